// How fast a SUT usually answers: no wait for it is so short that a correct but slow one would be accused.

/** So many of the latest answers tell what is usual. */
const remembered = 64;
/** What all but the slowest answers took at most is usual. */
const usualShare = 0.95;
/** Nobody is slow who usually answers sooner, in milliseconds: a busy machine may take that long. */
const slowMs = 750;
/** Silence means something after so many times what is usual. */
const timesUsual = 10;

/** What the harness has learnt of the responseTimes of one SUT, over all associations with it. */
export class ResponseTimes {
  #answers: number[] = [];

  /** Something was received so many milliseconds after it began to be waited for. */
  answered(afterMs: number): void {
    this.#answers = [...this.#answers, afterMs].slice(-remembered);
  }

  /**
   * How long to wait where a scenario wants to wait so long: longer for a slow SUT, though never for more than what it gets
   * for any reaction; all in milliseconds.
   */
  stretch(wantedMs: number, longestMs: number): number {
    return Math.max(wantedMs, Math.min(longestMs, timesUsual * this.usualMs));
  }

  /** Whether answers take a good part of the longest wait, which is given in milliseconds, and a good part of a second. */
  areSlow(longestMs: number): boolean {
    return this.usualMs >= slowMs && timesUsual * this.usualMs > longestMs;
  }

  /** What all but its slowest answers took at most, in milliseconds; 0 before the first. */
  get usualMs(): number {
    const sorted = [...this.#answers].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * usualShare)] ?? 0;
  }
}
