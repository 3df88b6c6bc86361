import { expect } from 'chai';
import * as fc from 'fast-check';
import { sopClassByKeyword, transferSyntaxByKeyword } from '../../../src/index.ts';
import type { Turn } from '../draft/turn.ts';
import { build } from '../exchange/build.ts';
import { describeUses, type Input } from '../input.ts';
import { arbitraryInput } from '../inputs/arbitrary-input.ts';
import { exampleSyntaxes, exampleTarget, inputOf } from '../testing/example-target.ts';
import { type Mutation, subjects } from './mutation.ts';
import { mutations } from './registry.ts';

/** Places, from the first to the last, of a mutation that has many. */
const places = [0, 1, 3, 8, 34, 0x3fff, 0x7fff, 0xbfff, 0xffff];
/** Sizes above take long to build and are built once. */
const smallSize = 300;

function choicesOf({ id, variants = [''], places: has, sizes }: Mutation) {
  const size = sizes ? Math.min(sizes.most, Math.max(sizes.least, smallSize)) : 0;
  const byVariant = variants.map((_, variant) => ({ mutation: id, place: 0, variant, size }));
  const byPlace = has ? places.slice(1).map((place) => ({ mutation: id, place, variant: 0, size })) : [];
  const bySize = sizes
    ? [sizes.least, sizes.most].map((one) => ({ mutation: id, place: 0, variant: 0, size: one }))
    : [];
  return [...byVariant, ...byPlace, ...bySize];
}

/** Only these depend on the Transfer Syntax. */
function isOfDataSet({ layer }: Mutation): boolean {
  return layer === 'tree' || layer === 'data set' || layer === 'deflated';
}

function textOf(turns: readonly Turn[]): string {
  return turns
    .map((turn) =>
      turn.kind === 'send'
        ? `${turn.what} ${Buffer.from(turn.bytes).toString('latin1')} ${JSON.stringify(turn.segments)}`
        : JSON.stringify(turn),
    )
    .join('\n');
}

function built(input: Input): string {
  return textOf(build(input, exampleTarget).turns);
}

/** What a Data Set has already it is left with: an empty value, a length of 0, a VR that Implicit VR does not encode. */
const mayLeave = new Set([
  'anything/segments',
  'value/legal',
  'bytes/value-length',
  'tree/one-place',
  'tree/two-places',
]);

describe('the registry of mutations', () => {
  it('has at least sixty, each with an id, a clause of the standard, and one line of what it breaks', () => {
    expect(mutations.length).to.be.at.least(60);
    expect(new Set(mutations.map(({ id }) => id)).size).to.equal(mutations.length);
    for (const { id, clause, breaks, appliesTo, variants } of mutations) {
      expect(id).to.match(/^[a-z-]+\/[a-z0-9-]+$/);
      expect(clause, id).to.match(/^PS3\.\d+ [0-9A-Z]{1,2}(\.\d+)*$/);
      expect(breaks, id)
        .to.match(/^[^\n]{15,140}$/)
        .and.not.to.match(/\.$/);
      expect(subjects, id).to.contain(appliesTo);
      if (variants) expect(new Set(variants).size, id).to.equal(variants.length);
    }
  });

  for (const syntax of exampleSyntaxes) {
    const encoding = transferSyntaxByKeyword(syntax);
    if (!encoding) throw new Error(syntax);
    const plain = built(inputOf([], syntax));
    const isFirst = syntax === exampleSyntaxes[0];
    it(`builds every variant, place and size in ${syntax}, always the same, and not what a plain request is`, () => {
      const same: string[] = [];
      for (const mutation of mutations.filter(({ suits }) => suits === undefined || suits(encoding))) {
        if (!isFirst && !isOfDataSet(mutation)) continue;
        for (const use of choicesOf(mutation)) {
          const input = inputOf([use], syntax);
          const text = built(input);
          if (isFirst && use.size <= smallSize) expect(built(input) === text, describeUses(input)).to.equal(true);
          if (text === plain && !mayLeave.has(mutation.id)) same.push(describeUses(input));
        }
      }
      expect(same).to.deep.equal([]);
    });
  }

  it('builds whatever is drawn, several mutations together', () => {
    fc.assert(
      fc.property(arbitraryInput(exampleTarget.pairs, mutations), (input) => {
        expect(build(input, exampleTarget).turns.length).to.be.above(0);
      }),
      { numRuns: 600, seed: 11 },
    );
  });

  it('builds for a SOP Class without an image', () => {
    const sopClass = sopClassByKeyword('HangingProtocolStorage')?.uid ?? '';
    for (const mutation of mutations) {
      const { transferSyntax } = inputOf([]);
      const input = {
        ...inputOf([{ mutation: mutation.id, size: mutation.sizes?.least ?? 0 }]),
        sopClass,
        transferSyntax,
      };
      expect(build(input, exampleTarget).turns.length, mutation.id).to.be.above(0);
    }
  });
});
