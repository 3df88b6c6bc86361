// The reporters of one run: they hear its events while it goes on, and their files are written when it is over.

import { join } from 'node:path';
import type { RunEvent } from '../model/run-event.ts';
import type { RunResult } from '../model/run-result.ts';
import type { TrafficWatch } from '../model/traffic.ts';
import { writeFileAtomically } from './atomic-write.ts';
import { withoutCaptures } from './pcapng/without-captures.ts';
import { type Files, ReportError, type Reporter } from './reporter.ts';

/** Files of a reporter that are written at once. */
const filesAtOnce = 32;

/** Feeds a run to reporters. A reporter that throws keeps neither the run nor another reporter from going on. */
export class ReportSession implements Disposable {
  readonly #reporters: readonly Reporter[];
  readonly #failed = new Map<Reporter, ReportError>();

  constructor(reporters: readonly Reporter[]) {
    this.#reporters = reporters;
  }

  /** Watches the bytes of the run, for `RunOptions.watchTraffic`; undefined if no reporter wants them. */
  get watch(): TrafficWatch | undefined {
    return this.#reporters.find(({ watch }) => watch)?.watch;
  }

  /** Takes an event of the run. Never throws. */
  readonly on = (event: RunEvent): void => {
    for (const reporter of this.#reporters) {
      if (this.#failed.has(reporter)) continue;
      try {
        reporter.on?.(event);
      } catch (error) {
        this.#failed.set(reporter, failureOf(reporter, error));
      }
    }
  };

  /**
   * Writes the reports into a folder, which is made if it is missing; each file is whole or not there. What a full disk
   * leaves no room for keeps no smaller file from being written: a long run must not be lost with its picture.
   *
   * @returns the paths written, in the order of the reporters.
   * @throws ReportError (`environment`) for the first report that could not be made or written, when all others are.
   */
  async write(result: RunResult, outDir: string): Promise<string[]> {
    const written = new Map<Reporter, readonly string[]>();
    const failures: ReportError[] = [];
    let current = result;
    // What a result says of a file that could not be written would be wrong in the others.
    for (const reporter of [...this.#reporters].sort(watchingFirst)) {
      const before = failures.length + this.#failed.size;
      written.set(reporter, await this.#write(reporter, current, outDir, failures));
      if (reporter.watch && failures.length + this.#failed.size > before) current = withoutCaptures(current);
    }
    const paths = this.#reporters.flatMap((reporter) => written.get(reporter) ?? []);
    const [first] = [...failures, ...this.#failed.values()];
    if (!first) return paths;
    const rest = paths.length > 0 ? `; written are ${paths.join(', ')}` : '';
    throw new ReportError('environment', `${first.message}${rest}`, { cause: first });
  }

  /** Lets go of what the reporters hold, written or not. */
  [Symbol.dispose](): void {
    for (const reporter of this.#reporters) reporter.close?.();
  }

  async #write(
    reporter: Reporter,
    result: RunResult,
    outDir: string,
    failures: ReportError[],
  ): Promise<readonly string[]> {
    const waiting = Object.entries(await this.#filesOf(reporter, result));
    const written: string[] = [];
    while (waiting.length > 0) {
      // A file is on the disk before it counts: some formats have thousands, and one after the other they would take minutes.
      const outcomes = await Promise.allSettled(
        waiting.splice(0, filesAtOnce).map(async ([name, content]) => {
          const path = join(outDir, name);
          await writeFileAtomically(path, content);
          return path;
        }),
      );
      for (const outcome of outcomes)
        if (outcome.status === 'fulfilled') written.push(outcome.value);
        else failures.push(outcome.reason as ReportError);
    }
    return written;
  }

  async #filesOf(reporter: Reporter, result: RunResult): Promise<Files> {
    if (this.#failed.has(reporter)) return {};
    try {
      return await reporter.end(result);
    } catch (error) {
      this.#failed.set(reporter, failureOf(reporter, error));
      return {};
    }
  }
}

function watchingFirst(one: Reporter, other: Reporter): number {
  return Number(other.watch !== undefined) - Number(one.watch !== undefined);
}

function failureOf({ name }: Reporter, error: unknown): ReportError {
  const message = error instanceof Error ? error.message : String(error);
  return new ReportError('environment', `the reporter ${name} failed: ${message}`, { cause: error });
}
