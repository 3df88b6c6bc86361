import { expect } from 'chai';
import { decodeCommandSet, encodeCommandSet } from '../../../src/wire.ts';
import { UsualCrashes } from '../../case/usual-crashes.ts';
import type { ProcessReport } from '../../sut/sut.ts';
import { AssociationLog } from './association-log.ts';
import { judgeScu } from './judge-scu.ts';
import type { ScuBaseline } from './scu-baseline.ts';
import type { ScuRunFacts } from './scu-run.ts';
import { requestsOf, sopClass, transferSyntax } from './testing/requests.ts';

const good: ProcessReport = {
  end: 'exit code 0',
  hasCrashed: false,
  wasEnded: false,
  output: 'done\n',
  durationMs: 50,
  leftRunning: 0,
};

/** A run in which one instance was sent, and nothing was answered. */
function factsOf(process: Partial<ProcessReport> = {}, others: Partial<ScuRunFacts> = {}): ScuRunFacts {
  const requests = requestsOf();
  const log = new AssociationLog();
  const decoded = decodeCommandSet(encodeCommandSet(requests.store.command));
  log.request = requests.associate;
  log.stored({ contextId: 3, decoded, dataSetLength: 8 });
  return {
    accounts: {
      report: { process: { ...good, ...process } },
      logs: [log.acceptorLog],
      instances: [{ sopClassUID: sopClass, sopInstanceUID: '1.2', transferSyntax, bytes: new Uint8Array() }],
      requests: [],
      volatile: [],
    },
    logs: [log],
    isBusy: false,
    sentBytes: 1000,
    endMs: 1,
    ms: 50,
    ...others,
  };
}

function baselineOf(others: Partial<ScuBaseline> = {}): ScuBaseline {
  return {
    references: [factsOf().accounts, factsOf().accounts],
    usualCrashes: new UsualCrashes(),
    usualMs: 50,
    usualMemory: 20e6,
    leftRunning: 0,
    endsAfterFailures: true,
    showsRefusal: true,
    reportsUncaught: false,
    limits: { quietMs: 100, endMs: 10_000, mostMs: 40_000, ownMs: {} },
    ...others,
  };
}

const judged = (facts: ScuRunFacts, baseline = baselineOf(), strict = false) =>
  judgeScu(facts, baseline, { strict }).map(({ class: kind, key, level }) => `${kind} (${key}): ${level}`);

/** Exit status of an SCU that shows a failure. */
const failed = { end: 'exit code 1' };

describe('An SCU', () => {
  it('that shows that something was wrong has no fault', () => {
    expect(judged(factsOf(failed))).to.deep.equal([]);
  });

  it('that dies by a signal has one, unless it always does', () => {
    const crashed = factsOf({ end: 'signal SIGSEGV', hasCrashed: true });
    expect(judged(crashed)).to.deep.equal(['process died (signal SIGSEGV): fail']);
    const usualCrashes = new UsualCrashes();
    usualCrashes.learn(crashed.accounts.report);
    expect(judged(crashed, baselineOf({ usualCrashes }))).to.deep.equal([]);
  });

  it('whose runtime tells of an error has one, unless that is how it tells of every failure', () => {
    const traced = factsOf({ ...failed, output: 'Traceback (most recent call last):\n' });
    expect(judged(traced)).to.deep.equal(['process died (uncaught error): fail']);
    expect(judged(traced, baselineOf({ reportsUncaught: true }))).to.deep.equal([]);
  });

  it('that does not end has one, unless it does not end after plain failures either', () => {
    const hung = factsOf({ end: 'did not end by itself', wasEnded: true }, { gaveUp: 'no connection' });
    expect(judged(hung)).to.deep.equal(['hang (no connection): fail']);
    expect(judged(hung, baselineOf({ endsAfterFailures: false }))).to.deep.equal([]);
    expect(judged({ ...hung, isBusy: true })).to.deep.equal(['hang (busy): fail']);
  });

  it('that waits on an open connection is held to its own time alone, and warned of', () => {
    const waiting = factsOf(failed, { silentIn: 'response' });
    expect(judged(waiting)).to.deep.equal([]);
    const own = baselineOf({ limits: { ...baselineOf().limits, ownMs: { response: 500 } } });
    expect(judged(waiting, own)).to.deep.equal(['hang (open response): warn']);
    expect(judged(waiting, own, true)).to.deep.equal(['hang (open response): fail']);
    expect(judged(factsOf(failed, { silentIn: 'release' }), own)).to.deep.equal([]);
  });

  it('that is busy while nothing comes is warned of', () => {
    expect(judged(factsOf(failed, { isBusy: true }))).to.deep.equal(['hang (busy): warn']);
  });

  it('that takes far more memory than usual and than was sent has a fault', () => {
    expect(judged(factsOf(failed, { peakMemory: 200e6 }))).to.deep.equal(['memory grown (grown): fail']);
    expect(judged(factsOf(failed, { peakMemory: 200e6, sentBytes: 50e6 }))).to.deep.equal([]);
    expect(judged(factsOf(failed, { peakMemory: 100e6 }))).to.deep.equal([]);
  });

  it('that leaves more processes running than usual is warned of', () => {
    const left = factsOf({ ...failed, leftRunning: 1 });
    expect(judged(left)).to.deep.equal(['health lost (processes left): warn']);
    expect(judged(left, baselineOf({ leftRunning: 1 }))).to.deep.equal([]);
  });
});

describe('An SCU of which nothing was confirmed', () => {
  const claim = 'success for what was not confirmed (no sign)';

  it('claims success if it shows no sign', () => {
    expect(judged(factsOf())).to.deep.equal([`${claim}: warn`]);
    expect(judged(factsOf(), baselineOf(), true)).to.deep.equal([`${claim}: fail`]);
  });

  it('claims none if it prints something else, or ends with another status', () => {
    expect(judged(factsOf({ output: 'not done\n' }))).to.deep.equal([]);
    expect(judged(factsOf(failed))).to.deep.equal([]);
  });

  it('is not asked what it never shows', () => {
    expect(judged(factsOf(), baselineOf({ showsRefusal: false }))).to.deep.equal([]);
  });
});
