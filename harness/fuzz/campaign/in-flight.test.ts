import { expect } from 'chai';
import { type FlightOptions, runInFlight } from './in-flight.ts';
import type { Ended, Numbered } from './numbered.ts';
import { FakeSut, failure, input, use } from './testing/fakes.ts';

const numbered = (run: number): Numbered => ({
  phase: 'each',
  run,
  input: { ...input(use('bytes/none')), serial: run },
});

/** Lets so many inputs fly. */
async function fly(sut: FakeSut, count: number, some: Partial<FlightOptions> = {}) {
  const ended: Ended[] = [];
  let run = 0;
  const flight = await runInFlight({
    runner: sut,
    health: sut,
    concurrency: () => 3,
    lookEvery: 5,
    look: () => sut.look(),
    draw: () => {
      if (run === count) return undefined;
      run += 1;
      return numbered(run);
    },
    onEnded: (one) => ended.push(one) > 0,
    ...some,
  });
  return { flight, runs: ended.map((one) => one.run), begun: () => run };
}

describe('inputs in flight', () => {
  it('all run, each once', async () => {
    const { runs } = await fly(new FakeSut(), 20);
    expect(runs.toSorted((one, other) => one - other)).to.deep.equal(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it('are as many at a time as wanted', async () => {
    const sut = new FakeSut();
    let [open, most] = [0, 0];
    const run = async (one: Parameters<FakeSut['run']>[0]) => {
      open += 1;
      most = Math.max(most, open);
      const ran = await sut.run(one);
      open -= 1;
      return ran;
    };
    await fly(sut, 20, { runner: { run } });
    expect(most).to.equal(3);
  });

  it('begin no more when the SUT is dead, and tell which were cut off', async () => {
    const sut = new FakeSut(({ serial }) => (serial === 7 ? failure() : undefined));
    const { flight, begun } = await fly(sut, 100);
    expect(flight.cutOff.map(({ run }) => run)).to.include(7);
    expect(begun()).to.be.below(12);
  });

  it('are suspects only if they ended after the last good look began', async () => {
    const { flight } = await fly(new FakeSut(), 23);
    expect(flight.ended.length).to.be.within(1, 11);
    expect(flight.failure).to.equal(undefined);
  });

  it('end when a look beside them tells that the SUT is ill', async () => {
    let looks = 0;
    const hang = failure('hang');
    const look = async () => {
      looks += 1;
      return looks === 2 ? hang : undefined;
    };
    const { flight, begun } = await fly(new FakeSut(), 1000, { look });
    expect(flight.failure).to.equal(hang);
    expect(begun()).to.be.below(30);
  });

  it('have a look after each of them if that is wanted', async () => {
    let looks = 0;
    const look = async () => {
      looks += 1;
      return undefined;
    };
    await fly(new FakeSut(), 12, { look, lookEvery: 1, concurrency: () => 1 });
    expect(looks).to.equal(12);
  });

  it('begin no more when somebody wants to investigate', async () => {
    const { begun } = await fly(new FakeSut(), 100, { onEnded: ({ run }) => run !== 4 });
    expect(begun()).to.be.below(9);
  });
});
