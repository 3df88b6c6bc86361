import { expect } from 'chai';
import type { RunResult } from '../model/run-result.ts';
import { isRuleCase } from '../results/rule-id.ts';
import type { FakeBehaviour } from './testing/fake-scp.ts';
import { askedBefore, casesOf, runFake, storeSteps } from './testing/run-fake.ts';

const six = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6] }' });
/** Leaves every C-STORE but the first without an answer. */
function storingOnce(): FakeBehaviour['onRequest'] {
  let stored = 0;
  return (_good, { CommandField }) => {
    if (CommandField === 1) stored += 1;
    return stored > 1 ? 'silence' : undefined;
  };
}
/** A time limit for reactions that would keep the run for hours, one case after the other. */
const patient = { timeoutMs: 3_600_000, concurrency: 1, preflight: askedBefore };

/** The verdicts of the cases, those of rules left out, each with its reason. */
const reasons = ({ cases }: RunResult) =>
  cases
    .filter((one) => !isRuleCase(one))
    .map(({ verdict, reasons: [first] }) => `${verdict}: ${first && 'text' in first ? first.text : ''}`);

describe('a run whose time is over', () => {
  it('gives every case, and says of which there was no time for', async () => {
    const told: string[] = [];
    const onCase = ({ id }: { id: string }): void => void told.push(id);
    const result = await runFake(six, { onRequest: storingOnce() }, { ...patient, maxTimeMs: 1000, onCase });
    expect(reasons(result)).to.deep.equal([
      'pass: ',
      'inconclusive: not finished: the time of the run was over',
      ...Array<string>(4).fill('inconclusive: not run: the time of the run was over'),
    ]);
    expect(told).to.deep.equal(six.map(({ id }) => id));
    expect(result.interrupted).to.equal(false);
    expect(result.sut.notes?.join()).to.match(
      /^5 of 6 cases were not run to their end: the time of the run was over after 1 s; --max-time gives it more$/,
    );
  });

  it('is no run that somebody has stopped', async () => {
    const stop = new AbortController();
    const onRequest: FakeBehaviour['onRequest'] = () => {
      stop.abort();
      return 'silence';
    };
    const result = await runFake(six, { onRequest }, { ...patient, signal: stop.signal, maxTimeMs: 3_600_000 });
    expect(result).to.include({ interrupted: true });
    expect(reasons(result)).to.deep.equal([]);
  });

  it('holds nothing against the SUT that only a look at the case alone would have proved', async () => {
    // Whoever is not the first has to wait: no case but the first gets an answer beside it.
    const onAssociate: FakeBehaviour['onAssociate'] = () => 'silence';
    const limits = { timeoutMs: 100, concurrency: 6, preflight: askedBefore };
    const result = await runFake(six, { onAssociate }, { ...limits, maxTimeMs: 400 });
    const own = result.cases.filter((one) => !isRuleCase(one));
    const accused = own.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
    expect(accused).to.deep.equal([]);
  });
});
