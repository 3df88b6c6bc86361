// Soaks our SCP in a process of its own: exchanges in flight, and now and then a look at its memory and at what it still does.

import { exchanges, type Played } from './exchanges.ts';
import { problemOf } from './good-requests.ts';
import type { MemorySample } from './memory-trend.ts';
import { playTurns } from './play-turns.ts';
import type { SoakOptions } from './soak-options.ts';
import { lookEvery } from './soak-options.ts';
import type { SoakResult } from './soak-result.ts';
import { SoakedProcess } from './soaked-process.ts';

const concurrency = 32;
/** How often it is looked, 100 ms apart, whether the connections of the last inputs are gone. */
const looksForConnections = 100;

/** Plays so many inputs to the SCP. What it does is data; rejects only when its process cannot be started. */
export async function soakScp(options: SoakOptions): Promise<SoakResult> {
  await using child = new SoakedProcess(options.script, options.args);
  const { ports } = await child.ask('ready');
  const soak = new ScpSoak(child, ports, options);
  return await soak.run();
}

class ScpSoak {
  readonly #child: SoakedProcess;
  readonly #ports: readonly number[];
  readonly #options: SoakOptions;
  readonly #samples: MemorySample[] = [];
  readonly #problems: string[] = [];
  readonly #inFlight = new Set<Played>();
  #done = 0;
  #crash: string | undefined;

  constructor(child: SoakedProcess, ports: readonly number[], options: SoakOptions) {
    this.#child = child;
    this.#ports = ports;
    this.#options = options;
  }

  async run(): Promise<SoakResult> {
    const { inputs, seed, onProgress, signal } = this.#options;
    const source = exchanges(seed);
    while (this.#done < inputs && !this.#isIll && signal?.aborted !== true) {
      const until = Math.min(inputs, this.#done + lookEvery(inputs));
      await Promise.all(Array.from({ length: concurrency }, () => this.#play(source, until)));
      await this.#look().catch((error: Error) => {
        this.#crash ??= this.#described(error.message);
      });
      onProgress?.('SCP', this.#done);
    }
    if (this.#crash === undefined) await this.#lookForConnections();
    const crash = this.#crash === undefined ? {} : { crash: this.#crash };
    return { name: 'SCP', inputs: this.#done, samples: this.#samples, problems: this.#problems, ...crash };
  }

  get #isIll(): boolean {
    return this.#crash !== undefined || this.#problems.length > 0;
  }

  async #play(source: IterableIterator<Played>, until: number): Promise<void> {
    while (this.#done < until && this.#crash === undefined) {
      const played = source.next().value as Played;
      this.#done += 1;
      this.#inFlight.add(played);
      await playTurns(this.#portFor(this.#done), played.turns);
      if (this.#child.crash !== undefined) this.#crash ??= this.#described(this.#child.crash);
      this.#inFlight.delete(played);
    }
  }

  /** Most go to the one that reads and forgets, which is fastest; fewest to the one that has a disk to wait for. */
  #portFor(number: number): number {
    const [reading = 0, validating = reading, storing = reading] = this.#ports;
    if (number % 17 === 0) return storing;
    return number % 3 === 0 ? validating : reading;
  }

  #described(how: string): string {
    const last = [...this.#inFlight].map(({ text }) => `\n    ${text}`);
    return `${how} within ${this.#done} inputs of seed ${this.#options.seed}; in flight:${last.join('')}`;
  }

  async #look(): Promise<void> {
    for (const port of this.#ports) {
      const problem = await problemOf(port);
      if (problem !== undefined) this.#problems.push(`after ${this.#done} inputs: ${problem}`);
    }
    const { used, resident } = await this.#child.ask('memory', { ask: 'memory' });
    this.#samples.push({ inputs: this.#done, used, resident });
  }

  /** Every connection has been closed from this side, so that it holds none. */
  async #lookForConnections(): Promise<void> {
    let open = 0;
    for (let looks = 0; looks < looksForConnections; looks += 1) {
      open = (await this.#child.ask('memory', { ask: 'memory' })).sockets;
      if (open === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.#problems.push(`${open} connections were never closed`);
  }
}
