// The schema of a scenario file. Unknown keys are errors at every level.

import { z } from 'zod';
import { inputSchema } from '../language/input.ts';
import {
  accepted,
  sopClassGroups,
  sopClassKeywords,
  transferSyntaxGroups,
  transferSyntaxKeywords,
  unknownSopClass,
  unknownTransferSyntax,
} from '../language/names.ts';
import { scpScriptSchema } from '../language/scp-script.ts';
import { requirementSchema } from '../model/requirement.ts';
import { steps } from '../steps/index.ts';
import { oneStep } from '../steps/one-step.ts';
import { scuSteps } from '../steps/scu/index.ts';

function nameOrGroup(known: readonly string[], groups: readonly string[], explain: typeof unknownSopClass) {
  const also = [...groups, accepted];
  return z.string().superRefine((name, context) => {
    if (known.includes(name) || also.includes(name)) return;
    context.addIssue({ code: 'custom', message: explain(name, also) });
  });
}

const sopClassChoice = nameOrGroup(sopClassKeywords, Object.keys(sopClassGroups), unknownSopClass);
const transferSyntaxChoice = nameOrGroup(
  transferSyntaxKeywords,
  Object.keys(transferSyntaxGroups),
  unknownTransferSyntax,
);

/** What the matrix runs over; without it, whatever the SUT accepts. */
export const forSchema = z
  .strictObject({
    sopClass: z
      .union([sopClassChoice, z.array(sopClassChoice).min(1)])
      .optional()
      .describe(`SOP Class keywords, ${Object.keys(sopClassGroups).join(', ')}, or ${accepted} (the default)`),
    transferSyntax: z
      .union([transferSyntaxChoice, z.array(transferSyntaxChoice).min(1)])
      .optional()
      .describe(
        `Transfer Syntax keywords, ${Object.keys(transferSyntaxGroups).join(', ')}, or ${accepted} (the default)`,
      ),
  })
  .describe('A matrix of cases: every SOP Class with every Transfer Syntax');

const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const paramsSchema = z
  .record(
    z.string().regex(/^[A-Za-z]\w*$/, 'must be a simple name'),
    z.union([z.array(scalar).min(1), z.record(z.string(), z.unknown())]),
  )
  .describe(
    'Free parameters, used as $name: a list of values, or a map of label to value; a row may have a requirement and an input of its own',
  );

const head = {
  id: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/,
      'must be words of small letters, digits, dots and hyphens, separated by slashes',
    )
    .describe('Unique name, by part and clause, e.g. ps3.7/c.1/unrecognized-operation'),
  title: z.string().min(1).describe('What the scenario shows, one line'),
  requirement: requirementSchema,
  input: inputSchema.optional(),
  tags: z.array(z.string().regex(/^[a-z0-9-]+$/, 'must be small letters, digits and hyphens')).optional(),
  for: forSchema.optional(),
  params: paramsSchema.optional(),
  timeout: z.number().positive().max(3600).optional().describe('Longest duration of one case, in seconds'),
};

const scpScenarioSchema = z.strictObject({
  ...head,
  sut: z.literal('scp').describe('The system under test is an SCP; the harness is the SCU'),
  scp: scpScriptSchema.optional(),
  steps: z
    .array(oneStep(steps))
    .min(1)
    .refine((list) => list.some(judges), { error: 'nothing is expected: add an `expect` step' })
    .describe('What the harness does, in order'),
});

const scuScenarioSchema = z.strictObject({
  ...head,
  sut: z.literal('scu').describe('The system under test is an SCU; the harness is the SCP'),
  steps: z
    .array(oneStep(scuSteps))
    .min(1)
    .refine((list) => list.some(judgesScu), {
      error: 'nothing is expected: add an `expect-report` or `expect-request` step, or `expect` to an answer',
    })
    .describe('What the SCU is asked, answered and expected to do'),
});

/** A whole scenario file. */
export const scenarioSchema = z.discriminatedUnion('sut', [scpScenarioSchema, scuScenarioSchema]);

function judgesScu(step: object): boolean {
  if (Object.hasOwn(step, 'expect-report') || Object.hasOwn(step, 'expect-request')) return true;
  return Object.values(step).some((args) => typeof args === 'object' && args !== null && Object.hasOwn(args, 'expect'));
}

function judges(step: object): boolean {
  if (Object.hasOwn(step, 'expect') || Object.hasOwn(step, 'expect-stored') || Object.hasOwn(step, 'own')) return true;
  const { associate, repeat } = step as { associate?: { expect?: unknown }; repeat?: { steps: readonly object[] } };
  return associate?.expect !== undefined || (repeat?.steps.some(judges) ?? false);
}
