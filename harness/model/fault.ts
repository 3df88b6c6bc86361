// A fault of the SUT: what one finding or many come to, told once, with how bad it is.

import { z } from 'zod';
import { disputeSchema } from './dispute.ts';

/** The one order of severity of faults, worst first; docs/verdicts.md says what each means. */
export const severities = ['critical', 'serious', 'moderate', 'minor', 'warning'] as const;

/** What came of it, worst first. */
export const consequences = ['died', 'stopped-serving', 'data-lost', 'wrong-answer', 'form'] as const;

/** What the harness and the SUT were doing when it showed. */
export const phases = ['connection', 'association', 'data-transfer', 'data-set', 'release', 'storage'] as const;

export const faultSchema = z.strictObject({
  id: z.string().describe('Rule, reaction and phase; the same fault has the same id in every run'),
  rule: z.string().describe('Stable id of the rule that is broken'),
  severity: z.enum(severities),
  consequence: z.enum(consequences).describe('What came of it'),
  input: z.enum(['legal', 'illegal']).describe('Whether what the harness sent was legal; legal if any of it was'),
  phase: z.enum(phases),
  reaction: z.string().describe('The kind of reaction: silence, FIN, RST, A-ABORT, died, response 0x0000, ...'),
  title: z.string().describe('The fault in one sentence'),
  clause: z.string(),
  cases: z.array(z.string()).describe('Ids of the cases that it decided, the clearest first'),
  occurrences: z.number().int().describe('How often it was seen, in whatever case'),
  blocked: z.array(z.string()).describe('Ids of the cases that could not be judged because of it'),
  waiver: z
    .strictObject({ reason: z.string(), acceptedBy: z.string().optional(), until: z.string() })
    .optional()
    .describe('A known deviation: who accepted it, and for how long'),
  dispute: disputeSchema.optional().describe('What the vendor says against it; it counts all the same'),
});

export type Fault = z.infer<typeof faultSchema>;
export type Severity = (typeof severities)[number];
export type Consequence = (typeof consequences)[number];
export type Phase = (typeof phases)[number];
/** Whether what the harness sent in a case was legal. */
export type InputKind = 'legal' | 'illegal';
