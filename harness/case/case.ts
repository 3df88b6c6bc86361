// One case: a scenario with its parameters filled in.

import type { ScpScript } from '../language/scp-script.ts';
import type { CaseIdentity } from './case-identity.ts';
import type { ScuStep } from './scu-step.ts';
import type { Step } from './step.ts';

/** What a case against an SCP does. */
export interface ScpBody {
  readonly sut: 'scp';
  readonly scp?: ScpScript;
  readonly steps: readonly Step[];
}

/** What a case against an SCU does. */
export interface ScuBody {
  readonly sut: 'scu';
  readonly steps: readonly ScuStep[];
}

/** One scenario with its parameters filled in. */
export interface Case extends CaseIdentity {
  readonly body: ScpBody | ScuBody;
}
