// How long a SUT that serves one association at a time is waited for: nothing overlaps there, so that every silence counts.

/** A wait in which nothing came is shortened to no less than this, in milliseconds. */
const leastMs = 400;
/** And to no less than so many times what the SUT usually takes. */
const timesUsual = 100;
/** Answers that tell what is usual. */
const remembered = 64;
/** An answer later than this, in milliseconds, shows that the cases of a clause have to be waited for. */
const lateMs = 250;

/**
 * What a run has learnt of a SUT. The first case of a clause that meets silence waits for its whole limit; when that was in
 * vain, and the SUT answers everything else much faster, the other cases of this clause wait for a part of it.
 */
export class Patience {
  readonly #silent = new Set<string>();
  readonly #late = new Set<string>();
  #recent: number[] = [];
  #shortened = 0;

  /** The waits that were shortened, so far. */
  get shortened(): number {
    return this.#shortened;
  }

  /** How long to wait in a case of this clause, in milliseconds. */
  limit(clause: string, wantedMs: number): number {
    if (!this.#silent.has(clause) || this.#late.has(clause) || this.#recent.length < remembered) return wantedMs;
    return Math.min(wantedMs, Math.max(leastMs, timesUsual * this.#usual()));
  }

  /** Something came after so many milliseconds. */
  came(clause: string, afterMs: number): void {
    if (afterMs > lateMs) this.#late.add(clause);
    this.#recent = [...this.#recent, afterMs].slice(-remembered);
  }

  /** Nothing came, though it was waited for so long; `wantedMs` is the whole limit. */
  silence(clause: string, waitedMs: number, wantedMs: number): void {
    if (waitedMs >= wantedMs) this.#silent.add(clause);
    else this.#shortened += 1;
  }

  /** What all but the slowest answers took at most. */
  #usual(): number {
    const sorted = [...this.#recent].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  }
}
