// What a report format is: a name, a file and a function from the results to its text.

import type { RunResult } from '../model/run-result.ts';

/** A report format. It reads results and nothing else: no socket, no clock, no environment. */
export interface Reporter {
  /** What `--reporter` calls it. */
  readonly name: string;
  /** One line for `--help`. */
  readonly description: string;
  /** The files it makes, by name in the reports folder; the first is the report, the others go with it. */
  render(result: RunResult): RenderedFiles | Promise<RenderedFiles>;
}

export type RenderedFiles = Readonly<Record<string, string>>;

/** A report that cannot be had; the message is one clear line. */
export class ReportError extends Error {
  /** `usage`: an unknown reporter was asked for; `environment`: the folder cannot be written. */
  readonly kind: 'usage' | 'environment';

  constructor(kind: ReportError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReportError';
    this.kind = kind;
  }
}
