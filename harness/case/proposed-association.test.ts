import { expect } from 'chai';
import { associateRQ } from '../../src/wire.ts';
import { proposedAssociationSchema } from '../model/proposed-association.ts';
import { proposedAssociation } from './proposed-association.ts';

const plain = {
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  maxLength: 0,
  implementationClassUID: '1.2.3',
  presentationContexts: [
    { id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2'] },
  ],
};

describe('What an SCU proposes', () => {
  it('is plain data, with keywords and in its order', () => {
    const found = proposedAssociation(associateRQ(plain));
    expect(proposedAssociationSchema.safeParse(found).error).to.equal(undefined);
    expect(found).to.deep.equal({
      calledAETitle: 'SCP',
      callingAETitle: 'SCU',
      applicationContextName: '1.2.840.10008.3.1.1.1',
      implementationClassUID: '1.2.3',
      maximumLength: 0,
      contexts: [{ sopClass: 'Verification', transferSyntaxes: ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian'] }],
    });
  });

  it('holds what is negotiated beside contexts, and nothing of what identifies a user', () => {
    const userIdentity = { type: 2, primary: 'somebody', secondary: 'secret', positiveResponseRequested: true };
    const found = proposedAssociation(
      associateRQ({
        ...plain,
        userIdentity,
        asyncWindow: { invoked: 4, performed: 1 },
        roles: [{ sopClassUID: '1.2.840.10008.1.1', scuRole: true, scpRole: false }],
        extended: [{ sopClassUID: '1.2.840.10008.1.1', information: Buffer.of(1) }],
      }),
    );
    expect(found).to.deep.include({
      window: { invoked: 4, performed: 1 },
      roles: [{ sopClass: 'Verification', roles: ['SCU'] }],
      extended: ['Verification'],
      userIdentity: { type: 2, positiveResponseRequested: true },
    });
    expect(JSON.stringify(found)).to.not.match(/somebody|secret/);
  });

  it('is bounded, whatever comes', () => {
    const contexts = Array.from({ length: 300 }, () => ({
      id: 1,
      abstractSyntax: '9'.repeat(1000),
      transferSyntaxes: Array.from({ length: 100 }, () => '1.2'),
    }));
    const found = proposedAssociation(associateRQ({ ...plain, presentationContexts: contexts }));
    expect(found.contexts).to.have.length(128);
    expect(found.contexts[0]?.sopClass).to.have.length(64);
    expect(found.contexts[0]?.transferSyntaxes).to.have.length(64);
  });
});
