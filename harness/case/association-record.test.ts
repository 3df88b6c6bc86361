import { expect } from 'chai';
import { associateRQ, CommandField, type CommandSet } from '../../src/wire.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';
import { acceptAnswer } from './accept-answer.ts';
import { AssociationRecord } from './association-record.ts';
import { CaseVerdict } from './case-verdict.ts';

const implicit = '1.2.840.10008.1.2';
const request = associateRQ({
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  presentationContexts: [{ id: 1, abstractSyntax: '1.2.840.10008.5.1.4.38.1', transferSyntaxes: [implicit] }],
  maxLength: 0,
  implementationClassUID: '1.2.3',
  implementationVersionName: 'NAME',
});

function storing(MessageID: number): ReceivedMessage {
  const command: CommandSet = {
    AffectedSOPClassUID: '1.2.840.10008.5.1.4.38.1',
    CommandField: CommandField['C-STORE-RQ'],
    MessageID,
    Priority: 0,
    CommandDataSetType: 1,
    AffectedSOPInstanceUID: `1.2.${MessageID}`,
  };
  const decoded = { bytes: Buffer.alloc(0), command, elements: [], findings: [] };
  return { contextId: 1, decoded, dataSetLength: 4, dataSet: Buffer.from('data') };
}

const answered = { status: 0, isAnswered: true, isEarly: false };
const unanswered = { status: undefined, isAnswered: false, isEarly: false };
const closed = { kind: 'closed', how: 'FIN' } as const;

function begun(keepsFirst = false) {
  const verdicts = new CaseVerdict();
  const record = new AssociationRecord(verdicts, keepsFirst);
  record.request = request;
  record.answer = acceptAnswer(request).pdu;
  record.isAccepted = true;
  record.history.add('SUT', 'A-ASSOCIATE-RQ');
  record.history.add('harness', 'A-ASSOCIATE-AC');
  const broken = () => verdicts.outcome().findings.map(({ rule }) => rule);
  return { record, verdicts, broken };
}

describe('the record of an association', () => {
  it('keeps each C-STORE request without its Data Set, and how it was answered', () => {
    const { record } = begun();
    record.stored(storing(1), answered);
    record.stored(storing(2), unanswered);
    const { stores, accepted, requested, released } = record.end(closed);
    expect(stores.map(({ status, isAnswered }) => [status, isAnswered])).to.deep.equal([
      [0, true],
      [undefined, false],
    ]);
    for (const { message } of stores) expect(message).to.not.have.property('dataSet');
    expect({ accepted, requested, released }).to.deep.equal({ accepted: true, requested: true, released: false });
  });

  it('keeps the first instance whole if that is wanted and its Transfer Syntax is known', () => {
    const { record } = begun(true);
    record.stored(storing(1), answered);
    record.stored(storing(2), answered);
    expect(record.end(closed).first).to.deep.include({ sopInstanceUID: '1.2.1', transferSyntax: implicit });
    const unknown = begun(true).record;
    unknown.answer = undefined;
    unknown.stored(storing(1), answered);
    expect(unknown.end(closed)).to.not.have.property('first');
  });

  it('keeps what the SCU says of itself', () => {
    expect(begun().record.end(closed).identity).to.deep.equal({
      implementationClassUID: '1.2.3',
      implementationVersionName: 'NAME',
    });
    expect(new AssociationRecord(new CaseVerdict(), false).end(closed)).to.not.have.property('identity');
  });

  it('holds a Message ID against the SCU that is still outstanding, and not one that was answered', () => {
    for (const [first, isBroken] of [
      [answered, false],
      [unanswered, true],
    ] as const) {
      const { record, broken } = begun();
      record.check(storing(1), first);
      record.check(storing(1), answered);
      expect(broken().includes('request/unique-message-id'), JSON.stringify(first)).to.equal(isBroken);
    }
  });

  it('holds a release against the SCU that comes while an operation is outstanding, not what comes after', () => {
    const early = begun();
    early.record.check(storing(1), unanswered);
    early.record.history.add('SUT', 'P-DATA-TF');
    early.record.releaseCame();
    early.record.history.add('SUT', 'A-RELEASE-RQ');
    early.record.end(closed);
    expect(early.broken()).to.include('association/released-when-confirmed');
    const late = begun();
    late.record.check(storing(1), answered);
    late.record.history.add('SUT', 'P-DATA-TF');
    late.record.releaseCame();
    late.record.history.add('SUT', 'A-RELEASE-RQ');
    late.record.end(closed);
    expect(late.broken()).to.not.include('association/released-when-confirmed');
    expect(late.record.isReleased).to.equal(true);
  });
});
