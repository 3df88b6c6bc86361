import { expect } from 'chai';
import { associateAC, associateRQ, encodeCommandSet, encodePdu, fragmentMessage } from '../../../src/wire.ts';
import { brokenFields, namedFields } from './broken-fields.ts';
import { pduFields } from './pdu-fields.ts';
import type { WireField } from './wire-field.ts';

const names = (fields: readonly WireField[]): string[] =>
  fields.flatMap(({ name, fields: inner = [] }) => [name, ...names(inner)]);

const uid = '1.2.840.10008.1.1';
const user = {
  maxLength: 16384,
  implementationClassUID: '1.2.3',
  implementationVersionName: 'X',
  asyncWindow: { invoked: 1, performed: 1 },
  roles: [{ sopClassUID: uid, scuRole: true, scpRole: true }],
  extended: [{ sopClassUID: uid, information: Buffer.of(1) }],
};
const request = associateRQ({
  calledAETitle: 'A',
  callingAETitle: 'B',
  presentationContexts: [{ id: 1, abstractSyntax: uid, transferSyntaxes: ['1.2.840.10008.1.2'] }],
  ...user,
  commonExtended: [{ sopClassUID: uid, serviceClassUID: uid }],
  userIdentity: { type: 1, primary: Buffer.from('x') },
});
const presentationContexts = [{ id: 1, result: 0, transferSyntax: '1.2.840.10008.1.2' }];
const command = encodeCommandSet({
  AffectedSOPClassUID: uid,
  CommandField: 0x8001,
  Priority: 0,
  MessageIDBeingRespondedTo: 1,
  CommandDataSetType: 0x0101,
  Status: 0,
  ErrorComment: 'x',
  AffectedSOPInstanceUID: uid,
});
const pdus = [
  encodePdu(request),
  encodePdu(associateAC({ request, presentationContexts, ...user, userIdentityResponse: Buffer.from('x') })),
  encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 }),
  encodePdu({ type: 'A-ABORT', source: 0, reason: 0 }),
  ...fragmentMessage(1, command, undefined, 0),
  ...fragmentMessage(1, encodeCommandSet({ CommandField: 0x30, MessageID: 1 }), undefined, 0),
];

describe('The fields of a broken rule', () => {
  it('are fields that a PDU has', () => {
    const known = pdus.flatMap((bytes) => names(pduFields(bytes)));
    const missing = namedFields.filter((start) => !known.some((name) => name.startsWith(start)));
    expect(missing).to.deep.equal([]);
  });

  for (const [rule, type, ...fields] of [
    ['associate-ac/implementation-class-uid-once', 'A-ASSOCIATE-AC', 'Implementation-class-uid'],
    ['associate-ac/context-result', 'A-ASSOCIATE-AC', 'Result/Reason'],
    ['associate-ac/one-transfer-syntax', 'A-ASSOCIATE-AC', 'Transfer-syntax-name'],
    ['associate-rq/user-identity-type', 'A-ASSOCIATE-RQ', 'User Identity'],
    ['a-abort/source-and-reason', 'A-ABORT', 'Source', 'Reason'],
    ['response/c-store-sop-class', 'P-DATA-TF', '(0000,0002)'],
    ['response/c-store-announces-no-data-set', 'P-DATA-TF', '(0000,0800)'],
    ['status/non-patient-listed', 'P-DATA-TF', '(0000,0900)'],
  ] as const) {
    it(`of ${rule} are ${fields.join(' and ')}`, () => {
      expect(brokenFields(rule)).to.deep.equal({ type, names: fields });
    });
  }

  it('are none of a rule about what does not come, or about no PDU', () => {
    for (const rule of ['service/c-store-answered', 'association/one-request', 'message/odd-fragment', 'nonsense'])
      expect(brokenFields(rule), rule).to.equal(undefined);
  });
});
