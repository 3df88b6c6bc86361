// What a scenario lists as legal reactions of the system under test: schema fragments and their wording.

import { z } from 'zod';
import { CommandField } from '../../src/wire.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { statusByName, statusNames } from './names.ts';
import { associationName, milliseconds, tag, transferSyntaxName, uint8, uint16 } from './values.ts';

/** Words for many statuses at once. */
export const statusGroups = ['Warning', 'Failure', 'legal', 'any'] as const;

const statusRange = /^0x([0-9a-fA-F]{4})-0x([0-9a-fA-F]{4})$/;

/** First and last code of a range such as `0xA700-0xA7FF`. */
export function rangeOf(text: string): readonly [number, number] | undefined {
  const match = statusRange.exec(text);
  return match ? [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)] : undefined;
}

const statusWord = z.string().superRefine((text, context) => {
  if (rangeOf(text) || statusByName(text) !== undefined || (statusGroups as readonly string[]).includes(text)) return;
  const hint = didYouMean(text, [...statusNames, ...statusGroups]);
  context.addIssue({ code: 'custom', message: `unknown status "${text}"${hint}` });
});

const oneStatus = z.union([uint16, statusWord]);

export const statusMatcher = z
  .union([oneStatus, z.array(oneStatus).min(1)])
  .describe('A code, a name, a range "0xA700-0xA7FF", Warning, Failure, legal (what the tables allow), any, or a list');

const presence = z.enum(['present', 'absent']);

export const commandFieldName = z
  .enum(Object.keys(CommandField) as [keyof typeof CommandField, ...(keyof typeof CommandField)[]])
  .describe('Name of a DIMSE message, e.g. C-STORE-RQ');

export const responseMatcher = z
  .strictObject({
    CommandField: z.union([commandFieldName, uint16]).optional(),
    Status: statusMatcher.optional(),
    to: z.int().min(1).optional().describe('Answers the n-th operation of the case, counting from 1'),
    ErrorComment: presence.optional(),
    OffendingElement: z
      .union([presence, z.array(tag).min(1)])
      .optional()
      .describe('present, absent, or the tags that it names, in any order'),
    AffectedSOPClassUID: presence.optional(),
    AffectedSOPInstanceUID: presence.optional(),
  })
  .describe('A DIMSE response');

const oneOrMore = z.union([uint8, z.array(uint8).min(1)]);

const contextResult = z.strictObject({
  result: oneOrMore.optional().describe('0 acceptance, 1 to 4 the refusals of PS3.8 Table 9-18'),
  transferSyntax: z.union([transferSyntaxName, z.array(transferSyntaxName).min(1)]).optional(),
});

/** The user-information sub-items that an A-ASSOCIATE-AC may be asked about. */
export const userInformationNames = [
  'maxLength',
  'implementationClassUID',
  'implementationVersionName',
  'asyncWindow',
  'roles',
  'extended',
  'userIdentity',
] as const;

export const pduMatcher = z
  .union([
    z.enum([
      'A-ASSOCIATE-RJ',
      'A-RELEASE-RQ',
      'A-RELEASE-RP',
      'A-ABORT',
      'P-DATA-TF',
      'A-ASSOCIATE-AC',
      'A-ASSOCIATE-RQ',
    ]),
    z.strictObject({
      type: z.literal('A-ASSOCIATE-RJ'),
      result: oneOrMore.optional(),
      source: oneOrMore.optional(),
      reason: oneOrMore.optional(),
    }),
    z.strictObject({ type: z.literal('A-ABORT'), source: oneOrMore.optional(), reason: oneOrMore.optional() }),
    z.strictObject({
      type: z.literal('A-ASSOCIATE-AC'),
      applicationContext: z.string().optional().describe('Application Context Name'),
      repeats: z.literal(true).optional().describe('Bytes 11 to 74 are those of the request (PS3.8 9.3.3)'),
      contexts: z.record(z.string().regex(/^\d+$/), contextResult).optional().describe('By presentation context ID'),
      has: z.array(z.enum(userInformationNames)).optional().describe('User-information sub-items that are present'),
      hasNot: z.array(z.enum(userInformationNames)).optional().describe('User-information sub-items that are absent'),
      roles: z
        .strictObject({ scu: z.boolean().optional(), scp: z.boolean().optional() })
        .optional()
        .describe('Every role selection in the answer, if there is any, has these values'),
    }),
  ])
  .describe('A PDU by its type, with the values of its fields where they matter');

