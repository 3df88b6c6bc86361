import { expect } from 'chai';
import type { Case } from '../case/case.ts';
import type { Service } from '../model/silence.ts';
import { ResponseTimes } from '../peer/response-times.ts';
import { remoteScp } from '../sut/remote-scp.ts';
import { CaseRunner } from './case-runner.ts';
import { Reachability } from './reachability.ts';
import { Silences } from './silences.ts';
import { type FakeBehaviour, startFakeScp } from './testing/fake-scp.ts';
import { askedBefore, casesOf, storeSteps } from './testing/run-fake.ts';

const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3] }' });
const [first] = list as [Case, ...Case[]];
const timeoutMs = 2000;

/** A SUT that has left plain requests of a service unanswered in three cases. */
function silentTo(service: Service, responseTimes = new ResponseTimes(), longestMs = timeoutMs): Silences {
  const silences = new Silences({ timeoutMs: longestMs, responseTimes });
  const phase = service === 'A-RELEASE' ? 'release' : 'data-transfer';
  for (const caseId of ['a', 'b', 'c']) {
    const awaited = { caseId, scenario: 's', clause: '', phase, service, isPlain: true, isAlone: true } as const;
    silences.begin({ ...awaited, silenceIsLegal: false }, longestMs).silent(true);
  }
  return silences;
}

async function runOn(behaviour: FakeBehaviour, silences: Silences, cases = [first], longestMs = timeoutMs) {
  await using scp = await startFakeScp(behaviour);
  const runner = new CaseRunner({
    sut: remoteScp({ aeTitle: 'FAKE', host: '127.0.0.1', port: scp.port }),
    timeoutMs: longestMs,
    seed: 1,
    signal: new AbortController().signal,
    reachability: new Reachability(),
    silences,
  });
  runner.preflight = { ...askedBefore, health: { echo: false, release: false } };
  const ends = [];
  for (const one of cases) ends.push(await runner.run(one));
  return ends;
}

const neverStores: FakeBehaviour = {
  onRequest: (_good, { CommandField }) => (CommandField === 1 ? 'silence' : undefined),
};
const rule = 'service/c-store-answered';
const reasons = [{ kind: 'blocked', text: 'the system did not answer plain C-STORE requests in 3 cases (a, b, c)' }];

describe('a case that waits for what other cases have waited for in vain', () => {
  it('is not accused, but blocked by their silence', async () => {
    const [end] = await runOn(neverStores, silentTo('C-STORE'));
    expect(end).to.include({ wasBlocked: true, starved: false });
    expect(end?.result).to.deep.include({ verdict: 'inconclusive', reasons, blockedBy: rule, transport: 'silence' });
  });

  it('does not even begin when two others of its scenario were blocked', async () => {
    const silences = silentTo('C-STORE');
    const ends = await runOn(neverStores, silences, [...list]);
    expect(ends.map(({ result }) => result.transport)).to.deep.equal(['silence', 'silence', 'not-connected']);
    expect(ends[2]?.result).to.deep.include({ verdict: 'inconclusive', reasons, blockedBy: rule });
    expect(silences.notes()).to.deep.equal([
      'the system did not answer plain C-STORE requests: 3 cases could not be judged for that',
    ]);
  });

  it('is judged when an answer comes after all', async () => {
    // An hour for a reaction, and what is brief beside that: no machine is so slow.
    const responseTimes = new ResponseTimes();
    responseTimes.answered(30_000);
    const silences = silentTo('C-STORE', responseTimes, 3_600_000);
    const [end] = await runOn({}, silences, [first], 3_600_000);
    expect(end?.result.verdict).to.equal('pass');
  });

  it('is judged when only its release stays unanswered', async () => {
    const [end] = await runOn({ onRelease: () => 'silence' }, silentTo('A-RELEASE'));
    expect(end?.result.verdict).to.equal('pass');
    expect(end?.result.notes.join()).to.match(
      /^not waited for in full: the system did not answer plain A-RELEASE requests in 3 cases/,
    );
  });
});
