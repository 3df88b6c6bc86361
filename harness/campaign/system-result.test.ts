import { expect } from 'chai';
import { foldOf } from '../journal/journal-result.ts';
import { eventsOf, passed } from '../journal/testing/journals.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { mergeRepetitions } from '../results/repetitions.ts';
import { SystemResult } from './system-result.ts';

function runOf(seed: number, verdict: VerdictKind) {
  const [begin, ...rest] = eventsOf(['a:1']);
  if (begin?.kind !== 'run-begin') return expect.fail();
  const events = rest.map((event) =>
    event.kind === 'case-end' ? { ...event, result: passed('a:1', { verdict }) } : event,
  );
  return foldOf([{ ...begin, plan: { ...begin.plan, seed } }, ...events]);
}

describe('The runs of one system with several seeds', () => {
  it('come to the worst of each case, and tell which seeds it was', () => {
    const found = new SystemResult();
    for (const run of [runOf(1, 'pass'), runOf(2, 'fail'), runOf(3, 'pass')]) found.add(run);
    const one = found.result()?.cases.find(({ id }) => id === 'a:1');
    expect(one?.verdict).to.equal('fail');
    expect(one?.notes.at(-1)).to.equal('the seed decides: pass with seeds 1, 3; fail with seed 2');
    expect(found.differences()).to.deep.equal([{ case: 'a:1', seeds: { pass: [1, 3], fail: [2] } }]);
    expect(found.instabilities).to.deep.equal([]);
  });

  it('keep what differs though nothing was changed', () => {
    const found = new SystemResult();
    found.add(mergeRepetitions([runOf(7, 'pass'), runOf(7, 'warn')]));
    expect(found.instabilities).to.deep.equal([{ case: 'a:1', seed: 7, verdicts: ['pass', 'warn'] }]);
    expect(found.differences()).to.deep.equal([]);
  });

  it('are none if there was none', () => {
    expect(new SystemResult().result()).to.equal(undefined);
  });
});
