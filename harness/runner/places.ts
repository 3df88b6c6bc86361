// How many cases run at once: those that are busy with the SUT, and beside them those that only wait for it.

/** A wait of this length, in milliseconds, means that a case only waits: another one may begin beside it. */
const idleAfterMs = 100;

/** The place of one case under way. */
export interface Place {
  /** Waits for the SUT. When that takes long, another case is let in meanwhile. */
  wait<T>(what: Promise<T>): Promise<T>;
  /** The case has ended. */
  leave(): void;
  /** Whether another case was under way at any time since this one began. */
  readonly hadCompany: boolean;
}

/** Bounds of what runs at once. */
export interface Room {
  /** Cases that are busy with the SUT. */
  readonly busy: number;
  /** Cases under way, with those that only wait. */
  readonly underWay: number;
}

/** Gives out places to whoever asks, one asker at a time. */
export class Places {
  #room: Room;
  readonly #taken = new Set<TakenPlace>();
  #onChange: () => void = () => {};

  constructor(room: Room) {
    this.#room = room;
  }

  /** Other bounds for the places to come; those that are taken stay so. */
  resize(room: Room): void {
    this.#room = room;
    this.#onChange();
  }

  /** Whether cases go on beside one that waits. */
  get overlap(): boolean {
    return this.#room.underWay > 1;
  }

  /** A place, as soon as there is one. */
  async take(): Promise<Place> {
    await this.#until(() => this.#hasRoom);
    const place = new TakenPlace({
      changed: () => this.#onChange(),
      left: () => this.#left(place),
    });
    if (this.#taken.size > 0) for (const one of [...this.#taken, place]) one.hadCompany = true;
    this.#taken.add(place);
    return place;
  }

  /** Resolves when no place is taken. */
  empty(): Promise<void> {
    return this.#until(() => this.#taken.size === 0);
  }

  get #hasRoom(): boolean {
    const busy = [...this.#taken].filter(({ isIdle }) => !isIdle).length;
    return busy < this.#room.busy && this.#taken.size < this.#room.underWay;
  }

  #left(place: TakenPlace): void {
    this.#taken.delete(place);
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

class TakenPlace implements Place {
  readonly #tell: { readonly changed: () => void; readonly left: () => void };
  hadCompany = false;
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
