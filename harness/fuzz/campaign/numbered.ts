// An input with its number in the campaign, and what it came to when it ran.

import type { Input } from '../input.ts';
import type { PhaseInput } from './phases.ts';
import type { Ran } from './sut-runner.ts';

export interface Numbered extends PhaseInput {
  /** From 1 up; with the seed it names the input. */
  readonly run: number;
  /** It ran before, and what it came to is to be confirmed. */
  readonly isRerun?: true;
}

export interface Ended extends Numbered {
  readonly ran: Ran;
}

/** The inputs themselves. */
export function inputsOf(list: readonly Numbered[]): Input[] {
  return list.map(({ input }) => input);
}

/** The same input once more. */
export function rerunOf({ input, phase, run }: Numbered): Numbered {
  return { input, phase, run, isRerun: true };
}
