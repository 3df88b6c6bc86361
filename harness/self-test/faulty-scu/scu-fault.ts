// A seeded fault of an SCU: one way in which it breaks one clause, as a row of a table, with the cases that have to catch it.

import type { ScuChange } from './scu-behaviour.ts';

/** A row of the tables in `faults/`. */
export interface ScuFault {
  readonly name: string;
  /** The clause that is broken. */
  readonly clause: string;
  /** What the SCU does wrong, in one line. */
  readonly does: string;
  readonly change: ScuChange;
  /** Ids of the cases, each of which has to catch it. */
  readonly caughtBy: readonly string[];
  /** Id of the rule that has to be broken in them; else it is their own requirement that is. */
  readonly rule?: string;
  /** What the cases, or the rule, come to: `warn` where the clause is a should or the reaction is only unusual. Default `fail`. */
  readonly verdict?: 'fail' | 'warn';
}
