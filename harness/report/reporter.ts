// What a report format is: it may listen to the events of a run, and at the end makes its files of the result.

import type { RunEvent } from '../model/run-event.ts';
import type { RunResult } from '../model/run-result.ts';
import type { TrafficWatch } from '../model/traffic.ts';

/** A report format of one run. It reads events and the result and nothing else: no socket, no clock, no environment. */
export interface Reporter {
  /** What `--reporter` calls it. */
  readonly name: string;
  /** One line for `--help`. */
  readonly description: string;
  /** Takes an event of the run while it goes on; nothing calls it if the result comes from results.json. */
  on?(event: RunEvent): void;
  /** Watches the bytes of the run while it goes on; what it tells of a case is a part of its result. */
  readonly watch?: TrafficWatch;
  /** The files it makes, by name in the reports folder; the first is the report, the others go with it. */
  end(result: RunResult): Files | Promise<Files>;
  /** Lets go of what it holds, whether it has been asked for its files or not. */
  close?(): void;
}

/** Text or bytes of a file; bytes may come in parts, each valid until the next is asked for. */
export type FileContent = string | Uint8Array | Iterable<Uint8Array>;

/** Files by name. */
export type Files = Readonly<Record<string, FileContent>>;

/** A report that cannot be had; the message is one clear line. */
export class ReportError extends Error {
  /** `usage`: an unknown reporter was asked for; `environment`: a file cannot be made or written. */
  readonly kind: 'usage' | 'environment';

  constructor(kind: ReportError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReportError';
    this.kind = kind;
  }
}
