// The sequences of a campaign, without end: any ones, and those that go on after one that led to a reaction of its own.

import * as fc from 'fast-check';
import type { Input } from '../input.ts';
import type { Target } from '../target.ts';
import { arbitrarySequence, maxOperations } from './arbitrary-sequence.ts';
import { isSequence, type SequenceInput } from './build-sequence.ts';

/** Sequences drawn at once, for which `fc.sample` takes one seed. */
const block = 64;
/** Of so many sequences one goes on after another. */
const feedbackEvery = 4;
/** Tells the seeds of sequences from those of other inputs. */
const seedStep = 0x20003;

export interface SequencesOptions {
  readonly target: Target;
  readonly seed: number;
  /** Inputs that led to a reaction of their own. */
  readonly parents: () => readonly Input[];
}

/** Without end. The same seed and the same reactions give the same sequences. */
export function* sequences({ target, seed, parents }: SequencesOptions): IterableIterator<Input> {
  const arbitrary = arbitrarySequence(target.pairs, target.servesOne ? 1 : (target.associationsAtOnce ?? 1));
  for (let number = 1; ; number += 1) {
    const drawn = fc.sample(arbitrary, { seed: seed + number * seedStep, numRuns: block });
    for (const [at, input] of drawn.entries()) {
      const known = at % feedbackEvery === 0 ? parents().filter(isSequence) : [];
      const parent = known[(number * block + at) % Math.max(1, known.length)];
      yield parent ? continued(parent, input) : input;
    }
  }
}

/** A sequence that begins as another did; what cannot be done then is left out when it is built. */
function continued(parent: SequenceInput, { operations = [] }: Input): Input {
  const kept = parent.operations.slice(0, maxOperations / 2);
  return { ...parent, operations: [...kept, ...operations].slice(0, maxOperations) };
}
