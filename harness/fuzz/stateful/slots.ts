// So many associations at once as the SUT serves, whoever opens them: a sequence waits until there is room for all of its own.

export class Slots {
  readonly #count: number;
  readonly #waiting: { readonly wanted: number; readonly begin: () => void }[] = [];
  #taken = 0;

  constructor(count: number) {
    this.#count = Math.max(1, count);
  }

  /** Runs a job that takes so many slots, in the order of asking; one that wants more than there are takes all. */
  async with<T>(wanted: number, job: () => Promise<T>): Promise<T> {
    const taken = Math.max(1, Math.min(wanted, this.#count));
    await new Promise<void>((begin) => {
      this.#waiting.push({ wanted: taken, begin });
      this.#next();
    });
    try {
      return await job();
    } finally {
      this.#taken -= taken;
      this.#next();
    }
  }

  #next(): void {
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      if (this.#taken + first.wanted > this.#count) return;
      this.#waiting.shift();
      this.#taken += first.wanted;
      first.begin();
    }
  }
}
