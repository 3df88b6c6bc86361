import { expect } from 'chai';
import * as fc from 'fast-check';
import { describeOperations, type SequenceOperation } from '../operation.ts';
import { arbitrarySequence } from './arbitrary-sequence.ts';
import { containsSequence } from './contains.ts';
import { completed } from './model.ts';
import { simplerSequences } from './simpler-sequences.ts';

type Operations = readonly SequenceOperation[];
const pair = { sopClass: '1.2.840.10008.5.1.4.1.1.7', transferSyntax: '1.2.840.10008.1.2.1' };

/** Goes on with the first simpler one that fails, as fast-check does. */
function shrunk(operations: Operations, fails: (operations: Operations) => boolean): Operations {
  const simpler = [...simplerSequences(operations)].find(fails);
  return simpler ? shrunk(simpler, fails) : operations;
}

const drawn = (seed: number): readonly Operations[] =>
  fc.sample(arbitrarySequence([pair], 4), { seed, numRuns: 300 }).map(({ operations = [] }) => completed(operations));

/** The first long sequence that fails, shrunk, in words. */
function shrunkOf(fails: (operations: Operations) => boolean): string {
  const long = drawn(1).find((one) => one.length > 12 && fails(one));
  return describeOperations(shrunk(long ?? [], fails));
}

const ofKinds = (...kinds: readonly [SequenceOperation['kind'], number][]): Operations =>
  kinds.map(([kind, on]) => ({ kind, on }));

describe('Sequences that are simpler than one', () => {
  it('are complete, not longer, and never the same', () => {
    for (const operations of drawn(3).slice(0, 60)) {
      for (const simpler of simplerSequences(operations)) {
        expect(completed(simpler)).to.deep.equal(simpler);
        expect(simpler.length).to.be.at.most(operations.length);
        expect(simpler).not.to.deep.equal(operations);
      }
    }
  });

  it('lead to the fewest operations on one association', () => {
    const wanted = ofKinds(['associate', 0], ['store', 0], ['echo', 0], ['release', 0]);
    expect(shrunkOf((one) => containsSequence(one, wanted))).to.equal('associate a, store a, echo a, release a');
  });

  it('lead to the fewest operations on two associations at once', () => {
    const wanted = ofKinds(['half store', 0], ['store', 1], ['rest', 0]);
    const text = shrunkOf((one) => containsSequence(one, wanted));
    expect(text.split(', ')).to.have.lengthOf(7);
  });

  it('lead to whole stores on one connection when what matters is that an instance comes twice', () => {
    const isTwice = (one: Operations) => {
      const stored = one.filter(({ kind }) => kind === 'store' || kind === 'rest').length;
      const numbers = one.filter(({ kind }) => kind.endsWith('store')).map(({ instance = 0 }) => instance);
      return stored >= 2 && new Set(numbers).size < numbers.length;
    };
    expect(shrunkOf(isTwice)).to.equal('associate a, store a, store a, release a');
  });

  it('lead to associations and their aborts alone when so many of them matter', () => {
    const text = shrunkOf((one) => one.filter(({ kind }) => kind === 'abort').length >= 2);
    expect(text).to.equal('associate a, abort a, associate a, abort a');
  });

  it('keep a Message ID that matters, though the request before it is left out', () => {
    const long: Operations = [...ofKinds(['associate', 0], ['echo', 0], ['store', 0], ['release', 0])];
    const isOther = (one: Operations) =>
      one.some(({ kind, messageId = 0 }, at) => kind === 'store' && (messageId > 0 || one[at - 1]?.kind === 'echo'));
    expect(describeOperations(shrunk(long, isOther))).to.equal('associate a, store a[Message ID 1], release a');
  });

  it('store the first instance where the same one has to come twice, and something else matters too', () => {
    const long: Operations = [
      { kind: 'associate', on: 0 },
      { kind: 'store', on: 0, instance: 2 },
      { kind: 'store', on: 0, instance: 2, messageId: 1 },
      { kind: 'release', on: 0 },
    ];
    const isSame = (one: Operations) => {
      const stores = one.filter(({ kind }) => kind === 'store');
      const numbers = new Set(stores.map(({ instance = 0 }) => instance));
      return stores.length === 2 && numbers.size === 1 && stores.some(({ messageId }) => messageId === 1);
    };
    const text = 'associate a, store a, store a[Message ID 1], release a';
    expect(describeOperations(shrunk(long, isSame))).to.equal(text);
  });
});
