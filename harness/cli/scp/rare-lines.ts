// Lines that strangers can cause by the thousand, such as those of refused connections: some are printed, the rest counted.

/** How many lines are printed within how many milliseconds. */
export interface Rate {
  readonly lines: number;
  readonly withinMs: number;
}

const usual: Rate = { lines: 20, withinMs: 10_000 };

export class RareLines {
  readonly #print: (line: string) => void;
  readonly #summary: (count: number) => string;
  readonly #rate: Rate;
  #printed = 0;
  #counted = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `summary` says how many lines were not printed. */
  constructor(print: (line: string) => void, summary: (count: number) => string, rate: Rate = usual) {
    this.#print = print;
    this.#summary = summary;
    this.#rate = rate;
  }

  /** Prints the line, or counts it. */
  say(line: string): void {
    this.#timer ??= setTimeout(() => this.end(), this.#rate.withinMs).unref();
    if (this.#printed < this.#rate.lines) {
      this.#printed++;
      this.#print(line);
    } else this.#counted++;
  }

  /** Tells at once what was counted, and begins anew. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#counted > 0) this.#print(this.#summary(this.#counted));
    this.#printed = 0;
    this.#counted = 0;
  }
}
