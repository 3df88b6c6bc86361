// The inputs of a campaign in their order: what was found before, each mutation once, pairs, sequences, and then chance.

import * as fc from 'fast-check';
import type { Input, Use } from '../input.ts';
import { arbitraryInput, suitable } from '../inputs/arbitrary-input.ts';
import { doubledSizes, type Mutation } from '../mutations/mutation.ts';
import { mutationById } from '../mutations/registry.ts';
import { sequences } from '../stateful/sequences.ts';
import type { Target } from '../target.ts';

export interface PhaseInput {
  readonly phase: 'corpus' | 'each' | 'pairs' | 'random' | 'feedback' | 'stateful';
  readonly input: Input;
  /** Its number in the campaign, from 1 up, if it is not simply the next. */
  readonly run?: number;
}

/** An input as it is drawn, and the earlier one that it is to be made of. */
export interface Draw extends PhaseInput {
  readonly parent?: Input;
  /** What the draw makes of any other input. */
  readonly childOf?: (parent: Input) => Input;
}

export interface PhaseOptions {
  readonly target: Target;
  readonly mutations: readonly Mutation[];
  /** Whether there are sequences of operations. */
  readonly isStateful?: boolean;
  readonly seed: number;
  /** Inputs that are run first. */
  readonly corpus?: readonly Input[];
  /** Inputs that led to a reaction of their own; asked whenever the random phase needs a parent. */
  readonly parents: () => readonly Input[];
  /** Most inputs are made of parents, which are those that came to the most of something. */
  readonly climbs?: boolean;
}

/** Kinds of place of a mutation that has many: so many of them, evenly spread. */
const places = [0, 0x3fff, 0x7fff, 0xbfff, 0xffff];
/** Inputs drawn at once, for which `fc.sample` takes one seed. */
const block = 256;
/** Of so many inputs one is made of a parent. */
const feedbackEvery = 4;
const pairsPerMutation = 3;
/** Of so many inputs after the pairs one is a sequence. */
const sequenceEvery = 4;
/** Of the doubled sizes, from the greatest down, every fourth. */
const sizeStep = 4;
/** Size in a Transfer Syntax that is not the first. */
const furtherSize = 256;

/**
 * Without end. What is drawn depends on the seed alone; whether and of which earlier input a draw makes another depends on the
 * reactions.
 */
export function* draws(options: PhaseOptions): IterableIterator<Draw> {
  for (const input of options.corpus ?? []) yield { phase: 'corpus', input };
  yield* eachOnce(options);
  yield* pairs(options);
  yield* withSequences(options);
}

/**
 * Each mutation at each kind of place in each Transfer Syntax of the first SOP Class: the first choice of all of them, then the
 * second of all, and so on.
 */
export function* eachOnce({
  target,
  mutations,
}: Pick<PhaseOptions, 'target' | 'mutations'>): IterableIterator<PhaseInput> {
  const [first] = target.pairs;
  const lists = target.pairs
    .filter(({ sopClass }) => sopClass === first?.sopClass)
    .flatMap((pair) =>
      suitable(mutations, pair.transferSyntax)
        .filter((mutation) => pair === first || isOfDataSet(mutation))
        .map((mutation) => usesOf(mutation, pair !== first).map((use) => ({ pair, use }))),
    );
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let at = 0; at < longest; at += 1) {
    for (const list of lists) {
      const one = list[at];
      if (one) yield { phase: 'each', input: { ...one.pair, serial: 0, uses: [one.use] } };
    }
  }
}

function isOfDataSet({ layer }: Mutation): boolean {
  return layer === 'tree' || layer === 'data set' || layer === 'deflated';
}

