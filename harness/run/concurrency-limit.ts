// How many cases run at once: those that are busy with the SUT, and beside them those that only wait for it.

/** A wait of this length, in milliseconds, means that a case only waits: another one may begin beside it. */
const idleAfterMs = 100;

/** The slot of one case under way. */
export interface Slot {
  /** Waits for the SUT. When that takes long, another case is let in meanwhile. */
  wait<T>(what: Promise<T>): Promise<T>;
  /** The case has ended. */
  leave(): void;
  /** Whether another case was under way at any time since this one began. */
  readonly wasShared: boolean;
}

/** Bounds of what runs at once. */
export interface Bounds {
  /** Cases that are busy with the SUT. */
  readonly busy: number;
  /** Cases under way, with those that only wait. */
  readonly underWay: number;
}

/** Gives out places to whoever asks, one asker at a time. */
export class ConcurrencyLimit {
  #bounds: Bounds;
  readonly #taken = new Set<TakenSlot>();
  #onChange: () => void = () => {};

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** Other bounds for the places to come; those that are taken stay so. */
  resize(bounds: Bounds): void {
    this.#bounds = bounds;
    this.#onChange();
  }

  /** How many cases may be under way. */
  get underWay(): number {
    return this.#bounds.underWay;
  }

  /** Whether cases go on beside one that waits. */
  get overlap(): boolean {
    return this.#bounds.underWay > 1;
  }

  /** A slot, as soon as there is one. */
  async take(): Promise<Slot> {
    await this.#until(() => this.#hasFreeSlot);
    const slot = new TakenSlot({
      changed: () => this.#onChange(),
      left: () => this.#left(slot),
    });
    if (this.#taken.size > 0) for (const one of [...this.#taken, slot]) one.wasShared = true;
    this.#taken.add(slot);
    return slot;
  }

  /** Resolves when no slot is taken. */
  empty(): Promise<void> {
    return this.#until(() => this.#taken.size === 0);
  }

  get #hasFreeSlot(): boolean {
    const busy = [...this.#taken].filter(({ isIdle }) => !isIdle).length;
    return busy < this.#bounds.busy && this.#taken.size < this.#bounds.underWay;
  }

  #left(slot: TakenSlot): void {
    this.#taken.delete(slot);
    this.#onChange();
  }

  #until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#onChange = () => {
        if (!holds()) return;
        this.#onChange = () => {};
        resolve();
      };
      this.#onChange();
    });
  }
}

class TakenSlot implements Slot {
  readonly #tell: { readonly changed: () => void; readonly left: () => void };
  wasShared = false;
  isIdle = false;

  constructor(tell: { readonly changed: () => void; readonly left: () => void }) {
    this.#tell = tell;
  }

  async wait<T>(what: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.isIdle = true;
      this.#tell.changed();
    }, idleAfterMs);
    try {
      return await what;
    } finally {
      clearTimeout(timer);
      this.isIdle = false;
    }
  }

  leave(): void {
    this.#tell.left();
  }
}
