// One step of a case, ready to be carried out.

import type { CaseContext } from './case-context.ts';

export interface Step {
  readonly verb: string;
  /** As the scenario gives it, parameters filled in. */
  readonly args: unknown;
  /** The steps that it repeats, if any. */
  readonly steps: readonly Step[];
  run(context: CaseContext): Promise<void>;
}

/** Whether one of these steps, or of those that they repeat, has this verb. */
export function usesVerb(steps: readonly Step[], verb: string): boolean {
  return steps.some((step) => step.verb === verb || usesVerb(step.steps, verb));
}
