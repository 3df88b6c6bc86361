// One step of a case against an SCU, ready to be carried out: what is asked of the SCU, what it is answered, what is judged.

import type { DataSetSpec } from '../language/data-set-spec.ts';
import type { RequestKind } from '../language/respond.ts';
import type { InstanceToSend, SendReport } from '../sut/sut.ts';
import type { AcceptorLog } from './acceptor-log.ts';
import type { PlannedAnswer } from './planned-answers.ts';

/** What the SCU said, and what the harness saw. */
export interface ScuAccounts {
  readonly report: SendReport;
  /** The associations that were asked for, in their order. */
  readonly logs: readonly AcceptorLog[];
  readonly instances: readonly InstanceToSend[];
  /** Every request on them, in the order in which it came. */
  readonly requests: readonly RequestKind[];
  /** What differs between any two runs, and stands in the output of many SCUs: the port, the folder of the files. */
  readonly volatile: readonly string[];
}

/** One thing that is expected of the SCU, and whether it is so. */
export interface ScuCheck {
  readonly expected: string;
  readonly actual: string;
  readonly holds: boolean;
}

/** What the SCU is asked to send. */
export interface AskedToSend {
  readonly runs?: number | undefined;
  readonly dataSet?: DataSetSpec | undefined;
  /** Bytes of one private element at the end of each Data Set. */
  readonly bulkBytes?: number | undefined;
  /** The instances are of so many Standard SOP Classes in turn, whatever SOP Class the case is about. */
  readonly sopClasses?: number | undefined;
}

/** What a verb does. */
export interface ScuAction {
  /** How many instances the SCU is asked to send. */
  readonly instances?: number;
  readonly order?: AskedToSend;
  readonly answers?: readonly PlannedAnswer[];
  /** A request that has to come, after those of the steps before. */
  readonly awaits?: RequestKind;
  /** How often the SCU has to show that it was not answered well. */
  readonly comparisons?: number;
  judge?(accounts: ScuAccounts): readonly ScuCheck[];
}

export interface ScuStep extends ScuAction {
  readonly verb: string;
  /** As the scenario gives it, parameters filled in. */
  readonly args: unknown;
  readonly steps: readonly ScuStep[];
}
