// The reporters of one run: they hear its events while it goes on, and their files are written when it is over.

import { join } from 'node:path';
import type { RunEvent } from '../model/run-event.ts';
import type { RunResult } from '../model/run-result.ts';
import { writeFileAtomically } from './atomic-write.ts';
import { type Files, ReportError, type Reporter } from './reporter.ts';

/** Feeds a run to reporters. A reporter that throws keeps neither the run nor another reporter from going on. */
export class ReportSession {
  readonly #reporters: readonly Reporter[];
  readonly #failed = new Map<Reporter, ReportError>();

  constructor(reporters: readonly Reporter[]) {
    this.#reporters = reporters;
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
    const written: string[] = [];
    const failures: ReportError[] = [];
    for (const reporter of this.#reporters) {
      for (const [name, content] of Object.entries(await this.#filesOf(reporter, result))) {
        const path = join(outDir, name);
        await writeFileAtomically(path, content).then(
          () => written.push(path),
          (error: ReportError) => failures.push(error),
        );
      }
    }
    const [first] = [...failures, ...this.#failed.values()];
    if (!first) return written;
    const rest = written.length > 0 ? `; written are ${written.join(', ')}` : '';
    throw new ReportError('environment', `${first.message}${rest}`, { cause: first });
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

function failureOf({ name }: Reporter, error: unknown): ReportError {
  const message = error instanceof Error ? error.message : String(error);
  return new ReportError('environment', `the reporter ${name} failed: ${message}`, { cause: error });
}
