// What an SCU has done until now, over all its associations.

import type { ScuBehaviour } from './scu-behaviour.ts';
import type { Outcome } from './scu-facts.ts';

export class ProgramLog {
  /** The last outcome of each instance, by its place in the order. */
  readonly outcomes = new Map<number, Outcome>();
  /** How often each instance was sent, by its place in the order. */
  readonly tries = new Map<number, number>();
  /** What it printed. */
  readonly lines: string[] = [];
  /** C-STORE operations that were begun. */
  operations = 0;
  /** It has decided to send nothing more. */
  hasStopped = false;
  readonly #behaviour: Pick<ScuBehaviour, 'print'>;

  constructor(behaviour: Pick<ScuBehaviour, 'print'>) {
    this.#behaviour = behaviour;
  }

  record(outcome: Outcome): void {
    this.outcomes.set(outcome.index, outcome);
    this.lines.push(...this.#behaviour.print(outcome));
  }
}
