import { expect } from 'chai';
import { verificationSOPClassUID } from '../../src/index.ts';
import { presentationContextsOf } from '../../src/wire.ts';
import type { Case } from '../case/case.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { notRun } from './not-run.ts';
import { Reachability } from './reachability.ts';
import { RetryAlone } from './retry-alone.ts';
import type { FakeBehaviour } from './testing/fake-scp.ts';
import { askedBefore, casesOf, runFake, storeSteps } from './testing/run-fake.ts';

const six = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6] }' });

/** Lets every association but the first of those that are open wait for ever. */
function servingOneOnly(): FakeBehaviour {
  const open: { closed: unknown }[] = [];
  return {
    onConnection: (transport) => open.push(transport),
    onAssociate: () => (open.filter(({ closed }) => !closed).length > 1 ? 'silence' : undefined),
  };
}

/** What comes of a case that had one verdict beside others and has another alone. */
async function lookedAtAlone(before: VerdictKind, alone: { verdict: VerdictKind; wasBlocked?: boolean }) {
  const settled: CaseResult[] = [];
  const [candidate] = six as [Case];
  const result = notRun(candidate, { begun: true });
  const { verdict, wasBlocked = false } = alone;
  const retryAlone = new RetryAlone({
    reachability: new Reachability(),
    runAlone: async () => ({ result: { ...result, verdict }, starved: false, wasBlocked, checkedRules: [] }),
    settle: (one) => settled.push(one),
  });
  retryAlone.add({
    at: 0,
    candidate,
    end: { result: { ...result, verdict: before }, starved: true, checkedRules: [] },
  });
  await retryAlone.take();
  return { cleared: retryAlone.cleared, verdicts: settled.map((one) => one.verdict) };
}

describe('cases that the SUT had no time for beside others', () => {
  it('are run again alone, and the result says that it serves one association at a time', async () => {
    const { summary, cases, sut } = await runFake(six, servingOneOnly(), { concurrency: 3, preflight: askedBefore });
    expect(summary).to.include({ pass: 6 });
    const attempts = cases.flatMap(({ attempts: before = [] }) => before.map(({ verdict }) => verdict));
    expect(attempts).to.not.be.empty.and.not.include('pass');
    expect(sut.notes?.join()).to.match(/no time for beside others came to something else alone: cases ran one after/);
  });

  it('keep their verdict when they come to the same alone', async () => {
    const onRequest: FakeBehaviour['onRequest'] = (_good, { CommandField }) =>
      CommandField === 1 ? 'silence' : undefined;
    const { cases, sut } = await runFake(six, { onRequest }, { concurrency: 6, preflight: askedBefore });
    const blocked = cases.filter(({ blockedBy }) => blockedBy === 'service/c-store-answered');
    expect(blocked.map(({ verdict }) => verdict)).to.deep.equal(six.map(() => 'inconclusive'));
    expect(sut.notes?.join()).to.not.match(/one after the other/);
  });

  it('are not those that all wait in silence, when it answers another association meanwhile', async () => {
    // The cases propose a storage class, whoever is called as a liveness proposes Verification.
    const onAssociate: FakeBehaviour['onAssociate'] = (request) =>
      presentationContextsOf(request).some(({ abstractSyntax }) => abstractSyntax === verificationSOPClassUID)
        ? undefined
        : 'silence';
    const silent = casesOf('\n  - associate: { expect: { pdu: A-ASSOCIATE-AC } }', {
      rest: 'params: { n: [1, 2, 3, 4, 5, 6] }',
    });
    const { cases } = await runFake(silent, { onAssociate }, { concurrency: 6, preflight: askedBefore });
    const blocked = cases.filter(({ blockedBy }) => blockedBy === 'service/association-answered');
    expect(blocked.length).to.equal(6);
    expect(blocked.flatMap(({ attempts = [] }) => attempts)).to.deep.equal([]);
  });

  it('are not cleared by being blocked, so that cases go on beside each other', async () => {
    const { cleared, verdicts } = await lookedAtAlone('fail', { verdict: 'inconclusive', wasBlocked: true });
    expect(cleared).to.equal(0);
    expect(verdicts).to.deep.equal(['inconclusive']);
  });

  it('are cleared by a better verdict, and not by a worse one', async () => {
    expect((await lookedAtAlone('fail', { verdict: 'pass' })).cleared).to.equal(1);
    expect((await lookedAtAlone('pass', { verdict: 'fail' })).cleared).to.equal(0);
  });

  it('are told in order, each once', async () => {
    const told: string[] = [];
    const onCase = ({ id }: { id: string }): void => void told.push(id);
    await runFake(six, servingOneOnly(), { concurrency: 3, preflight: askedBefore, onCase });
    expect(told.sort()).to.deep.equal(six.map(({ id }) => id));
  });
});

describe('cases that only wait', () => {
  it('let others begin, as many as the SUT serves at once', async () => {
    const waiting = casesOf('\n  - associate: {}\n  - expect: { transport: silence, timeoutMs: 400 }', {
      rest: 'params: { n: [1, 2, 3, 4, 5, 6, 7, 8] }',
    });
    const most = async (associationsAtOnce: number): Promise<number> => {
      const open: { closed: unknown }[] = [];
      let count = 0;
      const onConnection: FakeBehaviour['onConnection'] = (transport) => {
        open.push(transport);
        count = Math.max(count, open.filter(({ closed }) => !closed).length);
      };
      const preflight = { ...askedBefore, associationsAtOnce };
      await runFake(waiting, { onConnection }, { concurrency: 2, timeoutMs: 2000, preflight });
      return count;
    };
    expect(await most(100))
      .to.be.greaterThan(2)
      .and.at.most(9);
    expect(await most(3)).to.be.at.most(3);
  });
});
