// How a run is carried out.

import type { RunListener } from '../model/run-event.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { TrafficWatch } from '../model/traffic.ts';
import type { Preflight } from '../preflight/preflight.ts';
import type { EarlierRun } from './earlier-run.ts';

export interface RunOptions {
  /** Cases run at once; default 4 against a remote SUT, 8 against the built-in pair. */
  readonly concurrency?: number;
  /** Longest wait for any one reaction of the SUT, in milliseconds; default 10,000. Longer is silence. */
  readonly timeoutMs?: number;
  /**
   * How long the SUT has to close a connection that it is to close, in milliseconds; default 10,000. Later is silence, whatever
   * `timeoutMs` is: else the verdict would depend on whether somebody waited for a timer of the SUT.
   */
  readonly closeMs?: number;
  /** How long a SUT that rejects associations for the moment is waited for, in milliseconds; default 60,000. */
  readonly busyMs?: number;
  /**
   * Longest duration of the run, in milliseconds: what did not run until then is inconclusive. Default: for a remote SUT
   * 300,000, or in proportion more where `timeoutMs` is more than usual; for the built-in pair no limit (Infinity).
   */
  readonly maxTimeMs?: number;
  /** Decides every generated UID and value; default 1. */
  readonly seed?: number;
  /** What a remote SUT accepts, where it has been asked already (`preflight`); else it is asked before the first case. */
  readonly preflight?: Preflight;
  /** Stops at once: what is open is aborted, and the cases that ran are still returned. */
  readonly signal?: AbortSignal;
  /** Told of everything that happens, in the order in which it does. */
  readonly onEvent?: RunListener;
  /** Whether `onEvent` is told of each PDU, for which its bytes are copied; default true. */
  readonly wireEvents?: boolean;
  /** Goes on with this run of the same cases, which was killed: those of its cases that ended are not run again. */
  readonly earlier?: EarlierRun;
  /** Watches the bytes of every connection of every case, as `onEvent` does the PDUs. */
  readonly watchTraffic?: TrafficWatch;
  /** Called with each case as it ends, in the order they end. */
  readonly onCase?: (result: CaseResult, progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the run began. */
  readonly elapsedMs: number;
  /** Milliseconds until it will end, as far as that can be told. */
  readonly restMs: number | undefined;
}
