// What a campaign found: a failure, the input that it comes of, and how sure that is.

import type { Captured } from '../exchange/capture.ts';
import type { Failure } from '../exchange/failure.ts';
import type { Input } from '../input.ts';

export interface Find {
  /** Class and mutations, e.g. `process-died/pdv-unequal-lengths`. */
  readonly id: string;
  readonly failure: Failure;
  /** The inputs that show it, one after the other; mostly one. */
  readonly inputs: readonly Input[];
  /** The input as it was drawn. */
  readonly original: Input;
  /** Number of that input in the campaign, and what it ran in. */
  readonly run: number;
  readonly phase: string;
  /** How often of three times it showed again. */
  readonly confirmed: number;
  /** Inputs tried while it was shrunk. */
  readonly tried: number;
  /** What of the minimal input may be anything. */
  readonly explanation: readonly string[];
  /** Inputs that came to the same, this one included. */
  occurrences: number;
  /** Mutations of the inputs that came to the same. */
  readonly mutations: Set<string>;
  /** Milliseconds since the campaign began. */
  readonly atMs: number;
  /** What went over the wire with the minimal inputs. */
  readonly captured?: Captured;
}

/** Whether a find makes a run fail: it showed again, or the SUT has been gone since. */
export function isFail({ failure, confirmed }: Find): boolean {
  return failure.level === 'fail' && (confirmed >= 2 || (confirmed === 0 && failure.class === 'process died'));
}
