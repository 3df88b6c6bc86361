// What running one case gave, before the health of the SUT is known.

import { Blocked } from '../model/outcome.ts';
import type { TransportOutcome } from '../model/run-result.ts';
import type { Silence } from '../model/silence.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { Transcript } from '../peer/transcript.ts';
import type { Outcome } from './case-verdict.ts';

export interface CaseRun extends Outcome {
  readonly status?: number;
  readonly service?: string;
  readonly transport: TransportOutcome;
  readonly transcript: Transcript;
  /** The SUT had no time or no room for an association, which may be due to other cases under way. */
  readonly starved?: boolean;
  /** What the SUT has left unanswered in other cases, so that this one could not be judged. */
  readonly blockedBy?: Silence;
  /** What the case was about, with what the SUT chose. */
  readonly given?: Readonly<Record<string, string>>;
}

/** A case that was not run, or not to its end. */
export function unjudgedRun(verdict: VerdictKind, reason: string): CaseRun {
  const transcript = new Transcript();
  return { verdict, expected: [], actual: reason, reason, notes: [], transport: 'not-connected', transcript };
}

/** A case that is not tried, since others of its scenario were blocked. */
export function blockedRun(silence: Silence): CaseRun {
  return { ...unjudgedRun('inconclusive', new Blocked(silence).message), blockedBy: silence };
}

/** What went over the wire before the harness or its environment failed. */
const transcripts = new WeakMap<Error, Transcript>();

/** The error with the transcript of the case that it ended. */
export function withTranscript(error: unknown, transcript: Transcript): unknown {
  if (error instanceof Error) transcripts.set(error, transcript);
  return error;
}

/** A case in which the harness or its environment failed. */
export function errorRun(error: unknown): CaseRun {
  const run = unjudgedRun('error', error instanceof Error ? error.message : String(error));
  const transcript = error instanceof Error ? transcripts.get(error) : undefined;
  return transcript ? { ...run, transcript } : run;
}
