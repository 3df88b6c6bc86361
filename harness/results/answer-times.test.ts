import { expect } from 'chai';
import type { WireRecord } from '../model/wire-record.ts';
import { answerTimes } from './answer-times.ts';

const store = { kind: 'message', commandField: 1 } as const;
const stored = { kind: 'message', commandField: 0x8001, status: 0 } as const;
const record = (at: number, direction: WireRecord['direction'], what: WireRecord['what'], parts = {}): WireRecord => ({
  at,
  direction,
  what,
  ...parts,
});
const times = (wire: readonly WireRecord[], parts = {}) =>
  answerTimes([{ id: 'a', role: 'scp', verdict: 'pass', wire: [...wire], ...parts }]);

describe('The times of answers', () => {
  it('are those from a request to its answer, with median and longest', () => {
    const wire = [2, 10, 4].flatMap((ms, at) => [
      record(at * 100, 'sent', store),
      record(at * 100 + ms, 'event', stored),
    ]);
    expect(times(wire)).to.deep.equal([{ kind: 'C-STORE', answers: 3, medianMs: 4, longestMs: 10, caseId: 'a' }]);
  });

  it('are not taken where another answer came, where more was sent meanwhile, or where the request was changed', () => {
    const echoed = { kind: 'message', commandField: 0x8030, status: 0 } as const;
    expect(times([record(0, 'sent', store), record(5, 'event', echoed)])).to.deep.equal([]);
    const abort = { kind: 'pdu', pdu: { type: 'A-ABORT' } } as const;
    expect(times([record(0, 'sent', store), record(1, 'sent', abort), record(5, 'event', stored)])).to.deep.equal([]);
    expect(times([record(0, 'sent', store, { remark: 'in segments' }), record(5, 'event', stored)])).to.deep.equal([]);
    expect(times([record(0, 'sent', store, { connection: 'b' }), record(5, 'event', stored)])).to.deep.equal([]);
  });

  it('are those of an SCP in cases that passed', () => {
    const wire = [record(0, 'sent', store), record(5, 'event', stored)];
    expect(times(wire, { verdict: 'fail' })).to.deep.equal([]);
    expect(times(wire, { role: 'scu' })).to.deep.equal([]);
  });
});
