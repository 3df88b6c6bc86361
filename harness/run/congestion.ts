// A SUT that rejects associations for the moment is busy and not ill (PS3.8 9.3.4, 7.1.1.7): it is waited for, and then
// gets as many cases at once as it grants.

export interface CongestionParts {
  /** Whether the SUT accepts an association in the end. Rejects with the reason of the run's signal. */
  readonly untilAccepting: () => Promise<boolean>;
  /** How many cases may be under way at once. */
  readonly underWay: () => number;
  /** It may serve another number of cases at once from now on. */
  readonly onGranted?: () => void;
}

/** So many cases are named that may have taken its slots. */
const namedAtMost = 10;

/** What is known of how busy a SUT is. */
export class Congestion {
  readonly #parts: CongestionParts;
  readonly #leftEarly: string[] = [];
  #waiting: Promise<boolean> | undefined;
  #times = 0;
  #granted = Number.POSITIVE_INFINITY;

  constructor(parts: CongestionParts) {
    this.#parts = parts;
  }

  /** So many cases may be under way at once. */
  get granted(): number {
    return this.#granted;
  }

  /** Whether it is waited for now. */
  get isWaitedFor(): boolean {
    return this.#waiting !== undefined;
  }

  /** Waits until it accepts associations again; false if it does not. Several who wait at once are one. */
  wait(): Promise<boolean> {
    this.#waiting ??= this.#wait().finally(() => {
      this.#waiting = undefined;
    });
    return this.#waiting;
  }

  /** A case has ended: without a rejection for the moment there may be one more at once. */
  ended(caseId: string, { leftEarly = false, isBusy = false }: { leftEarly?: boolean; isBusy?: boolean }): void {
    if (leftEarly) this.#leftEarly.push(caseId);
    if (isBusy || !Number.isFinite(this.#granted)) return;
    this.#granted += 1;
    this.#parts.onGranted?.();
  }

  /** What is told of a SUT that never accepted another association. */
  get reason(): string {
    const last = this.#leftEarly.slice(-namedAtMost).reverse();
    const cases =
      last.length === 0 ? '' : `; connections that ended before an association may hold its slots: ${last.join(', ')}`;
    return `it rejects every association for the moment, however long it is waited for${cases}`;
  }

  /** What is told of a SUT that was busy, in a line each. */
  notes(): readonly string[] {
    if (this.#times === 0) return [];
    const times = this.#times === 1 ? 'once' : `${this.#times} times`;
    return [`it rejected associations for the moment, and was waited for ${times} until it accepted others`];
  }

  async #wait(): Promise<boolean> {
    this.#granted = Math.max(1, Math.floor(Math.min(this.#granted, this.#parts.underWay()) / 2));
    this.#parts.onGranted?.();
    const isAccepting = await this.#parts.untilAccepting();
    if (isAccepting) this.#times += 1;
    return isAccepting;
  }
}
