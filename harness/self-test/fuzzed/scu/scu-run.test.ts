import { expect } from 'chai';
import { instancesToSend } from '../../../case/send-order.ts';
import type { Input } from '../../../fuzz/input.ts';
import { buildAnswers } from '../../../fuzz/scu/build-answers.ts';
import { runScuOnce, type ScuRunFacts } from '../../../fuzz/scu/scu-run.ts';
import { inputOf, requestsOf, sopClass, transferSyntax } from '../../../fuzz/scu/testing/requests.ts';
import { type SeededScu, seededScu } from './seeded-scu.ts';

const limits = { quietMs: 10_000, endMs: 10_000, mostMs: 60_000, ownMs: {} };
const never = new AbortController().signal;
/** Seeds that give other UIDs than those of the requests for which answers are built in these tests. */
const asked = { count: 2, seed: 9, scenarioFile: '' };

/** Runs an SCU that is answered by an input, whatever its own requests are. */
async function run(input: Input | undefined, scu?: SeededScu, some: Partial<typeof limits> = {}): Promise<ScuRunFacts> {
  const instances = await instancesToSend({ sopClassUID: sopClass, transferSyntax }, {}, asked);
  const seen = requestsOf();
  return await runScuOnce({
    sut: seededScu(scu),
    instances,
    ...(input && {
      turns: buildAnswers(input, seen).turns,
      rebuild: (other) => buildAnswers(input, Object.assign(seen, other)).turns,
    }),
    limits: { ...limits, ...some },
    signal: never,
  });
}

const requestsIn = ({ accounts }: ScuRunFacts) => accounts.requests.join(' ');
const endOf = ({ accounts: { report } }: ScuRunFacts) => report.process?.end;
const whole = 'A-ASSOCIATE-RQ C-STORE-RQ C-STORE-RQ A-RELEASE-RQ';

describe('A run of an SCU', () => {
  it('ends well if no turn says something else', async () => {
    const facts = await run(undefined);
    expect([requestsIn(facts), endOf(facts)]).to.deep.equal([whole, 'exit code 0']);
    expect(facts).to.not.have.any.keys('gaveUp', 'silentIn');
  });

  it('answers what the SCU asks for now, if that is something else than what the answers were built for', async () => {
    const facts = await run(inputOf({ mutation: 'acceptor-timing/segments' }));
    expect([requestsIn(facts), endOf(facts)]).to.deep.equal([whole, 'exit code 0']);
  });

  it('takes an answer that is wrong to the first request alone', async () => {
    const facts = await run(inputOf({ mutation: 'response/status' }));
    expect([requestsIn(facts), endOf(facts)]).to.deep.equal([whole, 'exit code 1']);
    expect(facts.accounts.report.process?.output).to.match(/instance 1: .*A700.*\ninstance 2: .*0000/s);
  });

  it('answers before the end of a message', async () => {
    const facts = await run(inputOf({ mutation: 'acceptor-state/abort-within-message', variant: 1 }));
    expect(facts.logs[0]?.isReleased).to.equal(false);
    expect(endOf(facts)).to.equal('exit code 1');
    expect(facts.accounts.report.process?.output).to.include('the association was aborted');
  });

  it('ends the connection as the turns say, and the SCU sees it', async () => {
    for (const variant of [0, 1]) {
      const facts = await run(inputOf({ mutation: 'acceptor-state/ends', variant }));
      expect(facts.accounts.report.process?.output).to.include('the connection was closed');
    }
  });

  it('serves further connections well', async () => {
    const facts = await run(inputOf({ mutation: 'accept/rejection' }), () => ({
      retry: (failure, attempt) => (failure.kind === 'rejected' && attempt === 1 ? 0 : undefined),
    }));
    expect(facts.logs.length).to.equal(2);
    expect([requestsIn(facts), endOf(facts)]).to.deep.equal([`A-ASSOCIATE-RQ ${whole}`, 'exit code 0']);
  });

  it('notes for what the SCU waits when nothing comes', async () => {
    const scu: SeededScu = () => ({ patience: () => Number.POSITIVE_INFINITY });
    const facts = await run(inputOf({ mutation: 'acceptor-timing/stalled' }), scu, { quietMs: 100 });
    expect(facts.silentIn).to.equal('response');
    expect(facts.gaveUp).to.equal(undefined);
  });

  it('ends an SCU that does not end, and notes whether it is busy', async () => {
    const hung = await run(
      undefined,
      (process) => ({
        finish: async (session) => {
          process.hang();
          await session.release();
        },
      }),
      { endMs: 100 },
    );
    expect([hung.gaveUp, hung.isBusy, endOf(hung)]).to.deep.equal(['no connection', false, 'did not end by itself']);
    const busy = await run(
      undefined,
      (process) => ({
        finish: async (session) => {
          process.spin();
          await session.release();
        },
      }),
      { endMs: 100 },
    );
    expect([busy.gaveUp, busy.isBusy]).to.deep.equal(['no connection', true]);
  });

  it('sees the most memory that the process has had', async () => {
    const facts = await run(undefined, (process) => ({
      next: () => {
        process.take(5e8);
        return 'go on';
      },
    }));
    expect(facts.peakMemory).to.be.at.least(1e9);
  });
});
