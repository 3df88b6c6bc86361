// What running one case gave, before the health of the SUT is known.

import type { Finding } from '../model/finding.ts';
import type { AcknowledgedInstance } from '../model/instance-file.ts';
import { Blocked } from '../model/outcome.ts';
import type { Reason, TransportOutcome } from '../model/run-result.ts';
import type { ScuAccount } from '../model/scu-account.ts';
import type { Silence } from '../model/silence.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { Outcome } from './case-verdict.ts';

export interface CaseRun extends Outcome {
  readonly status?: number;
  readonly answer?: Outcome['observed'];
  readonly transport: TransportOutcome;
  readonly log: WireLog;
  /** Ids of the rules that there was an occasion to keep or break. */
  readonly checkedRules?: readonly string[];
  /** The instances that the SUT says it has stored, if somebody can look for them. */
  readonly acknowledged?: readonly AcknowledgedInstance[];
  /** The SUT had no time or no room for an association, which may be due to other cases under way. */
  readonly starved?: boolean;
  /** The SUT rejected an association for the moment, so that the case could not be judged. */
  readonly wasRejectedForNow?: boolean;
  /** It left a connection before any answer to an A-ASSOCIATE-RQ. */
  readonly leftEarly?: boolean;
  /** It did not wait in full for what the SUT has left unanswered in other cases, and could not be judged. */
  readonly wasBlocked?: boolean;
  /** What an SCU did and showed. */
  readonly account?: ScuAccount;
  /** That the process of an SCU crashed, in one line. */
  readonly crash?: string;
  /** What the case was about, with what the SUT chose. */
  readonly given?: Readonly<Record<string, string>>;
}

/** A case that was not run, or not to its end. */
export function unjudgedRun(verdict: VerdictKind, text: string, log = new WireLog()): CaseRun {
  return {
    verdict,
    expected: [],
    observed: { kind: 'nothing', text },
    reasons: [reasonOf(verdict, text)],
    findings: [],
    notes: [],
    transport: 'not-connected',
    log,
  };
}

/** A case that is not tried, since others of its scenario were blocked. */
export function blockedRun(silence: Silence): CaseRun {
  const { message: text, blockedBy } = new Blocked(silence);
  const reasons: Reason[] = [{ kind: 'blocked', text }];
  return {
    ...unjudgedRun('inconclusive', text),
    reasons,
    ...(blockedBy !== undefined && { blockedBy }),
    wasBlocked: true,
  };
}

/** A case in which the SUT did the same as with a plain request: that breaks a rule, and the case cannot be judged. */
export function blockedByRule(run: CaseRun, finding: Finding): CaseRun {
  const reasons: Reason[] = [{ kind: 'blocked', text: finding.text }];
  return {
    ...run,
    verdict: 'inconclusive',
    reasons,
    findings: [...run.findings, finding],
    blockedBy: finding.rule,
    wasBlocked: true,
  };
}

function reasonOf(verdict: VerdictKind, text: string): Reason {
  return { kind: verdict === 'error' ? 'harness' : 'precondition', text };
}

/** An error of the harness or its environment within a case, with what went over the wire before it. */
export class CaseError extends Error {
  readonly log: WireLog;

  constructor(cause: unknown, log: WireLog) {
    super(messageOf(cause), { cause });
    this.log = log;
  }
}

/** A case in which the harness or its environment failed. */
export function errorRun(error: unknown): CaseRun {
  return unjudgedRun('error', messageOf(error), error instanceof CaseError ? error.log : undefined);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
