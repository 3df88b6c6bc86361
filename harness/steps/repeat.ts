// repeat: the same steps again and again, for what shows only in the long run, or all at once, for what shows in a crowd.

import { z } from 'zod';
import { ConnectionFailed } from '../../src/index.ts';
import { type CaseContext, mainAssociation } from '../case/case-context.ts';
import { CaseDecided, NotApplicableHere } from '../model/outcome.ts';
import { oneStep } from './one-step.ts';
import { defineStep, type StepDefinition } from './step.ts';

const maxTimes = 10_000;
const maxAtOnce = 200;

type Step = Readonly<Record<string, unknown>>;

/** The verb `repeat` for steps that are no repetition themselves. */
export function repeatStep(steps: readonly StepDefinition[]): StepDefinition {
  const byVerb = new Map(steps.map((step) => [step.verb, step]));
  const runOne = async (step: Step, context: CaseContext, time?: number): Promise<void> => {
    context.limits.signal.throwIfAborted();
    for (const [verb, args] of Object.entries(step))
      await byVerb.get(verb)?.run(time === undefined ? args : onOwnAssociation(verb, args, time), context);
  };
  return defineStep({
    verb: 'repeat',
    summary: 'Do some steps several times',
    schema: z
      .strictObject({
        times: z.int().min(1).max(maxTimes),
        atOnce: z
          .literal(true)
          .optional()
          .describe(`All at once, at most ${maxAtOnce} times, each time on associations of its own`),
        steps: z.array(oneStep(steps)).min(1).describe('Any steps but `repeat`'),
      })
      .refine(({ times, atOnce }) => !atOnce || times <= maxAtOnce, { error: `at most ${maxAtOnce} times at once` }),
    async run(spec, context) {
      const runs = Array.from({ length: spec.times }, (_, time) => async () => {
        for (const step of spec.steps) await runOne(step, context, spec.atOnce && time + 1);
      });
      if (spec.atOnce) await together(runs, context);
      else for (const run of runs) await run();
    },
  });
}

/** A step as the n-th of those who do it at once: on an association that bears its number. */
function onOwnAssociation(verb: string, args: unknown, number: number): unknown {
  if (verb === 'wait') return args;
  const spec = typeof args === 'string' ? { dataSet: args } : (args as { association?: string });
  const { association = mainAssociation } = spec as { association?: string };
  return { ...spec, association: `${association}-${number}` };
}

/** Runs all at once, and ends as the one that says most: decided, failed, or not applicable where all of them are. */
async function together(runs: readonly (() => Promise<void>)[], context: CaseContext): Promise<void> {
  const settled = await Promise.allSettled(runs.map((run) => run()));
  const reasons: unknown[] = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const others = reasons.filter((reason) => !(reason instanceof NotApplicableHere));
  const first = others.find((reason) => reason instanceof CaseDecided) ?? others[0];
  if (first instanceof ConnectionFailed) context.judgement.note(`of ${runs.length} at once: ${first.message}`);
  if (first !== undefined) throw first;
  if (reasons.length === runs.length) throw reasons[0];
  if (reasons.length > 0) context.judgement.note(`${runs.length - reasons.length} of ${runs.length} were served`);
}
