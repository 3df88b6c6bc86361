import { expect } from 'chai';
import type { Failure } from '../exchange/failure.ts';
import type { Input } from '../input.ts';
import { Campaign } from './campaign.ts';
import type { FuzzEvent, FuzzOptions } from './fuzz-options.ts';
import type { PhaseInput } from './phases.ts';
import { SutGone } from './sut-runner.ts';
import { FakeSut, failure, fakePrepared, input, use } from './testing/fakes.ts';

const names = ['bytes/none', 'pdu/no-pdv', 'state/abort-values', 'deflate/plain', 'command/long-value'];

function* some(): IterableIterator<PhaseInput> {
  for (let at = 0; ; at += 1) yield { phase: 'random', input: input(use(names[at % names.length] ?? '')) };
}

const kills =
  (mutation: string, kind?: Failure) =>
  ({ uses }: Input): Failure | undefined =>
    uses.some((one) => one.mutation === mutation) ? (kind ?? failure()) : undefined;

async function campaign(sut: FakeSut, options: FuzzOptions = {}) {
  const events: FuzzEvent[] = [];
  const { signal } = new AbortController();
  const all = {
    runs: 200,
    explains: false,
    shrinkTimeMs: 60_000,
    signal,
    onEvent: (event: FuzzEvent) => events.push(event),
    ...options,
  };
  const parts = { prepared: fakePrepared, health: sut, runner: sut, inputs: () => some(), options: all };
  return { result: await new Campaign(parts).run(), events };
}

describe('a campaign', () => {
  it('runs as many inputs as wanted, and finds nothing in a SUT that is good', async () => {
    const sut = new FakeSut();
    const { result } = await campaign(sut);
    expect([result.runs, sut.ran.length, result.finds.length]).to.deep.equal([200, 200, 0]);
    expect(result.ended).to.equal(undefined);
  });

  it('finds what kills the SUT, and leaves that out from then on', async () => {
    const { result } = await campaign(new FakeSut(kills('state/abort-values')));
    expect(result.finds.map(({ id }) => id)).to.deep.equal(['process-died/state-abort-values']);
    expect(result.skipped).to.be.above(30);
    expect(result.runs).to.equal(200);
  });

  it('finds what only two inputs together do', async () => {
    const both = ({ uses }: Input, before: readonly Input[]): Failure | undefined =>
      uses[0]?.mutation === 'pdu/no-pdv' && before.some((one) => one.uses[0]?.mutation === 'deflate/plain')
        ? failure()
        : undefined;
    const { result } = await campaign(new FakeSut(both), { maxFinds: 1 });
    expect(result.finds[0]?.inputs.map(({ uses }) => uses[0]?.mutation)).to.deep.equal(['deflate/plain', 'pdu/no-pdv']);
  });

  it('counts what comes to the same wrong answer, whatever the mutation', async () => {
    const wrong = failure('wrong answer');
    const { result } = await campaign(
      new FakeSut((one) => kills('pdu/no-pdv', wrong)(one) ?? kills('bytes/none', wrong)(one)),
    );
    expect(result.finds).to.have.lengthOf(1);
    expect(result.finds[0]?.occurrences).to.equal(80);
    expect([...(result.finds[0]?.mutations ?? [])]).to.have.members(['pdu/no-pdv', 'bytes/none']);
  });

  it('notes what showed once and never again', async () => {
    const sut: FakeSut = new FakeSut(() => (sut.ran.length === 20 ? failure('wrong answer') : undefined));
    const { result } = await campaign(sut);
    expect(result.finds).to.deep.equal([]);
    expect(result.notes.join()).to.match(/did not show again/);
  });

  it('ends after so many finds', async () => {
    const { result } = await campaign(new FakeSut(kills('bytes/none')), { maxFinds: 1 });
    expect(result.runs).to.be.below(20);
  });

  it('keeps a find of a SUT that does not come back', async () => {
    class Gone extends FakeSut {
      override async revive(): Promise<void> {
        throw new SutGone('gone');
      }
    }
    const { result } = await campaign(new Gone(kills('bytes/none')));
    expect(result.ended).to.equal('gone');
    expect(result.finds.map(({ confirmed }) => confirmed)).to.deep.equal([0]);
  });

  it('keeps what it found when it is stopped', async () => {
    const stop = new AbortController();
    const sut = new FakeSut(kills('bytes/none'));
    const onEvent = ({ kind }: FuzzEvent) => kind === 'found' && stop.abort(new Error('stopped'));
    const run = sut.run.bind(sut);
    sut.run = async (one) => {
      stop.signal.throwIfAborted();
      return await run(one);
    };
    const { result } = await campaign(sut, { signal: stop.signal, onEvent });
    expect([result.ended, result.finds.length]).to.deep.equal(['stopped', 1]);
  });

  it('takes a hang that others meet while inputs are in flight, and that is over after them, for a blocked listener', async () => {
    let looks = 0;
    class Blocked extends FakeSut {
      override async look(): Promise<Failure | undefined> {
        looks += 1;
        return looks === 1 ? failure('hang') : undefined;
      }
      override async alone(...[inputs, wanted]: Parameters<FakeSut['alone']>): Promise<Failure | undefined> {
        const holds = inputs.some((one) => (one as Input).uses[0]?.mutation === 'deflate/plain');
        return wanted.class === 'listener blocked' && holds ? wanted : undefined;
      }
    }
    const { result } = await campaign(new Blocked(), { runs: 60, shrinkTimeMs: 1000 });
    expect(result.finds.map(({ id }) => id)).to.deep.equal(['listener-blocked/deflate-plain']);
  });

  it('keeps the inputs that took the longest if it maximizes time', async () => {
    const sut = new FakeSut();
    sut.reactionOf = ({ uses }) => ({ answerMs: uses[0]?.mutation === 'deflate/plain' ? 50 : 1 });
    const { result } = await campaign(sut, { maximize: 'time' });
    expect(result.maximizes).to.equal('time');
    expect(result.greatest?.[0]).to.deep.include({ score: 50 });
    expect(result.greatest?.[0]?.input.uses[0]?.mutation).to.equal('deflate/plain');
  });
});
