// repeat: the same steps again and again, for what shows only in the long run of an association.

import { z } from 'zod';
import type { CaseContext } from '../runner/case-context.ts';
import { oneStep } from './one-step.ts';
import { defineStep, type StepDefinition } from './step.ts';

const maxTimes = 10_000;

/** The verb `repeat` for steps that are no repetition themselves. */
export function repeatStep(steps: readonly StepDefinition[]): StepDefinition {
  const byVerb = new Map(steps.map((step) => [step.verb, step]));
  const runOne = async (step: Readonly<Record<string, unknown>>, context: CaseContext): Promise<void> => {
    context.limits.signal.throwIfAborted();
    for (const [verb, args] of Object.entries(step)) await byVerb.get(verb)?.run(args, context);
  };
  return defineStep({
    verb: 'repeat',
    summary: 'Do some steps several times',
    schema: z.strictObject({
      times: z.int().min(1).max(maxTimes),
      steps: z.array(oneStep(steps)).min(1).describe('Any steps but `repeat`'),
    }),
    async run(spec, context) {
      for (let time = 0; time < spec.times; time++) {
        for (const step of spec.steps) await runOne(step, context);
      }
    },
  });
}
