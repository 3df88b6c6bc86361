// One step of a case against an SCU, ready to be carried out: what is asked of the SCU, what it is answered, what is judged.

import type { RequestKind } from '../language/respond.ts';
import type { InstanceToSend, SendReport } from '../sut/sut.ts';
import type { PlannedAnswer } from './planned-answers.ts';
import type { AcceptorLog } from './scripted-acceptor.ts';

/** What the SCU said, and what the harness saw. */
export interface ScuAccounts {
  readonly report: SendReport;
  /** The associations that were asked for, in their order. */
  readonly logs: readonly AcceptorLog[];
  readonly instances: readonly InstanceToSend[];
  /** Every request on them, in the order in which it came. */
  readonly requests: readonly RequestKind[];
}

/** One thing that is expected of the SCU, and whether it is so. */
export interface ScuCheck {
  readonly expected: string;
  readonly actual: string;
  readonly holds: boolean;
}

/** What a verb does. */
export interface ScuAction {
  /** How many instances the SCU is asked to send. */
  readonly instances?: number;
  readonly answer?: PlannedAnswer;
  /** A request that has to come, after those of the steps before. */
  readonly awaits?: RequestKind;
  judge?(accounts: ScuAccounts): readonly ScuCheck[];
}

export interface ScuStep extends ScuAction {
  readonly verb: string;
  /** As the scenario gives it, parameters filled in. */
  readonly args: unknown;
  readonly steps: readonly ScuStep[];
}
