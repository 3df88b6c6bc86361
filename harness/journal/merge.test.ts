import { expect } from 'chai';
import { runResultSchema } from '../model/run-result.ts';
import { isRuleCase } from '../results/rule-id.ts';
import { withoutTimes } from '../results/without-times.ts';
import { resultOf } from './journal-result.ts';
import { mergeParts, type Part } from './merge.ts';
import { refusal } from './refusal.ts';
import { aJournal, eventsOf, passed, type RunParts } from './testing/journals.ts';

const finding = { rule: 'pdu/decodable', clause: 'PS3.8 9.3', level: 'shall', text: 'bytes that are no PDU' } as const;
const resultOfCase = (id: string) => passed(id, id === 'c' || id === 'a:2' ? { findings: [finding] } : {});

const part = (index: number, of: number, some: RunParts & Partial<Part> = {}): Part => ({
  name: `s${index}`,
  journal: aJournal({ resultOf: resultOfCase, ...some, shard: { index, of } }),
  ...some,
});
const parts = (of: number) => Array.from({ length: of }, (_, at) => part(at + 1, of));

describe('Shards that are joined', () => {
  it('are the run that was not cut, byte for byte but times, in whatever order they are given', () => {
    const whole = resultOf(aJournal({ resultOf: resultOfCase })) ?? expect.fail();
    expect(whole.faults.length).to.equal(1);
    for (const of of [1, 2, 3, 4]) {
      const { result, missing } = mergeParts(parts(of).reverse());
      expect(missing).to.deep.equal([]);
      expect(withoutTimes(result)).to.equal(withoutTimes(whole));
      expect(runResultSchema.parse(result)).to.deep.equal(result);
    }
  });

  it('have verdicts of rules that always hold of all cases together', () => {
    const ofPart = resultOf(part(1, 2).journal)?.cases.find(isRuleCase);
    const ofAll = mergeParts(parts(2)).result.cases.find(isRuleCase);
    expect(ofPart?.observed).to.deep.equal({ kind: 'rule', checked: 5, brokenIn: ['a:2'] });
    expect(ofAll?.observed).to.deep.equal({ kind: 'rule', checked: 9, brokenIn: ['a:2', 'c'] });
  });

  it('last from the beginning of the first to the end of the last', () => {
    const later = part(2, 2, { startedAt: '2026-01-01T00:01:00.000Z' });
    const { result } = mergeParts([later, part(1, 2)]);
    expect(result).to.include({ startedAt: '2026-01-01T00:00:00.000Z', durationMs: 60_040 });
  });

  it('are a journal again that comes to the same', () => {
    const { lines, result } = mergeParts(parts(3));
    const [head] = lines;
    expect(head).to.not.have.property('shard');
    const planned = lines.flatMap((line) => (line.kind === 'planned' ? [line.result] : []));
    const events = lines.filter((line) => line.kind !== 'planned' && line.kind !== 'journal');
    expect(resultOf({ planned, runs: [events] })).to.deep.equal(result);
  });

  it('tell which of them is missing: none of its cases passes', () => {
    const { result, missing } = mergeParts([part(1, 3), part(3, 3)]);
    expect(missing).to.deep.equal(['shard 2 of 3 is missing: its cases were not run']);
    const open = result.cases.filter(({ verdict }) => verdict === 'inconclusive').map(({ id }) => id);
    expect(open).to.deep.equal(['b:1', 'b:2', 'e']);
    expect(result.interrupted).to.equal(true);
    expect(result.sut.notes).to.deep.equal(missing);
  });

  it('tell which of them was stopped before its end, or before it began', () => {
    const { result, missing } = mergeParts([part(1, 2, { until: 2 }), part(2, 2)]);
    expect(missing).to.deep.equal([
      'shard 1 of 2 was stopped before its end: 2 of 5 cases ended, the others were not run',
    ]);
    expect(result.summary.inconclusive).to.equal(3);
    const neverBegun = { ...part(1, 2), journal: { ...part(1, 2).journal, runs: [] } };
    expect(mergeParts([neverBegun, part(2, 2)]).missing).to.deep.equal([
      'shard 1 of 2 was stopped before it had begun: its cases were not run',
    ]);
  });

  it('say where a case is in the joined capture, and nothing of a capture that is lost', () => {
    const captured = (id: string) => passed(id, { capture: { streams: [0, 2], frames: [1, 9] } });
    const { result } = mergeParts([
      part(1, 2, { resultOf: captured }),
      part(2, 2, { resultOf: captured, capture: { frames: 100, streams: 10 } }),
    ]);
    const captureOf = (id: string) => result.cases.find((one) => one.id === id)?.capture;
    expect(captureOf('a:1')).to.equal(undefined);
    expect(captureOf('b:1')).to.deep.equal({ streams: [10, 12], frames: [101, 109] });
  });
});

describe('Shards that do not belong together', () => {
  const changed = (some: Partial<Part['journal']['head']>): Part => {
    const { journal, ...rest } = part(2, 2);
    return { ...rest, journal: { ...journal, head: { ...journal.head, ...some } } };
  };

  it('are told from those that do', () => {
    expect(refusal(parts(3))).to.equal(undefined);
    expect(refusal([part(1, 2), { ...part(2, 2), journal: { ...part(2, 2).journal, runs: [] } }])).to.equal(undefined);
  });

  for (const [what, other, why] of [
    ['other scenarios', changed({ suite: 'c'.repeat(64) }), /^s2 is of other scenarios, or .* than s1$/],
    ['another system', changed({ sut: 'c'.repeat(64) }), /^s2 is of another system under test than s1$/],
    [
      'another version',
      changed({ tool: { name: 'cstore-conformance', version: '9' } }),
      /^s2 was run by another version/,
    ],
    ['another number of shards', part(2, 3), /^s2 is of another number of shards than s1$/],
    ['another seed', part(2, 2, { seed: 7 }), /^s2 was run with another --seed than s1$/],
    ['the same part', { ...part(1, 2), name: 'again' }, /^s1 and again are both shard 1 of 2: give one of them$/],
    ['a whole run', { name: 'w', journal: aJournal() }, /^w is a whole run, and no part of one/],
  ] as const)
    it(`are refused: of ${what}`, () => {
      expect(refusal([part(1, 2), other])).to.match(why);
    });

  it('are refused if both hold a case, whatever they say of themselves', () => {
    const journal = { ...part(2, 2).journal, runs: [eventsOf(['b:1', 'a:1'])] };
    expect(refusal([part(1, 2), { name: 's2', journal }])).to.equal('s1 and s2 both hold the case a:1');
  });

  it('are refused if another implementation answered', () => {
    const { journal } = part(2, 2);
    const runs = journal.runs.map((run) =>
      run.map((event) =>
        event.kind === 'run-end' ? { ...event, sut: { ...event.sut, implementationClassUID: '1.2' } } : event,
      ),
    );
    expect(refusal([part(1, 2), { name: 's2', journal: { ...journal, runs } }])).to.match(
      /^s2 saw another implementation of the system under test than s1$/,
    );
  });
});
