// What an Application Entity stores or sends, and with which statuses: PS3.2 Tables N.1-1, N.5-9 to N.5-11, N.7-5 to N.7-7, N.7-42, N.7-43.

import { z } from 'zod';
import { kindOfClass } from '../../language/object-kind.ts';
import { leaf } from './leaf.ts';

/** A SOP Class or Transfer Syntax: keyword of PS3.6, or UID. */
const named = z.string().min(1);

/** What one role does with a SOP Class. Transfer Syntaxes stand in the order in which they are proposed or preferred. */
export const contextSchema = z.strictObject({
  sopClass: named,
  transferSyntaxes: leaf(z.array(named)),
  asked: z.array(named).optional().describe('Measured: the Transfer Syntaxes that were proposed; others are unknown'),
  stored: leaf(z.string()).optional().describe('What came of a known good instance, e.g. "0x0000"'),
  roles: leaf(z.array(z.enum(['SCU', 'SCP'])))
    .optional()
    .describe('Roles of the requestor that role selection accepts'),
});

/** Which Transfer Syntax an acceptor chooses among several in one context: PS3.8 9.3.3.2, PS3.2 Tables N.7-5 to N.7-7. */
const choiceSchema = z.strictObject({
  policy: leaf(z.enum(['own-order', 'first-proposed', 'last-proposed', 'other'])).optional(),
  order: leaf(z.array(named)).optional().describe('Its own order, most preferred first'),
});

export const preferenceSchema = choiceSchema.extend({
  byKind: z
    .strictObject({
      image: choiceSchema.optional(),
      video: choiceSchema.optional(),
      nonImage: choiceSchema.optional(),
    })
    .optional()
    .describe('Of SOP Classes of images, videos and other objects, if they differ'),
});

export const statusCode = z
  .string()
  .regex(/^0x[0-9A-F]{4}$|^\*$/, 'is not a status such as 0xA700, or * for all others');

/** What leads to a status of an SCP, as far as it can be provoked: the checks of PS3.7 9.1.1.1.9 and C, PS3.4 B.2.3 and GG.4.2. */
export const causes = [
  'stored',
  'duplicate-invocation',
  'unrecognized-operation',
  'mistyped-argument',
  'sop-class-not-supported',
  'invalid-object-instance',
  'not-authorized',
  'out-of-resources',
  'cannot-decode',
  'data-set-does-not-match',
  'duplicate-instance',
] as const;

/** A status that an SCP answers with: PS3.2 Table N.7-43. */
export const sentStatusSchema = z.strictObject({
  status: statusCode,
  meaning: leaf(z.string()).optional(),
  condition: leaf(z.string()).optional().describe('What leads to it, in words'),
  causes: leaf(z.array(z.enum(causes)))
    .optional()
    .describe('What leads to it, as far as it can be provoked'),
  relatedFields: leaf(z.array(z.string())).optional().describe('Keywords of command elements, PS3.7 9.3.1.2 and C'),
  recovery: leaf(z.string()).optional().describe('What the requestor can do (PS3.4 GG.5.2)'),
});

/** What an SCU does with a status that it receives: PS3.2 Table N.7-42, PS3.4 GG.5.1. */
export const handledStatusSchema = z.strictObject({
  status: statusCode,
  meaning: leaf(z.string()).optional(),
  behaviour: leaf(z.string()).optional(),
  next: leaf(z.enum(['goes-on', 'stops', 'aborts'])).optional(),
  retries: leaf(z.number().int().nonnegative()).optional(),
  retryAfterSeconds: leaf(z.number().nonnegative()).optional(),
  told: leaf(z.enum(['success', 'warning', 'failure', 'not-told', 'told']))
    .optional()
    .describe('What the user is told'),
});

/** Levels of conformance, and what an SCP changes: PS3.4 B.4.1, PS3.2 Tables N.5-10 and N.5-11. */
export const storageSchema = z.strictObject({
  level: leaf(z.enum(['0', '1', '2']))
    .optional()
    .describe('PS3.4 B.4.1: local, base, full'),
  signatureLevel: leaf(z.enum(['1', '2', '3'])).optional(),
  coercion: leaf(
    z.array(
      z.strictObject({
        attribute: z.string(),
        change: z.enum(['MODIFIED', 'ADDED', 'REMOVED']),
        when: z.enum(['ALWAYS', 'EXTERNAL', 'CONFIGURATION', 'OTHER']).optional(),
        sopClass: named.optional().describe('Only of this SOP Class; all if absent'),
        newValue: z.string().optional(),
        comment: z.string().optional(),
      }),
    ),
  ).optional(),
  transcoding: leaf(z.array(z.strictObject({ sent: named, stored: named })))
    .optional()
    .describe('What is stored in another Transfer Syntax than it was sent in; [] if nothing is'),
  compression: leaf(z.enum(['AS_IS', 'CONFIGURATION', 'OTHER']))
    .optional()
    .describe('How images are compressed when they are stored (PS3.2 Table N.5-14)'),
  keptDays: leaf(z.number().nonnegative()).optional().describe('How long what was stored is kept; 0: without limit'),
  access: leaf(z.string()).optional().describe('How stored instances are accessed (PS3.4 GG.5.2)'),
  duplicate: leaf(z.string()).optional().describe('What becomes of an instance that is stored already'),
});

/** What instances of a SOP Class are used for: the "Function" columns of PS3.2 Table N.1-1. */
export const functionSchema = z.strictObject({
  sopClass: named.describe('A SOP Class, or * for all that are not named'),
  create: leaf(z.enum(['S', 'SE', 'SP', 'P', 'N']))
    .optional()
    .describe('Standard, Standard Extended, Specialized or Private SOP Class; N: not created'),
  display: leaf(z.boolean()).optional(),
  process: leaf(z.boolean()).optional(),
  archive: leaf(z.boolean()).optional(),
});

/** From one Transfer Syntax to another before sending: PS3.2 Table N.5-9. */
export const transcodingSchema = z.strictObject({
  from: named,
  to: named,
  support: leaf(z.enum(['SUPPORTED', 'NEW_UID', 'NOT_SUPPORTED'])),
});

export type StatementContext = z.infer<typeof contextSchema>;
/** How one of several Transfer Syntaxes is chosen. */
export type Choice = z.infer<typeof choiceSchema>;
export type Preference = z.infer<typeof preferenceSchema>;

/** How it is chosen for a SOP Class. */
export const choiceFor = (preference: Preference | undefined, sopClass: string): Choice | undefined =>
  preference?.byKind?.[kindOfClass(sopClass)] ?? preference;
export type SentStatus = z.infer<typeof sentStatusSchema>;
export type HandledStatus = z.infer<typeof handledStatusSchema>;
export type StorageFacts = z.infer<typeof storageSchema>;
export type SopClassFunction = z.infer<typeof functionSchema>;
export type Transcoding = z.infer<typeof transcodingSchema>;
