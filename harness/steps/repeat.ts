// repeat: the same steps again and again, for what shows only in the long run, all at once, for what shows in a crowd, or on
// each presentation context, for what shows only of many together.

import { z } from 'zod';
import { ConnectionFailed } from '../../src/index.ts';
import { type CaseContext, mainAssociation } from '../case/case-context.ts';
import { CaseDecided, NotApplicableHere } from '../model/outcome.ts';
import { oneStep } from './one-step.ts';
import { defineStep, type StepDefinition } from './step.ts';

const maxTimes = 10_000;
const maxAtOnce = 200;

const verification = '1.2.840.10008.1.1';

type Step = Readonly<Record<string, unknown>>;

/** What becomes of the arguments of a step in one of its repetitions. */
type Change = (verb: string, args: unknown) => unknown;

/** The verb `repeat` for steps that are no repetition themselves. */
export function repeatStep(steps: readonly StepDefinition[]): StepDefinition {
  const byVerb = new Map(steps.map((step) => [step.verb, step]));
  const runOne = async (step: Step, context: CaseContext, change: Change): Promise<void> => {
    context.limits.signal.throwIfAborted();
    for (const [verb, args] of Object.entries(step)) await byVerb.get(verb)?.run(change(verb, args), context);
  };
  return defineStep({
    verb: 'repeat',
    summary: 'Do some steps several times',
    schema: z
      .strictObject({
        times: z.int().min(1).max(maxTimes).optional(),
        atOnce: z
          .literal(true)
          .optional()
          .describe(`All at once, at most ${maxAtOnce} times, each time on associations of its own`),
        eachContext: z
          .literal(true)
          .optional()
          .describe('Once for each accepted presentation context of the main association, but Verification'),
        steps: z.array(oneStep(steps)).min(1).describe('Any steps but `repeat`'),
      })
      .refine(({ times, eachContext }) => (times === undefined) === (eachContext === true), {
        error: 'give one of times, eachContext',
      })
      .refine(({ times = 0, atOnce }) => !atOnce || times <= maxAtOnce, { error: `at most ${maxAtOnce} times at once` })
      .refine(({ atOnce, eachContext }) => !(atOnce && eachContext), { error: 'contexts are not used at once' }),
    async run(spec, context) {
      const changes = spec.eachContext ? onEachContext(context) : inTurn(spec.times ?? 1, spec.atOnce);
      const runs = changes.map((change) => async () => {
        for (const step of spec.steps) await runOne(step, context, change);
      });
      if (spec.atOnce) await together(runs, context);
      else for (const run of runs) await run();
    },
  });
}

function inTurn(times: number, atOnce?: true): Change[] {
  return Array.from({ length: times }, (_, time) => (verb, args) => {
    return atOnce ? onOwnAssociation(verb, args, time + 1) : args;
  });
}

/** A change for each accepted context, if there are several, so that requests are sent on it. */
function onEachContext(context: CaseContext): Change[] {
  const contexts = context.association().contexts.filter(({ abstractSyntax }) => abstractSyntax !== verification);
  if (contexts.length < 2) throw new NotApplicableHere('fewer than two of the presentation contexts were accepted');
  context.judgement.note(`${contexts.length} presentation contexts were accepted`);
  return contexts.map(({ id }) => (verb, args) => {
    if (verb !== 'c-store' && verb !== 'send') return args;
    return { ...(typeof args === 'string' ? { dataSet: args } : (args as object)), on: id };
  });
}

/** A step as the n-th of those who do it at once: on an association that bears its number. */
function onOwnAssociation(verb: string, args: unknown, number: number): unknown {
  if (verb === 'wait' || verb === 'own') return args;
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
