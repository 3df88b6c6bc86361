import { expect } from 'chai';
import { DrawnInputs } from './drawn-inputs.ts';
import type { PhaseInput } from './phases.ts';
import { input, use } from './testing/fakes.ts';

function* all(count: number): IterableIterator<PhaseInput> {
  for (let at = 1; at <= count; at += 1)
    yield { phase: 'each', input: input(use(at % 3 === 0 ? 'bytes/none' : 'pdu/no-pdv')) };
}

const isLeftOut = ({ uses }: { readonly uses: readonly { readonly mutation: string }[] }) =>
  uses[0]?.mutation === 'bytes/none';

describe('drawn inputs', () => {
  it('have numbers from 1 up, which decide their UIDs', () => {
    const drawn = new DrawnInputs(all(4), { isLeftOut: () => false }).draw(10);
    expect(drawn.map(({ run }) => run)).to.deep.equal([1, 2, 3, 4]);
    expect(drawn.map(({ input: { serial } }) => serial)).to.deep.equal([1, 2, 3, 4]);
  });

  it('keep their numbers if some are left out, which are counted', () => {
    const inputs = new DrawnInputs(all(7), { isLeftOut });
    expect(inputs.draw(10).map(({ run }) => run)).to.deep.equal([1, 2, 4, 5, 7]);
    expect(inputs.leftOut).to.equal(2);
  });

  it('come again, and first, when they are put back', () => {
    const inputs = new DrawnInputs(all(9), { isLeftOut: () => false });
    const [, second] = inputs.draw(2);
    if (second) inputs.putBack([second]);
    expect(inputs.draw(2).map(({ run }) => run)).to.deep.equal([2, 3]);
  });

  it('are one alone if a number is asked for', () => {
    const inputs = new DrawnInputs(all(9), { isLeftOut: () => false, path: 5 });
    expect(inputs.draw(3).map(({ run }) => run)).to.deep.equal([5]);
    expect(inputs.draw(3)).to.deep.equal([]);
  });

  it('end if all of them are left out', () => {
    function* endless(): IterableIterator<PhaseInput> {
      for (;;) yield { phase: 'random', input: input(use('bytes/none')) };
    }
    expect(new DrawnInputs(endless(), { isLeftOut }).draw(1)).to.deep.equal([]);
  });
});
