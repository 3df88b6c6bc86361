import { expect } from 'chai';
import { ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../../src/index.ts';
import {
  type AAssociateAC,
  type AssociateACOptions,
  type AssociateRQOptions,
  associateAC,
  associateRQ,
  encodePdu,
} from '../../../src/wire.ts';
import { formatFinding } from '../../model/finding.ts';
import { applyRules } from '../rule.ts';
import { associateAcRules } from './associate-ac-rules.ts';

const implicit = ImplicitVRLittleEndian.uid;
const explicit = ExplicitVRLittleEndian.uid;
const identity = { maxLength: 16384, implementationClassUID: '1.2.3' };

function proposal(over: Partial<AssociateRQOptions> = {}) {
  return associateRQ({
    calledAETitle: 'SCP',
    callingAETitle: 'SCU',
    presentationContexts: [
      { id: 1, abstractSyntax: '1.2.840.10008.5.1.4.38.1', transferSyntaxes: [explicit, implicit] },
      { id: 3, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [implicit] },
    ],
    ...identity,
    ...over,
  });
}

const goodResults = [
  { id: 1, result: 0, transferSyntax: explicit },
  { id: 3, result: 3, transferSyntax: implicit },
];

function found(
  over: Partial<AssociateACOptions> = {},
  rq = proposal(),
  change: (ac: AAssociateAC) => AAssociateAC = (ac) => ac,
): string[] {
  const ac = associateAC({ request: rq, presentationContexts: goodResults, ...identity, ...over });
  const { findings } = applyRules(associateAcRules, { rq, ac: change(ac), rqBytes: encodePdu(rq) });
  return findings.map((finding) => `${finding.level} ${formatFinding(finding)}`);
}

function withoutSubItem(type: number) {
  return (ac: AAssociateAC): AAssociateAC => ({
    ...ac,
    items: ac.items.map((item) => {
      if ('data' in item || item.item !== 0x50) return item;
      return { ...item, subItems: item.subItems.filter((subItem) => subItem.item !== type) };
    }),
  });
}

describe('the rules of an A-ASSOCIATE-AC', () => {
  it('find nothing wrong with a good one', () => {
    expect(found()).to.deep.equal([]);
    expect(found({ presentationContexts: [...goodResults].reverse() }), 'in any order').to.deep.equal([]);
  });

  it('let contexts be passed over that have an even identifier or no syntax, as a note', () => {
    const rq = proposal({
      presentationContexts: [
        { id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [implicit] },
        { id: 2, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [implicit] },
        { id: 5, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [] },
        { id: 7, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [implicit] },
      ],
    });
    const presentationContexts = [{ id: 1, result: 0, transferSyntax: implicit }];
    expect(found({ presentationContexts }, rq)).to.deep.equal([
      'shall PS3.8 7.1.1.14: presentation context 7 is not answered',
      'note PS3.8 7.1.1.14: presentation context 2 is not answered',
      'note PS3.8 7.1.1.14: presentation context 5 is not answered',
    ]);
  });

  it('let names be returned as they came, or without zeros that mean nothing', () => {
    const contexts = [{ id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [`${implicit}\0`] }];
    const padded = { presentationContexts: [{ id: 1, result: 0, transferSyntax: `${implicit}\0` }] };
    expect(found(padded, proposal({ presentationContexts: contexts }))).to.deep.equal([]);
    expect(
      found(
        { presentationContexts: [{ id: 1, result: 0, transferSyntax: implicit }] },
        proposal({
          presentationContexts: [
            { id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.01.002'] },
          ],
        }),
      ),
    ).to.deep.equal([]);
    expect(
      found(
        padded,
        proposal({ presentationContexts: contexts.map((one) => ({ ...one, transferSyntaxes: [implicit] })) }),
      ),
    ).to.have.length(1);
  });

  it('let an answer be to a sub-item that cannot be read', () => {
    const asyncWindow = { invoked: 1, performed: 1 };
    expect(found({ asyncWindow })).to.have.length(1);
    const malformed = proposal({ unknown: [{ item: 0x53, data: Buffer.alloc(3) }] });
    expect(found({ asyncWindow }, malformed)).to.deep.equal([]);
  });

  it('let a refused context have no Transfer Syntax, as a note', () => {
    const bare = (ac: AAssociateAC): AAssociateAC => ({
      ...ac,
      items: ac.items.map((item) =>
        !('data' in item) && item.item === 0x21 && item.id === 3 ? { ...item, subItems: [] } : item,
      ),
    });
    expect(found({}, proposal(), bare)).to.deep.equal([
      'note PS3.8 9.3.3.2: context 3 has 0 Transfer Syntax Sub-Items, not one',
    ]);
  });

  it('find a context without an answer, and one that was not proposed', () => {
    expect(found({ presentationContexts: goodResults.slice(0, 1) })).to.deep.equal([
      'shall PS3.8 7.1.1.14: presentation context 3 is not answered',
    ]);
    expect(
      found({ presentationContexts: [...goodResults, { id: 5, result: 0, transferSyntax: implicit }] }).join(),
    ).to.match(/shall PS3\.8 7\.1\.1\.14: presentation context 5 is answered, but was not proposed/);
  });

  it('find a Transfer Syntax that was not proposed', () => {
    const results = [goodResults[0] ?? { id: 1, result: 0 }, { id: 3, result: 0, transferSyntax: explicit }];
    expect(found({ presentationContexts: results })).to.deep.equal([
      'shall PS3.7 D.3.2: context 3: ExplicitVRLittleEndian was not proposed',
    ]);
  });

  it('find a result that is not defined', () => {
    const results = goodResults.map((result) => (result.id === 3 ? { ...result, result: 9 } : result));
    expect(found({ presentationContexts: results }).join()).to.match(/shall PS3\.8 9\.3\.3\.2: .*result 9/);
  });

  it('find the sub-items that have to be there', () => {
    expect(found({}, proposal(), withoutSubItem(0x52))).to.deep.equal([
      'shall PS3.7 D.3.3.2: there is no Implementation Class UID',
    ]);
    expect(found({}, proposal(), withoutSubItem(0x51)).join()).to.match(
      /shall PS3\.8 D\.1: there is no Maximum Length/,
    );
  });

  it('find a window larger than offered, but not one that is smaller', () => {
    const rq = proposal({ asyncWindow: { invoked: 4, performed: 1 } });
    expect(found({ asyncWindow: { invoked: 2, performed: 1 } }, rq)).to.deep.equal([]);
    expect(found({ asyncWindow: { invoked: 0, performed: 1 } }, rq).join()).to.match(/shall PS3\.7 D\.3\.3\.3/);
    expect(found({ asyncWindow: { invoked: 5, performed: 1 } }, rq).join()).to.match(/shall PS3\.7 D\.3\.3\.3/);
    const unlimited = proposal({ asyncWindow: { invoked: 0, performed: 0 } });
    expect(found({ asyncWindow: { invoked: 99, performed: 99 } }, unlimited)).to.deep.equal([]);
  });

  it('find a window though none was offered', () => {
    expect(found({ asyncWindow: { invoked: 1, performed: 1 } }).join()).to.match(/shall PS3\.7 D\.3\.3\.3/);
  });

  it('find extended negotiation that nobody offered', () => {
    const forClass = (sopClassUID: string) => [{ sopClassUID, information: Buffer.of(1) }];
    const extended = forClass('1.2.840.10008.5.1.4.1.1.7');
    expect(found({ extended }).join()).to.match(/shall PS3\.7 D\.3\.3\.5/);
    expect(found({ extended }, proposal({ extended }))).to.deep.equal([]);
    const others = proposal({ extended: forClass('1.2.840.10008.5.1.4.1.1.2') });
    expect(found({ extended }, others).join()).to.match(/^should PS3\.7 D\.3\.3\.5: .*SecondaryCapture/);
  });

  it('find extended negotiation for a Non-Patient SOP Class', () => {
    const extended = [{ sopClassUID: '1.2.840.10008.5.1.4.38.1', information: Buffer.of(1) }];
    expect(found({ extended }, proposal({ extended })).join()).to.match(
      /^should PS3\.4 GG\.2: .*HangingProtocolStorage/,
    );
  });

  it('find an application context that DICOM does not have, and take note of a private one', () => {
    expect(found({ applicationContextName: '1.2.840.10008.3.1.1.2' }).join()).to.match(/^shall PS3\.7 A\.2\.1/);
    expect(found({ applicationContextName: '1.2.826.0.1.4711' }).join()).to.match(/^note PS3\.8 7\.1\.1\.2/);
  });

  it('find a role that was not proposed', () => {
    const roles = [{ sopClassUID: '1.2.840.10008.5.1.4.38.1', scuRole: true, scpRole: true }];
    expect(found({ roles }).join()).to.match(/shall PS3\.7 D\.3\.3\.4: a role is answered/);
    const rq = proposal({ roles: [{ sopClassUID: '1.2.840.10008.5.1.4.38.1', scuRole: true, scpRole: false }] });
    expect(found({ roles }, rq).join()).to.match(/shall PS3\.7 D\.3\.3\.4: a role is accepted/);
  });

  it('find a User Identity response that nobody asked for', () => {
    expect(found({ userIdentityResponse: Buffer.alloc(0) }).join()).to.match(/shall PS3\.7 D\.3\.3\.7/);
    const rq = proposal({ userIdentity: { type: 1, primary: 'doe', positiveResponseRequested: true } });
    expect(found({ userIdentityResponse: Buffer.alloc(0) }, rq)).to.deep.equal([]);
    expect(found({}, rq), 'an acceptor may ignore the item').to.deep.equal([]);
    expect(found({ userIdentityResponse: Buffer.alloc(2) }, rq).join()).to.match(/shall PS3\.7 D\.3\.3\.7\.2/);
  });

  it('find a protocol version without bit 0, but not further bits', () => {
    expect(found({}, proposal(), (ac) => ({ ...ac, protocolVersion: 2 })).join()).to.match(/shall PS3\.8 9\.3\.3/);
    expect(found({}, proposal(), (ac) => ({ ...ac, protocolVersion: 3 }))).to.deep.equal([]);
  });
});
