// What an SCP may do though few do: an SCP that makes a choice which the standard leaves to it, and the cases that must not
// hold it against it. Such rows guard against false alarms as the seeded faults guard against missed ones.

import type { OneBehaviour } from './fault.ts';

/** An SCP that is unusual and right. */
export type LegalChoice = OneBehaviour & {
  readonly name: string;
  /** The clause that allows it. */
  readonly clause: string;
  readonly does: string;
  /** Ids of the cases that have to come to the verdict. */
  readonly cases: readonly string[];
  /** Default `pass`. */
  readonly verdict?: 'pass' | 'inconclusive' | 'not-applicable';
  /** Ids of rules that warn all the same. */
  readonly warns?: readonly string[];
};
