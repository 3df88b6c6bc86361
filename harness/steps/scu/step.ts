// What a step of a scenario for an SCU is: one verb with its schema fragment and what it asks, answers or judges.

import type { z } from 'zod';
import type { ScuAction } from '../../case/scu-step.ts';

/** One verb of the scenario language, for the other role. */
export interface ScuStepDefinition {
  readonly verb: string;
  /** One line for the scenario reference. */
  readonly summary: string;
  readonly schema: z.ZodType;
  action(args: unknown): ScuAction;
}

/** Ties the schema of a verb to its action, which gets what the schema lets through. */
export function defineScuStep<S extends z.ZodType>(definition: {
  verb: string;
  summary: string;
  schema: S;
  action(args: z.output<S>): ScuAction;
}): ScuStepDefinition {
  const { schema, action } = definition;
  return { ...definition, action: (args) => action(schema.parse(args)) };
}