/** Every variant at the first place; every place and every size with the first variant. Fewer in a further Transfer Syntax. */
function usesOf(mutation: Mutation, isFurther: boolean): readonly Use[] {
  const { id, variants = [''] } = mutation;
  const sizes = doubledSizes(mutation);
  const least = sizes[0] ?? 0;
  const greatest = sizes.at(-1) ?? 0;
  const plain = { mutation: id, place: 0, variant: 0 };
  const bySize = sizes
    .toReversed()
    .filter((_, at) => at % sizeStep === 0)
    .map((size) => ({ ...plain, size }));
  if (isFurther) return [{ ...plain, size: Math.min(greatest, Math.max(least, furtherSize)) }];
  const byVariant = variants.slice(1).map((_, at) => ({ ...plain, variant: at + 1, size: greatest }));
  const byPlace = mutation.places ? places.slice(1).map((place) => ({ ...plain, place, size: least })) : [];
  return [...bySize.slice(0, 1), ...byVariant, ...byPlace, ...bySize.slice(1)];
}

/** Each mutation with some others, by chance which. */
function* pairs({ target, mutations, seed }: PhaseOptions): IterableIterator<PhaseInput> {
  const [pair] = target.pairs;
  if (!pair || mutations.length === 0) return;
  const all = suitable(mutations, pair.transferSyntax);
  const others = fc.sample(arbitraryInput([pair], all), { seed, numRuns: all.length * pairsPerMutation });
  for (const [at, { uses }] of others.entries()) {
    const mutation = all[at % all.length];
    const [first] = mutation ? usesOf(mutation, true) : [];
    const [second] = uses;
    if (first && second) yield { phase: 'pairs', input: { ...pair, serial: 0, uses: [first, second] } };
  }
}

/** Any inputs, and every fourth of them a sequence of operations; without mutations sequences alone. */
function* withSequences(options: PhaseOptions): IterableIterator<PhaseInput> {
  const inputs = options.mutations.length === 0 ? undefined : random(options);
  const stateful = options.isStateful ? sequences(options) : undefined;
  for (let number = 1; ; number += 1) {
    const isSequence = stateful && (!inputs || number % sequenceEvery === 0);
    const next = isSequence ? stateful.next() : inputs?.next();
    if (!next || next.done) return;
    yield 'input' in next.value ? next.value : { phase: 'stateful', input: next.value };
  }
}

/** Any inputs, and those made of one that led to a reaction of its own. */
function* random({ target, mutations, seed, parents, climbs }: PhaseOptions): IterableIterator<Draw> {
  const arbitrary = arbitraryInput(target.pairs, mutations);
  for (let number = 1; ; number += 1) {
    const drawn = fc.sample(arbitrary, { seed: seed + number * 0x10001, numRuns: block });
    for (const [at, input] of drawn.entries()) {
      const isFeedback = (at % feedbackEvery === 0) !== (climbs ?? false);
      const known = isFeedback ? parents().filter(({ operations }) => !operations) : [];
      const parent = known[(number * block + at) % Math.max(1, known.length)];
      const isGrown = climbs && at % 2 === 1;
      const childOf = (other: Input) => (isGrown ? grownChild(other, at) : child(other, input));
      yield { phase: parent ? 'feedback' : 'random', input, childOf, ...(parent && { parent }) };
    }
  }
}

/** A parent with one more mutation, or with another in the place of one. */
function child(parent: Input, { uses: [added] }: Input): Input {
  if (!added) return parent;
  const kept = parent.uses.length > 3 ? parent.uses.slice(1) : parent.uses;
  return { ...parent, uses: [...kept, added] };
}

/** A parent of which one mutation has twice its size, or its next variant. */
function grownChild(parent: Input, number: number): Input {
  const at = number % Math.max(1, parent.uses.length);
  const use = parent.uses[at];
  if (!use) return parent;
  const { sizes, variants = [''] } = mutationById(use.mutation);
  const size = Math.min(sizes?.most ?? 0, Math.max(1, 2 * use.size));
  const next = size > use.size ? { ...use, size } : { ...use, variant: (use.variant + 1) % variants.length };
  return { ...parent, uses: parent.uses.with(at, next) };
}
