// What the harness, as an SCP, is told to do on one association of an SCU under test.

import type { InputKind } from '../model/fault.ts';
import type { Level } from '../model/requirement.ts';
import type { ConnectionTap } from '../model/traffic.ts';
import type { WireLog } from '../peer/wire-log.ts';
import type { InstanceToSend } from '../sut/sut.ts';
import type { CaseVerdict } from './case-verdict.ts';
import type { PlannedAnswers } from './planned-answers.ts';

export interface AcceptorOptions {
  /** Shared by all associations of the case. */
  readonly answers: PlannedAnswers;
  readonly log: WireLog;
  readonly verdicts: CaseVerdict;
  /** Level of the requirement of the case. */
  readonly level: Level;
  readonly timeoutMs: number;
  /** The run is stopped. */
  readonly signal: AbortSignal;
  /** The time of the case is over. */
  readonly over: AbortSignal;
  /** Nothing more is waited for: the harness ends the SCU. */
  readonly stalled: AbortSignal;
  /** Told of whatever goes on. */
  readonly onActivity: () => void;
  /** Told of each C-STORE request. */
  readonly onStore: () => void;
  /** Whether the first instance is kept whole. */
  readonly keepsFirst?: boolean;
  /** What the SCU was given to send. */
  readonly given?: readonly InstanceToSend[];
  /** How the connection is called in the log, if the case has several. */
  readonly label?: string;
  /** Watches the bytes of the connection. */
  readonly tap?: ConnectionTap;
  /** Whether what the scenario answers with is legal. */
  readonly input?: InputKind;
}
