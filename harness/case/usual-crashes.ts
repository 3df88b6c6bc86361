// An SCU whose process crashes even when all is answered well crashes in every case: that is told of the cases in which all is
// answered well, and is no fault of what the others answer it with.

import type { SendReport } from '../sut/sut.ts';

export class UsualCrashes {
  readonly #seen = new Set<string>();

  /** Keeps the crash of a run in which all was answered well, if it is one. */
  learn(report: SendReport): void {
    if (report.process?.hasCrashed) this.#seen.add(kindOf(report));
  }

  /** Whether a run ended with such a crash. */
  includes(report: SendReport): boolean {
    return report.process?.hasCrashed === true && this.#seen.has(kindOf(report));
  }
}

/** The signal and the last words, without numbers. */
function kindOf({ process }: SendReport): string {
  const lines = (process?.output ?? '').trimEnd().split('\n');
  return `${process?.end} ${lines.at(-1)?.trim().replaceAll(/\d+/g, '#')}`;
}
