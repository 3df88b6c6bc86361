// What one run of an SCU is made of.

import type { InputKind } from '../model/fault.ts';
import type { Level } from '../model/requirement.ts';
import type { CaseTap } from '../model/traffic.ts';
import type { WireLog } from '../peer/wire-log.ts';
import type { InstanceToSend, Sut } from '../sut/sut.ts';
import type { CaseVerdict } from './case-verdict.ts';
import type { ScuStep } from './scu-step.ts';

export interface ScuRunParts {
  readonly sut: Sut;
  readonly steps: readonly ScuStep[];
  readonly instances: readonly InstanceToSend[];
  readonly title: string;
  readonly level: Level;
  readonly log: WireLog;
  /** Watches the bytes of its connections. */
  readonly tap?: CaseTap;
  /** Whether what the harness answers is legal. */
  readonly input?: InputKind;
  readonly verdicts: CaseVerdict;
  readonly timeoutMs: number;
  /** Longest duration, in milliseconds. */
  readonly caseTimeoutMs: number;
  readonly signal: AbortSignal;
}
