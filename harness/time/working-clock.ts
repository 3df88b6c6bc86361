// Time in which this process was at work: what the harness itself was late is no silence of the SUT.

/** Milliseconds between two looks at the time while somebody waits. */
const tickMs = 10;
/** A look that comes so much later than the one before, in milliseconds, tells that the process was held up since. */
const lateMs = 1.5 * tickMs;

/** Milliseconds since some moment, which only grow. */
export type Now = () => number;

/**
 * Measures waits. While somebody waits it looks at the time again and again. A look that comes late tells that this process
 * could not do anything meanwhile, neither send nor receive, since others had the processor or it was busy itself: of that
 * time no more than a tick counts.
 */
export class WorkingClock {
  readonly #now: Now;
  #heldUpMs = 0;
  #lookedAtMs = 0;
  #waits = 0;
  #ticking: NodeJS.Timeout | undefined;

  /** `now` tells the time that passes. */
  constructor(now: Now = () => performance.now()) {
    this.#now = now;
  }

  /** Milliseconds at work. While nobody waits, all time counts. */
  now(): number {
    return this.#look() - this.#heldUpMs;
  }

  /**
   * Calls back after so many milliseconds at work, when all that has come until then has been received. Returns what takes
   * the call back.
   */
  after(ms: number, onEnd: () => void): () => void {
    this.#begin();
    const due = this.now() + ms;
    let immediate: NodeJS.Immediate | undefined;
    const check = (): void => {
      const left = due - this.now();
      if (left > 0) timer = setTimeout(check, left);
      // What lies in the sockets is read first.
      else immediate = setImmediate(() => cancel(onEnd));
    };
    let timer = setTimeout(check, ms);
    let isOver = false;
    const cancel = (callBack?: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      clearImmediate(immediate);
      this.#end();
      callBack?.();
    };
    return () => cancel();
  }

  /** The time; notes how much of it this process was held up. */
  #look(): number {
    const now = this.#now();
    const sinceMs = now - this.#lookedAtMs;
    if (this.#waits > 0 && sinceMs > lateMs) this.#heldUpMs += sinceMs - tickMs;
    this.#lookedAtMs = now;
    return now;
  }

  #begin(): void {
    this.#look();
    this.#waits += 1;
    this.#ticking ??= setInterval(() => this.#look(), tickMs).unref();
  }

  #end(): void {
    this.#look();
    this.#waits -= 1;
    if (this.#waits > 0) return;
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }
}

/** The clock of this process. */
export const workingClock = new WorkingClock();
