import { expect } from 'chai';
import * as fc from 'fast-check';
import { bisect } from './bisect.ts';

/** Shows the failure if all of these are among the inputs. */
function needs(...wanted: readonly number[]) {
  const state = { tries: 0 };
  const reproduces = async (inputs: readonly number[]) => {
    state.tries += 1;
    return wanted.every((one) => inputs.includes(one));
  };
  return { state, reproduces };
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('bisecting inputs', () => {
  it('finds any single input that does it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.nat(), async (count, at) => {
        const wanted = at % count;
        expect(await bisect(numbers(count), needs(wanted).reproduces)).to.deep.equal([wanted]);
      }),
    );
  });

  it('takes about twice as many tries as the list can be halved', async () => {
    const { state, reproduces } = needs(3);
    await bisect(numbers(64), reproduces);
    expect(state.tries).to.be.at.most(12);
  });

  it('finds the inputs that do it together alone, wherever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(39), { minLength: 2, maxLength: 4 }), async (wanted) => {
        const found = await bisect(numbers(40), needs(...wanted).reproduces);
        expect(found).to.have.members(wanted).and.have.lengthOf(wanted.length);
      }),
      { numRuns: 50 },
    );
  });

  it('finds nothing if all together do not show it', async () => {
    expect(await bisect(numbers(10), needs(99).reproduces)).to.equal(undefined);
    expect(await bisect([], needs(1).reproduces)).to.equal(undefined);
    expect(await bisect([7], needs(1).reproduces)).to.equal(undefined);
  });
});
