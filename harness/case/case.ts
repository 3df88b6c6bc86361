// One case: a scenario with its parameters filled in.

import type { ScpScript } from '../language/scp-script.ts';
import type { ScuBody } from '../language/scu-body.ts';
import type { CaseIdentity } from './case-identity.ts';
import type { Step } from './step.ts';

/** What a case against an SCP does. */
export interface ScpBody {
  readonly sut: 'scp';
  readonly scp?: ScpScript;
  readonly steps: readonly Step[];
}

/** One scenario with its parameters filled in. */
export interface Case extends CaseIdentity {
  readonly body: ScpBody | ScuBody;
}
