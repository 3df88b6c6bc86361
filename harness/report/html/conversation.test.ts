import { expect } from 'chai';
import type { WireRecord } from '../../model/wire-record.ts';
import { caseResult, conversation, response } from '../run-result-fixture.ts';
import { caseConversation, conversationFigure } from './conversation.ts';
import { PduTable } from './pdu-table.ts';

const sent = (type: 'A-ASSOCIATE-RQ' | 'A-RELEASE-RQ', changes: Partial<WireRecord> = {}): WireRecord => ({
  at: 1,
  direction: 'sent',
  what: { kind: 'pdu', pdu: { type } },
  ...changes,
});
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const shown = (wire: readonly WireRecord[]) => conversationFigure(wire, 'scp', new PduTable()).text;

describe('The conversation of a case', () => {
  it('marks what decided the verdict, and nothing of a case that passed', () => {
    const wire = conversation(response(0x0122));
    const text = (verdict: 'pass' | 'fail') =>
      plain(caseConversation(caseResult({ verdict, wire, observed: response(0x0122) }), new PduTable()).text);
    expect(text('fail')).to.contain('this decided the verdict');
    expect(text('pass')).not.to.contain('this decided the verdict');
  });

  it('has the states of each connection apart from those of the others', () => {
    const text = plain(
      shown([
        sent('A-ASSOCIATE-RQ', { connection: 'one' }),
        sent('A-RELEASE-RQ', { connection: 'one' }),
        sent('A-ASSOCIATE-RQ', { connection: 'two' }),
      ]),
    );
    expect(text).to.match(/Sta5 \[one\] A-ASSOCIATE-RQ.*? Sta3 .*\? \[one\] A-RELEASE-RQ.*? Sta13 .*Sta5 \[two\]/);
  });

  it('draws when things happened, if it took any time', () => {
    expect(shown([sent('A-ASSOCIATE-RQ')])).to.contain('<svg class="times"');
    expect(shown([sent('A-ASSOCIATE-RQ', { at: 0 })])).not.to.contain('<svg');
  });

  it('gives the same PDU the same number, and says how many of its bytes were not kept', () => {
    const pdus = new PduTable();
    const bytes = { hex: '0500000000040000', length: 10 };
    const { text } = conversationFigure([sent('A-RELEASE-RQ', bytes), sent('A-RELEASE-RQ', bytes)], 'scp', pdus);
    expect([...text.matchAll(/data-pdu="(\d+)"/g)].map((match) => match[1])).to.deep.equal(['0', '0']);
    expect(text).to.contain('8 bytes and their fields, 2 more not kept');
    expect(pdus.pdus).to.have.length(1);
  });

  it('marks the field of a broken rule, in the last PDU of the system that may have it', () => {
    const received = (at: number, isCommand: boolean): WireRecord => ({
      at,
      direction: 'received',
      what: { kind: 'pdu', pdu: { type: 'P-DATA-TF', pdvs: [{ contextId: 1, isCommand, isLast: true, length: 2 }] } },
      hex: `0400000000080000000401030000${at}`,
      length: 15,
    });
    const wire = [received(10, true), received(20, true), received(30, false)];
    const findings = [
      { rule: 'response/c-store-sop-class', clause: 'PS3.7 9.1.1.1.3', level: 'shall' as const, text: 'x' },
      { rule: 'status/storage-listed', clause: 'PS3.4 B.2.3', level: 'note' as const, text: 'x' },
    ];
    const { text } = caseConversation(caseResult({ wire, findings }), new PduTable());
    expect(
      [...text.matchAll(/data-pdu="(\d)" data-broken="([^"]+)"/g)].map(([, at, names]) => [at, names]),
    ).to.deep.equal([['1', '(0000,0002)']]);
  });

  it('is nothing if nothing was recorded', () => {
    expect(shown([])).to.equal('');
  });
});
