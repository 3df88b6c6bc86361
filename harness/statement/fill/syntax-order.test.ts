import { expect } from 'chai';
import { inOwnOrder, ownOrder, policyOf } from './syntax-order.ts';

const names = ['a', 'b', 'c'];

/** The choices of an acceptor among all ordered pairs. */
function pairs(choose: (one: string, other: string) => string) {
  return names.flatMap((one) =>
    names
      .filter((other) => other !== one)
      .map((other) => ({ proposed: [one, other] as [string, string], chosen: choose(one, other) })),
  );
}

describe('The choice among Transfer Syntaxes', () => {
  it('is the first or the last that is proposed', () => {
    expect(policyOf(pairs((one) => one))).to.equal('first-proposed');
    expect(policyOf(pairs((_, other) => other))).to.equal('last-proposed');
  });

  it('follows an order of the acceptor', () => {
    const byOrder = pairs((one, other) => ['c', 'a', 'b'].find((name) => name === one || name === other) ?? '');
    expect(policyOf(byOrder)).to.equal('own-order');
    expect(ownOrder(byOrder)).to.deep.equal(['c', 'a', 'b']);
    expect(inOwnOrder(['a', 'b'], { preference: [{ sopClass: 'X', pairs: byOrder }] })).to.deep.equal(['a', 'b']);
    expect(inOwnOrder(names, { preference: [{ sopClass: 'X', pairs: byOrder }] })).to.deep.equal(['c', 'a', 'b']);
  });

  it('is another one if it goes round in a circle, or if a pair was not tried', () => {
    const circle = pairs((one, other) =>
      `${one}${other}`.match(/ab|ba/) ? 'a' : `${one}${other}`.match(/bc|cb/) ? 'b' : 'c',
    );
    expect(policyOf(circle)).to.equal('other');
    expect(policyOf(pairs((one, other) => (one < other ? one : other)).slice(1))).to.equal('other');
  });
});