export const transportMatcher = z
  .enum(['FIN', 'RST', 'closed', 'silence'])
  .describe('Connection closed in order, reset, either of them, or nothing at all within the time limit');

/** The requests of an SCU that an expectation may name. */
export const requestNames = ['A-ASSOCIATE-RQ', 'C-STORE-RQ', 'C-ECHO-RQ', 'A-RELEASE-RQ'] as const;

const requestMatcher = z
  .union([z.enum(requestNames), z.array(z.enum(requestNames)).min(1)])
  .describe('A request, or one of several: what an SCU may do next');

const alternativeShape = {
  response: responseMatcher.optional(),
  request: requestMatcher.optional(),
  pdu: pduMatcher.optional(),
  transport: transportMatcher.optional(),
  undecodable: z.literal(true).optional().describe('Bytes that are no PDU'),
  soon: z
    .literal(true)
    .optional()
    .describe(
      'Only if it comes within two seconds, or ten times what the SUT usually takes: no timer of the SUT did it',
    ),
  verdict: z
    .enum(['pass', 'warn', 'fail', 'inconclusive', 'not-applicable'])
    .optional()
    .describe(
      'What this reaction comes to; default pass. not-applicable: it says that the requirement does not concern the SUT',
    ),
  note: z.string().optional().describe('Why, for the report'),
};

const reactionKeys = ['response', 'request', 'pdu', 'transport', 'undecodable'] as const;

function reactionsIn(value: object): number {
  return reactionKeys.filter((key) => Object.hasOwn(value, key)).length;
}

/** Whether a reader is told why a case does not apply. */
function saysWhyNot({ verdict, note }: { verdict?: string | undefined; note?: string | undefined }): boolean {
  return verdict !== 'not-applicable' || note !== undefined;
}

const noReason = { error: 'verdict not-applicable wants a note that says why', path: ['note'] };

const oneReaction = `give one of ${reactionKeys.join(', ')}`;

export const alternativeSchema = z
  .strictObject(alternativeShape)
  .refine((value) => reactionsIn(value) === 1, { error: oneReaction })
  .refine(saysWhyNot, noReason)
  .meta({ id: 'alternative' });

/** How long to wait, in words. */
export const waitSchema = z
  .enum(['brief', 'full'])
  .describe('brief: a short time, after which silence is what the scenario says of it; full (the default): --timeout');

/** Whether the wait is given once at most. */
export function hasOneWait(value: { wait?: unknown; timeoutMs?: unknown }): boolean {
  return value.wait === undefined || value.timeoutMs === undefined;
}

export const twoWaits = 'give one of wait, timeoutMs';

const listNames = ['anyOf', 'allOf'] as const;

export const expectSchema = z
  .strictObject({
    ...alternativeShape,
    anyOf: z.array(alternativeSchema).min(1).optional().describe('The legal reactions, best first'),
    allOf: z.array(alternativeSchema).min(1).optional().describe('All of these come, in any order'),
    ignore: z.array(alternativeSchema).min(1).optional().describe('Reactions that may come before and are passed over'),
    association: associationName.optional(),
    wait: waitSchema.optional(),
    timeoutMs: milliseconds.optional().describe('How long to wait before it counts as silence, where a timer says it'),
  })
  .refine(hasOneWait, { error: twoWaits })
  .refine((value) => reactionsIn(value) + listNames.filter((key) => Object.hasOwn(value, key)).length === 1, {
    error: `${oneReaction}, anyOf, allOf`,
  })
  .refine(saysWhyNot, noReason)
  .meta({ id: 'expectation' });

/** One legal reaction. */
export type Alternative = z.infer<typeof alternativeSchema>;
/** The reactions a scenario expects at one point. */
export type Expectation = z.infer<typeof expectSchema>;
export type PduMatcher = z.infer<typeof pduMatcher>;
export type RequestMatcher = z.infer<typeof requestMatcher>;
export type ResponseMatcher = z.infer<typeof responseMatcher>;
export type StatusMatcher = z.infer<typeof statusMatcher>;

/** The alternatives that an expectation lists: itself when it is only one. */
export function alternativesOf(expectation: Expectation): readonly Alternative[] {
  return expectation.anyOf ?? expectation.allOf ?? [expectation];
}
