// The outcome of a run as plain data: exactly what results.json holds.

import { z } from 'zod';
import { disputeSchema } from './dispute.ts';
import { faultSchema, phases } from './fault.ts';
import { observationSchema } from './observation.ts';
import { proposedAssociationSchema } from './proposed-association.ts';
import { requirementSchema } from './requirement.ts';
import { scuAccountSchema } from './scu-account.ts';
import { statusBehaviourSchema } from './status-behaviour.ts';
import { captureSchema } from './traffic.ts';
import { type VerdictKind, verdictKinds } from './verdict.ts';
import { wireRecordSchema } from './wire-record.ts';

/** How the association or the connection under it ended; each of these is a different outcome. */
export const transportOutcomes = [
  'not-connected', // no TCP or TLS connection came about
  'released', // A-RELEASE-RQ answered by A-RELEASE-RP
  'A-ASSOCIATE-RJ',
  'A-ABORT', // sent by the SUT
  'FIN', // the SUT closed the connection in order
  'RST', // the SUT reset the connection
  'silence', // the SUT owed an answer and none came within the time limit
  'undecodable', // the SUT sent bytes that are no PDU
  'ended-by-harness', // the scenario aborted, closed or reset
  'open', // the case ended with the association still established
] as const;

/** How the SUT was after the case; `died` if its process ended, which only a supervised one shows. */
export const healthStates = ['ok', 'unwell', 'unreachable', 'died', 'not-checked'] as const;

const verdictSchema = z.enum(verdictKinds);

/** Why the verdict is what it is. `requirement`: the clause of the case is broken, and its text says what it demands. */
export const reasonSchema = z.union([
  z.strictObject({ kind: z.literal('requirement') }),
  z.strictObject({
    kind: z.enum(['note', 'excuse', 'health', 'difference', 'precondition', 'blocked', 'not-run', 'harness']),
    text: z.string(),
    options: z
      .array(z.string())
      .optional()
      .describe('Options of "cstore run" of which one has to be given for the case to be judged'),
  }),
]);

const findingSchema = z.strictObject({
  rule: z.string().describe('Stable id of the rule'),
  clause: z.string(),
  level: z.enum(['shall', 'should', 'note']),
  text: z.string().describe('What is wrong, with the values that came'),
});

const attemptSchema = z.strictObject({
  verdict: verdictSchema,
  observed: observationSchema.optional(),
  why: z.string().describe('Why the case was run again'),
});

const waiverSchema = z.strictObject({
  reason: z.string(),
  acceptedBy: z.string().optional(),
  until: z.string().describe('The last day on which it holds'),
});

const caseResultFields = z.strictObject({
  id: z.string().describe('Scenario id and what the matrix filled in, e.g. "ps3.4/gg.4.2/stored:CTImageStorage"'),
  scenario: z.string().describe('Id of the scenario this case comes from'),
  place: z
    .strictObject({ file: z.string(), line: z.number().int() })
    .optional()
    .describe('Where the case stands in the YAML file'),
  title: z.string(),
  requirement: requirementSchema,
  role: z.enum(['scp', 'scu']).describe('The role of the system under test in this case'),
  tags: z.array(z.string()),
  given: z
    .record(z.string(), z.string())
    .describe('The parameters: sopClass, transferSyntax and those of the scenario'),
  input: z.enum(['legal', 'illegal']).describe('Whether what the harness sends in this case is legal'),
  verdict: verdictSchema,
  expected: z
    .array(z.record(z.string(), z.unknown()))
    .describe('The legal reactions, best first, as the scenario language says them'),
  observed: observationSchema.describe('The reaction on which the verdict turned'),
  phase: z.enum(phases).optional().describe('What was going on then'),
  reasons: z.array(reasonSchema),
  findings: z.array(findingSchema).describe('Rules that were seen broken; each has a case of its own that judges it'),
  blockedBy: z.string().optional().describe('The rule whose fault kept the case from being judged'),
  status: z
    .string()
    .regex(/^0x[0-9A-F]{4}$/)
    .optional()
    .describe('The C-STORE (or other DIMSE) status the case turned on, e.g. "0x0122"'),
  answer: observationSchema.optional().describe('The last response of the service'),
  scu: scuAccountSchema.optional().describe('What an SCU did and showed'),
  transport: z.enum(transportOutcomes).describe('How association and connection ended'),
  health: z.enum(healthStates).describe('How the SUT was afterwards'),
  healthDetail: z.string().optional(),
  notes: z.array(z.string()).describe('Observations that bear on no verdict'),
  attempts: z.array(attemptSchema).optional().describe('Earlier runs of the case that do not count'),
  repeated: z
    .array(verdictSchema)
    .optional()
    .describe('The verdict of each repetition, if they differ: the case is flaky'),
  waiver: waiverSchema.optional().describe('A known deviation'),
  dispute: disputeSchema.optional().describe('What the vendor says against the verdict, which stays as it is'),
  startedAt: z.string().describe('ISO 8601 date and time'),
  durationMs: z.number(),
  capture: captureSchema.optional().describe('Where the case is in wire.pcapng, if the run wrote that'),
  wire: z.array(wireRecordSchema).describe('The conversation; if the case did not pass, with bytes of the last PDUs'),
});

