// What one run of an SCU is made of.

import type { Level } from '../model/requirement.ts';
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
  readonly verdicts: CaseVerdict;
  readonly timeoutMs: number;
  /** Longest duration, in milliseconds. */
  readonly caseTimeoutMs: number;
  readonly signal: AbortSignal;
}
