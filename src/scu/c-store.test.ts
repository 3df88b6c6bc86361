import { expect } from 'chai';
import { responseTo } from '../dimse/c-store.ts';
import { DicomNetworkError } from '../errors.ts';
import { ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../registry/transfer-syntaxes.ts';
import { verificationSOPClassUID } from '../registry/uids.ts';
import { cEcho } from './c-echo.ts';
import { type CStoreRSP, cStore } from './c-store.ts';
import { NoPresentationContext } from './no-presentation-context.ts';
import { type OpenAssociationOptions, openAssociation } from './open-association.ts';
import { TestAcceptor, type TestAcceptorOptions } from './testing/test-acceptor.ts';

const sopClassUID = '1.2.840.10008.5.1.4.38.1';
const transferSyntax = ImplicitVRLittleEndian.uid;
const instance = { sopClassUID, sopInstanceUID: '1.2.3', transferSyntax, dataSet: Buffer.from('Data Set') };
const proposing: OpenAssociationOptions = {
  callingAETitle: 'SCU',
  presentationContexts: [
    { abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] },
    { abstractSyntax: verificationSOPClassUID, transferSyntaxes: [transferSyntax] },
  ],
};

/** The response to a C-STORE that the acceptor answers like this. */
async function storeAnswered(answer: TestAcceptorOptions['answer']): Promise<CStoreRSP> {
  await using acceptor = await TestAcceptor.listen({ answer });
  await using association = await openAssociation(acceptor.peer, proposing);
  return await cStore(association, instance);
}

function rules({ findings }: CStoreRSP): string[] {
  return findings.map(({ rule, clause }) => `${rule} ${clause}`);
}

describe('cStore', () => {
  it('sends what PS3.7 9.3.1.1 demands, and the Data Set as it is', async () => {
    await using acceptor = await TestAcceptor.listen();
    await using association = await openAssociation(acceptor.peer, proposing);
    const moveOriginator = { aeTitle: 'MOVER', messageID: 5 };
    const response = await cStore(association, { ...instance, priority: 2, messageID: 77, moveOriginator });
    const [received] = acceptor.received;
    expect(received?.command).to.deep.include({
      AffectedSOPClassUID: sopClassUID,
      AffectedSOPInstanceUID: '1.2.3',
      MessageID: 77,
      Priority: 2,
      MoveOriginatorApplicationEntityTitle: 'MOVER',
      MoveOriginatorMessageID: 5,
    });
    expect(received?.dataSet.toString()).to.equal('Data Set');
    expect([response.status, response.category, response.findings]).to.deep.equal([0, 'Success', []]);
  });

  it('takes any status as an answer, with its category, comment and elements', async () => {
    const failed = await storeAnswered(({ command }) => {
      const fields = { Status: 0xa900, ErrorComment: 'odd', OffendingElement: [0x00080016] };
      return responseTo(command, 0x8001, fields);
    });
    expect([failed.status, failed.category, failed.errorComment]).to.deep.equal([0xa900, 'Failure', 'odd']);
    expect(failed.offendingElements).to.deep.equal([0x00080016]);
    expect((await storeAnswered(() => 0xb000)).category).to.equal('Warning');
    const undefinedStatus = await storeAnswered(() => 0x1234);
    expect(undefinedStatus.category).to.equal(undefined);
    expect(rules(undefinedStatus)).to.deep.equal(['value PS3.7 Annex C']);
  });

  it('finds a response that does not fit its request', async () => {
    const other = await storeAnswered(({ command }) => ({
      ...responseTo(command, 0x8030, { Status: 0 }),
      AffectedSOPInstanceUID: '1.2.9',
    }));
    expect(other.status).to.equal(0);
    expect(rules(other)).to.deep.equal(['answer PS3.7 E.1', 'answer PS3.7 9.1.1.1.3, 9.1.1.1.4']);
  });

  it('does not mind a response without the affected UIDs', async () => {
    const bare = await storeAnswered(({ command }) => ({
      ...responseTo(command, 0x8001, { Status: 0 }),
      AffectedSOPClassUID: undefined,
      AffectedSOPInstanceUID: undefined,
    }));
    expect(bare.findings).to.deep.equal([]);
  });

  it('rejects for a response without a status, and goes on', async () => {
    const answer: TestAcceptorOptions['answer'] = ({ command }, n) =>
      n === 1 ? { ...responseTo(command, 0x8001, { Status: 0 }), Status: undefined } : 0;
    await using acceptor = await TestAcceptor.listen({ answer });
    await using association = await openAssociation(acceptor.peer, proposing);
    const error = await cStore(association, instance).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(DicomNetworkError);
    expect((error as DicomNetworkError).code).to.equal('NO_STATUS');
    expect((await cStore(association, instance)).status).to.equal(0);
  });

  it('says why there is no presentation context, in one line', async () => {
    const syntaxes = new Map([[sopClassUID, [ExplicitVRLittleEndian.uid]]]);
    await using acceptor = await TestAcceptor.listen({ abstractSyntaxes: syntaxes });
    const presentationContexts = [
      ...proposing.presentationContexts,
      { abstractSyntax: '1.2.3', transferSyntaxes: [transferSyntax] },
    ];
    await using association = await openAssociation(acceptor.peer, { ...proposing, presentationContexts });
    const messages = [];
    for (const uid of [sopClassUID, '1.2.3', '1.2.4']) {
      const error = await cStore(association, { ...instance, sopClassUID: uid }).catch((reason: Error) => reason);
      expect(error).to.be.instanceOf(NoPresentationContext);
      messages.push((error as Error).message);
    }
    expect(messages).to.deep.equal([
      'No presentation context for Hanging Protocol Storage in Implicit VR Little Endian: refused: transfer syntaxes not supported',
      'No presentation context for 1.2.3 in Implicit VR Little Endian: refused: abstract syntax not supported',
      'No presentation context for 1.2.4 in Implicit VR Little Endian: not proposed',
    ]);
  });
});