type CaseResultFields = typeof caseResultFields;
/** A name for it, which declarations would spell out otherwise wherever it is used. */
export interface CaseResultSchema extends CaseResultFields {}
export const caseResultSchema: CaseResultSchema = caseResultFields;

/** One SOP Class in the negotiation before the first case. */
const sopClassSchema = z.strictObject({
  sopClass: z.string(),
  negotiation: z.string().describe('"accepted", or the negotiation result in words'),
  transferSyntaxes: z.array(z.string()).describe('The Transfer Syntaxes that were accepted'),
  stored: z.string().optional().describe('The status of a known good instance, or what came instead, if one was sent'),
});

export const schemaVersion = 2;

export const runResultSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  tool: z.strictObject({ name: z.literal('cstore-conformance'), version: z.string() }),
  startedAt: z.string().describe('ISO 8601 date and time'),
  durationMs: z.number(),
  seed: z.number().int(),
  interrupted: z.boolean().describe('True when the run was stopped before every case had run'),
  sut: z.strictObject({
    role: z.enum(['scp', 'scu', 'pair']),
    address: z.string().describe('AET@host:port, or "built-in"'),
    implementationClassUID: z.string().optional(),
    implementationVersionName: z.string().optional(),
    reachable: z.boolean(),
    unreachableReason: z.string().optional(),
    noAssociation: z
      .enum(['rejected', 'unanswered'])
      .optional()
      .describe('It was there before the first case, and rejected or left unanswered every request for an association'),
    lostAfter: z
      .number()
      .int()
      .optional()
      .describe('Associations that it had accepted when it was lost before the first case'),
    protocolSopClass: z.string().optional().describe('The SOP Class of the cases about the protocol'),
    sopClasses: z.array(sopClassSchema).optional().describe('What it answered when it was asked before the first case'),
    notes: z.array(z.string()).optional().describe('Observations about the SUT as a whole'),
  }),
  summary: z.strictObject({
    pass: z.number().int(),
    warn: z.number().int(),
    fail: z.number().int(),
    inconclusive: z.number().int(),
    'not-applicable': z.number().int(),
    error: z.number().int(),
  }),
  statusBehaviour: z
    .array(statusBehaviourSchema)
    .optional()
    .describe('What an SCU does after each status that is no success'),
  scuProposals: z
    .array(
      z.strictObject({
        proposed: proposedAssociationSchema,
        cases: z.array(z.string()).describe('Ids of the cases, at most ten'),
      }),
    )
    .optional()
    .describe('What an SCU proposed in its A-ASSOCIATE-RQs, each different one once'),
  faults: z.array(faultSchema).describe('What is wrong with the SUT, each fault once, worst first'),
  cases: z.array(caseResultSchema),
});

export type TransportOutcome = (typeof transportOutcomes)[number];
export type HealthState = (typeof healthStates)[number];
/** Why a verdict is what it is. */
export type Reason = z.infer<typeof reasonSchema>;
/** The outcome of one case. */
export type CaseResult = z.infer<typeof caseResultSchema>;
/** The outcome of a run: results.json. */
export type RunResult = z.infer<typeof runResultSchema>;
export type Summary = Record<VerdictKind, number>;

/** The JSON Schema (2020-12) of results.json. */
export function runResultJsonSchema(): Record<string, unknown> {
  return {
    title: 'cstore-conformance results.json',
    ...(z.toJSONSchema(runResultSchema) as Record<string, unknown>),
  };
}

/** Counts the verdicts of the cases. */
export function summarize(cases: readonly { verdict: VerdictKind }[]): Summary {
  const summary: Summary = { pass: 0, warn: 0, fail: 0, inconclusive: 0, 'not-applicable': 0, error: 0 };
  for (const { verdict } of cases) summary[verdict] += 1;
  return summary;
}
