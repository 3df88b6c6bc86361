// One thing that a SUT may leave unanswered: which cases waited for it in full, and which are blocked by it.

import type { Silence } from '../model/silence.ts';

/** So many cases wait in full before others are blocked. */
const confirmingCases = 3;
/** After so many blocked cases one waits in full again, and then after twice as many, and so on. */
const firstProbeAfter = 25;
/** So many blocked cases of one scenario, and its others are not tried. */
const triedPerScenario = 2;

export class RepeatedSilence {
  readonly #parts: Omit<Silence, 'cases'>;
  /** Cases that waited in full. */
  readonly #silent = new Set<string>();
  /** Those of them that show that it is not for want of time beside other cases. */
  readonly #certain = new Set<string>();
  readonly #blockedScenarios = new Map<string, number>();
  #wasConfirmedBefore = false;
  #isMixed = false;
  #needed = confirmingCases;
  #blocked = 0;
  #probeAt = firstProbeAfter;

  constructor(parts: Omit<Silence, 'cases'>) {
    this.#parts = parts;
  }

  /** Whether three cases have waited for it in full. */
  get isEstablished(): boolean {
    return this.#silent.size >= confirmingCases;
  }

  /** The SUT is silent to this beside other cases and when no other is under way. */
  get isConfirmed(): boolean {
    return this.#wasConfirmedBefore || this.#certain.size >= this.#needed;
  }

  /** The SUT answers some of what it is silent to otherwise: unusual requests of one clause, of which each is another. */
  get isMixed(): boolean {
    return this.#isMixed;
  }

  /** Cases that were blocked by it. */
  get blocked(): number {
    return this.#blocked;
  }

  get silence(): Silence {
    return { ...this.#parts, cases: [...this.#silent].slice(0, confirmingCases) };
  }

  /** Whether a case that waits for it does not wait in full; one that runs alone is not blocked by what others saw. */
  blocks(isAlone: boolean): boolean {
    return this.#silent.size >= this.#needed && (!isAlone || this.isConfirmed);
  }

  /** So many cases are enough from now on. */
  need(cases: number): void {
    this.#needed = Math.min(this.#needed, cases);
  }

  /** Before the first case the SUT did not answer this. */
  confirmBefore(): void {
    this.#wasConfirmedBefore = true;
  }

  /** Whether it is time that a case waits in full again. */
  takeProbe(): boolean {
    if (this.#blocked < this.#probeAt) return false;
    this.#probeAt *= 2;
    return true;
  }

  /** A case has waited in full, and nothing came. */
  seen(caseId: string, isCertain: boolean): void {
    this.#silent.add(caseId);
    if (isCertain) this.#certain.add(caseId);
  }

  /** A case is blocked by it. */
  block(scenario: string): void {
    this.#blocked += 1;
    this.#blockedScenarios.set(scenario, (this.#blockedScenarios.get(scenario) ?? 0) + 1);
  }

  /** Whether the cases of a scenario that are still to come need not be tried. */
  blocksScenario(scenario: string): boolean {
    // Before the release a case has been judged.
    if (this.#parts.phase === 'release' || this.#isMixed) return false;
    return this.blocks(true) && (this.#blockedScenarios.get(scenario) ?? 0) >= triedPerScenario;
  }

  /**
   * The SUT has answered it: all is forgotten. Of unusual requests that three cases saw unanswered only this one was answered:
   * the others are told by those three, and who waited for each in full would judge few cases in the time of a run.
   */
  answered(): void {
    if (this.#parts.service === undefined && this.isEstablished) {
      this.#isMixed = true;
      return;
    }
    if (this.#silent.size === 0 && !this.#wasConfirmedBefore) return;
    this.#silent.clear();
    this.#certain.clear();
    this.#blockedScenarios.clear();
    this.#wasConfirmedBefore = false;
    this.#probeAt = this.#blocked + firstProbeAfter;
  }
}
