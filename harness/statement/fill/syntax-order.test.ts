import { expect } from 'chai';
import { inOwnOrder, ownOrder, policyOf, preferenceOf } from './syntax-order.ts';

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
    expect(inOwnOrder(['a', 'b'], 'Y', { preference: [{ sopClass: 'X', pairs: byOrder }] })).to.deep.equal(['a', 'b']);
    expect(inOwnOrder(names, 'Y', { preference: [{ sopClass: 'X', pairs: byOrder }] })).to.deep.equal(['c', 'a', 'b']);
  });

  it('is another one if it goes round in a circle, or if a pair was not tried', () => {
    const circle = pairs((one, other) =>
      `${one}${other}`.match(/ab|ba/) ? 'a' : `${one}${other}`.match(/bc|cb/) ? 'b' : 'c',
    );
    expect(policyOf(circle)).to.equal('other');
    expect(policyOf(pairs((one, other) => (one < other ? one : other)).slice(1))).to.equal('other');
  });

  const chosenBy = (order: readonly string[]) =>
    pairs((one, other) => order.find((name) => name === one || name === other) ?? '');
  const evidence = ['measure/preference'];
  const own = (order: string[], sopClass: string) => ({
    policy: { value: 'own-order', basis: 'measured', evidence },
    order: { value: order, basis: 'measured', evidence, note: `as seen with ${sopClass}` },
  });

  it('is told by the kind of objects if images and others differ, and once if they agree', () => {
    const image = { sopClass: 'CTImageStorage', pairs: chosenBy(['a', 'b', 'c']) };
    const sr = { sopClass: 'BasicTextSRStorage', pairs: chosenBy(['c', 'a', 'b']) };
    const video = { sopClass: 'VideoEndoscopicImageStorage', pairs: pairs((one) => one) };
    expect(preferenceOf({ preference: [image, { ...sr, pairs: image.pairs }] })).to.deep.equal(
      own(['a', 'b', 'c'], 'CTImageStorage'),
    );
    expect(preferenceOf({ preference: [image, video, sr] })).to.deep.equal({
      policy: {
        value: 'other',
        basis: 'measured',
        evidence,
        note: 'differs: images own-order, videos first-proposed, other objects own-order',
      },
      byKind: {
        image: own(['a', 'b', 'c'], 'CTImageStorage'),
        video: { policy: { value: 'first-proposed', basis: 'measured', evidence } },
        nonImage: own(['c', 'a', 'b'], 'BasicTextSRStorage'),
      },
    });
    expect(inOwnOrder(names, 'MRImageStorage', { preference: [sr, image] })).to.deep.equal(['a', 'b', 'c']);
    expect(inOwnOrder(names, 'ComprehensiveSRStorage', { preference: [image, sr] })).to.deep.equal(['c', 'a', 'b']);
  });

  it('is another one if SOP Classes of one kind differ', () => {
    const image = (sopClass: string, ...order: string[]) => ({ sopClass, pairs: chosenBy(order) });
    const found = preferenceOf({
      preference: [image('CTImageStorage', 'a', 'b', 'c'), image('MRImageStorage', 'b', 'a', 'c')],
    });
    expect(found?.policy).to.deep.include({
      value: 'other',
      note: 'the order of MRImageStorage differs from that of CTImageStorage',
    });
    expect(found).to.not.have.any.keys('order', 'byKind');
  });
});
