import { expect } from 'chai';
import type { Failure } from '../exchange/failure.ts';
import type { Input } from '../input.ts';
import { investigate } from './investigate.ts';
import { FakeSut, failure, fakeTarget, input, use } from './testing/fakes.ts';

const drawn = input(use('bytes/none'), use('pdu/no-pdv'));
const kills =
  (mutation: string, death = failure()) =>
  ({ uses }: Input): Failure | undefined =>
    uses.some((one) => one.mutation === mutation) ? death : undefined;

async function investigated(sut: FakeSut, seen: Failure = failure(), inputs: readonly Input[] = [drawn]) {
  const suspicion = { failure: seen, inputs, drawn: { phase: 'each' as const, input: drawn }, run: 12 };
  const options = {
    target: fakeTarget,
    runner: sut,
    shrinkTimeMs: 60_000,
    explains: true,
    elapsedMs: () => 5,
    onTried: () => {},
  };
  return await investigate(suspicion, options);
}

describe('investigating a failure', () => {
  it('confirms it three times, shrinks and explains it, and names it by class and mutation', async () => {
    const found = await investigated(new FakeSut(kills('pdu/no-pdv')));
    expect(found.confirmed).to.equal(3);
    expect(found.inputs.map(({ uses }) => uses)).to.deep.equal([[use('pdu/no-pdv')]]);
    expect(found.id).to.equal('process-died/pdu-no-pdv');
    expect(found.explanation.length).to.be.above(0);
    expect(found.original).to.equal(drawn);
  });

  it('starts the SUT again for each try that kills it', async () => {
    const sut = new FakeSut(kills('pdu/no-pdv'));
    await investigated(sut);
    expect(sut.revivals).to.be.at.least(4);
    expect(await sut.look()).to.equal(undefined);
  });

  it('tells that a wrong answer did not show again after one try', async () => {
    const sut = new FakeSut();
    const found = await investigated(sut, failure('wrong answer'));
    expect([found.confirmed, sut.ran.length]).to.deep.equal([0, 1]);
  });

  it('does not shrink what shows now and then', async () => {
    const sut: FakeSut = new FakeSut(() => (sut.ran.length === 2 ? failure() : undefined));
    const found = await investigated(sut);
    expect([found.confirmed, found.tried]).to.deep.equal([1, 0]);
    expect(found.inputs).to.deep.equal([drawn]);
  });

  it('keeps the class while it shrinks: another failure is not taken for it', async () => {
    const sut = new FakeSut((one) => kills('pdu/no-pdv')(one) ?? kills('bytes/none', failure('hang'))(one));
    expect((await investigated(sut)).inputs.map(({ uses }) => uses)).to.deep.equal([[use('pdu/no-pdv')]]);
  });
});
