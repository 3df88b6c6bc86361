// What a step is: one verb with its schema fragment and what it does.

import type { z } from 'zod';
import type { CaseContext } from '../case/case-context.ts';

/** One verb of the scenario language. */
export interface StepDefinition {
  readonly verb: string;
  /** One line for the scenario reference. */
  readonly summary: string;
  readonly schema: z.ZodType;
  run(args: unknown, context: CaseContext): Promise<void>;
}

/** Ties the schema of a verb to its run function: `run` gets what the schema lets through. */
export function defineStep<S extends z.ZodType>(definition: {
  verb: string;
  summary: string;
  schema: S;
  run(args: z.output<S>, context: CaseContext): Promise<void>;
}): StepDefinition {
  const { schema, run } = definition;
  return { ...definition, run: async (args, context) => run(schema.parse(args), context) };
}
