import { expect } from 'chai';
import fc from 'fast-check';
import { casesOfShard } from './shard.ts';

const casesOf = (...scenarios: string[]) => scenarios.map((scenario, at) => ({ scenario, id: `${scenario}:${at}` }));

describe('A shard of a selection', () => {
  it('holds each scenario whole, and gives the next one to the part that has the fewest cases', () => {
    const cases = casesOf('a', 'a', 'a', 'b', 'c', 'd', 'b');
    const parts = [1, 2].map((index) => casesOfShard(cases, { index, of: 2 }).map(({ id }) => id));
    expect(parts).to.deep.equal([
      ['a:0', 'a:1', 'a:2', 'd:5'],
      ['b:3', 'c:4', 'b:6'],
    ]);
  });

  it('together with the others holds every case once, in the order of the selection', () => {
    const scenarios = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 30 });
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 1, max: 9 }), (names, of) => {
        const cases = casesOf(...names);
        const parts = Array.from({ length: of }, (_, at) => casesOfShard(cases, { index: at + 1, of }));
        for (const part of parts) expect(part).to.deep.equal(cases.filter((one) => part.includes(one)));
        expect(parts.flat().length).to.equal(cases.length);
        expect(new Set(parts.flat()).size).to.equal(cases.length);
      }),
    );
  });

  it('of one is everything, and of more parts than there are scenarios may be nothing', () => {
    const cases = casesOf('a', 'b');
    expect(casesOfShard(cases, { index: 1, of: 1 })).to.deep.equal(cases);
    expect(casesOfShard(cases, { index: 3, of: 3 })).to.deep.equal([]);
  });
});