describe('cEcho', () => {
  it('is answered with success', async () => {
    await using acceptor = await TestAcceptor.listen();
    await using association = await openAssociation(acceptor.peer, proposing);
    const { status, command, findings } = await cEcho(association);
    expect([status, command.CommandField, findings]).to.deep.equal([0, 0x8030, []]);
  });

  it('needs a presentation context for Verification', async () => {
    await using acceptor = await TestAcceptor.listen();
    const [storage] = proposing.presentationContexts;
    const presentationContexts = storage === undefined ? [] : [storage];
    await using association = await openAssociation(acceptor.peer, { ...proposing, presentationContexts });
    const error = await cEcho(association).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(NoPresentationContext);
  });
});

describe('openAssociation', () => {
  it('proposes everything it is given', async () => {
    await using acceptor = await TestAcceptor.listen({
      asyncWindow: { invoked: 1, performed: 8 },
      userIdentity: () => ({ response: Buffer.from('ticket') }),
      extended: (_, information) => information,
      maxLength: 5000,
    });
    await using association = await openAssociation(acceptor.peer, {
      ...proposing,
      maxLength: 4000,
      asyncWindow: { invoked: 16, performed: 1 },
      roles: [{ sopClassUID, scuRole: true, scpRole: true }],
      extended: [{ sopClassUID, information: Buffer.of(1) }],
      commonExtended: [{ sopClassUID, serviceClassUID: '1.2.840.10008.4.2' }],
      userIdentity: { type: 3, primary: Buffer.from('key'), positiveResponseRequested: true },
    });
    const { negotiated, contexts } = association;
    expect(contexts.map(({ id, scuRole, scpRole }) => [id, scuRole, scpRole])).to.deep.equal([
      [1, true, false],
      [3, true, false],
    ]);
    expect(negotiated.asyncWindow).to.deep.equal({ invoked: 8, performed: 1 });
    expect([negotiated.maxLengthOfRequestor, negotiated.maxLengthOfAcceptor]).to.deep.equal([4000, 5000]);
    expect(negotiated.acceptor.extended).to.have.lengthOf(1);
    expect(negotiated.requestor.commonExtended).to.have.lengthOf(1);
    expect(Buffer.from(negotiated.acceptor.userIdentityResponse ?? []).toString()).to.equal('ticket');
    expect(negotiated.findings).to.deep.equal([]);
  });

  it('refuses more presentation contexts than there are IDs', async () => {
    const context = { abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] };
    const presentationContexts = Array.from({ length: 129 }, () => context);
    const peer = { host: '127.0.0.1', port: 1, calledAETitle: 'NOBODY' };
    const error = await openAssociation(peer, { ...proposing, presentationContexts }).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(RangeError);
    expect((error as Error).message).to.equal('129 presentation contexts; an association has at most 128');
  });
});
