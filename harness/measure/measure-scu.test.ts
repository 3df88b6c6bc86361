import { expect } from 'chai';
import { measurementsSchema } from '../model/measurements.ts';
import { builtInPair } from '../sut/built-in-pair.ts';
import type { SendOrder, Sut } from '../sut/sut.ts';
import { measureScu } from './measure-scu.ts';

const limits = { timeoutMs: 30_000, seed: 1, signal: new AbortController().signal };

/** Our SCU, as one that sends what it is given. */
function givenSut(some: Partial<Sut> = {}): Sut {
  const pair = builtInPair();
  return { ...pair, policies: { ...pair.policies, sendsGivenInstances: true }, ...some };
}

describe('The measurement of an SCU', () => {
  it('tells what it proposes for each SOP Class and Transfer Syntax, and that it sends', async () => {
    const found = await measureScu(givenSut(), limits);
    expect(measurementsSchema.safeParse(found).error).to.equal(undefined);
    expect(found.notMeasured).to.deep.equal([]);
    const proposals = found.measured.proposals ?? [];
    expect(proposals).to.have.length(20);
    expect(proposals.every(({ sent }) => sent)).to.equal(true);
    for (const { sopClass, transferSyntax, proposed } of proposals) {
      const own = proposed[0]?.contexts.filter((context) => context.sopClass === sopClass) ?? [];
      expect(own.some(({ transferSyntaxes }) => transferSyntaxes.includes(transferSyntax))).to.equal(true);
    }
  });

  it('gives up one that opens no association', async () => {
    let orders = 0;
    const send = async (_: SendOrder) => {
      orders += 1;
      return {};
    };
    const found = await measureScu(givenSut({ send }), limits);
    expect(found.measured).to.deep.equal({});
    expect(found.notMeasured).to.have.length(2);
    expect(orders).to.equal(2);
  });

  it('asks once for what sends what it has', async () => {
    const found = await measureScu({ ...builtInPair() }, limits);
    expect(found.measured.proposals).to.have.length(1);
  });
});
