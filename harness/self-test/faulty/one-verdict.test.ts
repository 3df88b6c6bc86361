// A time limit of the harness is no property of the SUT: an SCP that answers nothing and leaves the end to a timer of its own
// gets one verdict, whether the harness has waited for that timer or not (PS3.8 9.2.2, 9.1.5).

import { expect } from 'chai';
import { preflight } from '../../preflight/preflight.ts';
import { runCases } from '../../run/run-cases.ts';
import { remoteScp } from '../../sut/remote-scp.ts';
import { broadly } from './broad-run.ts';
import { casesById } from './detect.ts';
import type { Behaviour } from './fault.ts';
import type { FaultyConnection } from './faulty-connection.ts';
import { startFaultyScp } from './faulty-scp.ts';
import { inParallel } from './in-parallel.ts';

/** The timer of the SCP, the time that it has to close, and time limits before and after both, in milliseconds. */
const timerMs = 18_000;
const closeMs = 6000;
const timeoutsMs = [2000, 30_000] as const;
/** Nearly all the time is spent waiting. */
const atOnce = 36;

function leaveToTimer(session: FaultyConnection): readonly [] {
  setTimeout(() => session.close(), timerMs);
  return [];
}

/** Neither aborts nor rejects, and does not close when it is aborted: its timer closes. */
const silent: Partial<Behaviour> = {
  send: ({ type }, session) => (type === 'A-ABORT' || type === 'A-ASSOCIATE-RJ' ? leaveToTimer(session) : undefined),
  receive: ({ type }, session) => (type === 'A-ABORT' ? leaveToTimer(session) : undefined),
};

describe('an SCP that leaves the end of a connection to its timer', () => {
  const cases = broadly(casesById().values(), { caughtBy: [] }).filter(({ id }) => /^ps3\.8\/9\.[23]/.test(id));

  it('gets the same verdicts, however long the harness waits', async function () {
    this.timeout(300_000);
    await using scp = await startFaultyScp(silent);
    const sut = remoteScp({ aeTitle: 'FAULTY', host: '127.0.0.1', port: scp.port });
    const endpoint = { host: '127.0.0.1', port: scp.port, calledAETitle: 'FAULTY', callingAETitle: 'CSTORE' };
    const known = await preflight(endpoint, {
      timeoutMs: 10_000,
      seed: 1,
      wanted: 1,
      signal: AbortSignal.timeout(60_000),
    });
    const verdicts = await Promise.all(
      inParallel(cases, atOnce, async (one) => {
        const results = await Promise.all(
          timeoutsMs.map(async (timeoutMs) => {
            const { cases: judged } = await runCases([one], sut, { timeoutMs, closeMs, preflight: known });
            return judged.find(({ id }) => id === one.id)?.verdict;
          }),
        );
        return `${one.id}: ${results.join(' and ')}`;
      }),
    );
    // On a busy machine a short time may end before a crowd of associations has come about, which judges nothing.
    const judged = verdicts.filter((line) => !/: (inconclusive and pass|pass and inconclusive)$/.test(line));
    const differing = judged.filter((line) => !/: (\S+) and \1$/.test(line));
    expect(differing).to.deep.equal([]);
    expect(verdicts.filter((line) => line.endsWith('fail and fail'))).to.have.length.greaterThan(20);
  });
});
