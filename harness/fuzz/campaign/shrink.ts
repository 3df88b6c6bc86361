// Shrinks an input over the network: fast-check proposes what is simpler, and the SUT tells whether it still fails.

import * as fc from 'fast-check';
import type { Input } from '../input.ts';
import { ShrinkableInput } from '../inputs/shrinkable-input.ts';
import { isSequence } from '../stateful/build-sequence.ts';
import { ShrinkableSequence } from '../stateful/shrinkable-sequence.ts';

export interface ShrinkOptions {
  /** The elements that an input may do without. */
  readonly elementsOf: (input: Input) => readonly string[];
  readonly timeMs: number;
  /** Whether an input comes to the same failure. */
  readonly fails: (input: Input) => Promise<boolean>;
  readonly onTried?: (tried: number) => void;
}

export interface Shrunk {
  readonly input: Input;
  /** Inputs that were tried. */
  readonly tried: number;
}

/** The simplest input that comes to the same failure, as far as the time allows and the SUT is there. Never rejects. */
export async function shrink(input: Input, { elementsOf, timeMs, fails, onTried }: ShrinkOptions): Promise<Shrunk> {
  let [smallest, tried] = [input, 0];
  let isEnded = false;
  const deadline = performance.now() + timeMs;
  const simpler = isSequence(input) ? new ShrinkableSequence(input) : new ShrinkableInput(input, elementsOf);
  const end = () => {
    isEnded = true;
    return false;
  };
  const property = fc.asyncProperty(simpler, async (candidate) => {
    if (isEnded || performance.now() > deadline) return true;
    tried += 1;
    onTried?.(tried);
    // The first is the input itself, which has been confirmed. What is thrown is no failure of the SUT, but the end of the search.
    if (tried > 1 && !(await fails(candidate).catch(end))) return true;
    smallest = candidate;
    return false;
  });
  await fc.check(property, { numRuns: 1, seed: 1 });
  return { input: smallest, tried };
}
