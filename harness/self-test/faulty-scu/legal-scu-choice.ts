// What an SCU may do though few do: a choice that the standard leaves to it. Such rows guard against false alarms as the seeded
// faults guard against missed ones.

import type { ScuChange } from './scu-behaviour.ts';

/** An SCU that is unusual and right: no case fails against it. */
export interface LegalScuChoice {
  readonly name: string;
  /** The clause that allows it. */
  readonly clause: string;
  readonly does: string;
  readonly change: ScuChange;
  /** Ids of scenarios, or of rules as `rules/…`, that warn all the same. */
  readonly warns?: readonly string[];
}
