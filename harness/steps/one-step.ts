// A step in a scenario file: a map with exactly one verb.

import { z } from 'zod';
import type { StepDefinition } from './step.ts';

/** What the schema needs of a verb of either role. */
type Verb = Pick<StepDefinition, 'verb' | 'schema' | 'summary'>;

/** The schema of a step whose verb is one of these. */
export function oneStep(steps: readonly Verb[]) {
  return z
    .strictObject(
      Object.fromEntries(steps.map(({ verb, schema, summary }) => [verb, schema.optional().describe(summary)])),
    )
    .refine((step) => Object.keys(step).length === 1, { error: 'a step has exactly one verb' })
    .meta({ minProperties: 1, maxProperties: 1 });
}
