// From the steps of a scenario file to steps that can be carried out.

import type { ScuStep } from '../case/scu-step.ts';
import type { Step } from '../case/step.ts';
import { stepByVerb } from './index.ts';
import { scuStepByVerb } from './scu/index.ts';

/** A step as YAML gives it: a map with exactly one verb. */
export type RawStep = Readonly<Record<string, unknown>>;

/** Binds steps that passed the schema to what their verbs do. Throws RangeError for an unknown verb. */
export function bindSteps(raw: readonly RawStep[]): readonly Step[] {
  return raw.map(bindStep);
}

function bindStep(raw: RawStep): Step {
  const [verb = '', args] = Object.entries(raw)[0] ?? [];
  const definition = stepByVerb(verb);
  if (!definition) throw new RangeError(`no step has the verb "${verb}"`);
  const inner = (args as { readonly steps?: readonly RawStep[] } | undefined)?.steps ?? [];
  return { verb, args, steps: bindSteps(inner), run: (context) => definition.run(args, context) };
}

/** Binds the steps of a scenario for an SCU. Throws RangeError for an unknown verb. */
export function bindScuSteps(raw: readonly RawStep[]): readonly ScuStep[] {
  return raw.map((step) => {
    const [verb = '', args] = Object.entries(step)[0] ?? [];
    const definition = scuStepByVerb(verb);
    if (!definition) throw new RangeError(`no step for an SCU has the verb "${verb}"`);
    return { verb, args, steps: [], ...definition.action(args) };
  });
}
