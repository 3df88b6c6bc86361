// A baseline: the deviations of one system that are known and accepted, each with a reason and an end (a waiver), and what
// its vendor says against faults (a dispute).

import { z } from 'zod';
import type { Fault } from '../model/fault.ts';
import { faultsOf } from '../yaml/issues.ts';
import type { Problem } from '../yaml/problem.ts';
import { readYamlText } from '../yaml/read-text.ts';
import { parseYaml } from '../yaml/yaml-source.ts';

/** The verdicts that can be waived: the others never make a run fail. */
export const waivableVerdicts = ['fail', 'warn'] as const;

const text = z.string().trim().min(1, 'must not be empty');
const day = z.string().refine(isDate, 'must be a day such as 2026-12-31');

export const waiverSchema = z
  .strictObject({
    rule: text.optional().describe('A rule, or the id of a fault; * stands for any characters'),
    case: text.optional().describe('Case id; * stands for any characters'),
    verdict: z.enum(waivableVerdicts).optional().describe('With "case": the verdict that is expected'),
    reason: text.describe('Why it is accepted'),
    acceptedBy: text.describe('Who accepted it'),
    until: day.describe('The last day on which it holds'),
  })
  .superRefine((row, context) => {
    const wrong = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', message, path });
    if (!namesOne(row, wrong)) return;
    if (row.case !== undefined && row.verdict === undefined) wrong('"verdict" is missing');
    else if (row.rule !== undefined && row.verdict !== undefined) wrong('goes with "case" only', 'verdict');
  });

/** Whether a row names either a rule or a case; otherwise it is told what is wrong. */
function namesOne(row: Named, wrong: (message: string, ...path: string[]) => void): boolean {
  if (row.case === undefined && row.rule === undefined) wrong('"rule" or "case" is missing');
  else if (row.case !== undefined && row.rule !== undefined) wrong('give "rule" or "case", not both', 'case');
  else return true;
  return false;
}

interface Named {
  readonly rule?: string | undefined;
  readonly case?: string | undefined;
}

export const disputeRowSchema = z
  .strictObject({
    rule: text.optional().describe('A rule, or the id of a fault; * stands for any characters'),
    case: text.optional().describe('Case id; * stands for any characters'),
    by: text.describe('Who disputes it: the vendor, or a person there'),
    text: text.describe('Why, in their own words'),
    date: day.describe('The day on which they said so'),
  })
  .superRefine((row, context) => {
    namesOne(row, (message, ...path) => context.addIssue({ code: 'custom', message, path }));
  });

export const baselineSchema = z.array(waiverSchema);

/** The form of a file that has disputes too. */
const baselineFileSchema = z.strictObject({
  waivers: baselineSchema.default([]),
  disputes: z.array(disputeRowSchema).default([]),
});

/** One accepted deviation: a fault by its rule or id, or cases by their id. */
export type Waiver = z.infer<typeof waiverSchema>;
/** What a vendor says against a fault by its rule or id, or against cases by their id. */
export type DisputeRow = z.infer<typeof disputeRowSchema>;
export type WaivableVerdict = (typeof waivableVerdicts)[number];

/** What a file says, or what is wrong with it. */
export type ReadBaseline =
  | { readonly waivers: readonly Waiver[]; readonly disputes: readonly DisputeRow[] }
  | { readonly problems: readonly Problem[] };

/** Reads the text of a baseline: a list of waivers, or `waivers` and `disputes`. One without any is an empty baseline. */
export function parseBaseline(file: string, yaml: string): ReadBaseline {
  const source = parseYaml(file, yaml);
  if (!('data' in source)) return { problems: source };
  const data: unknown = source.data ?? [];
  const isMap = typeof data === 'object' && !Array.isArray(data);
  const schema = isMap ? baselineFileSchema : baselineSchema.transform((waivers) => ({ waivers, disputes: [] }));
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error.issues, isMap ? baselineFileSchema : baselineSchema);
  return { problems: faults.map(({ path, text: words, at }) => source.problem(path, words, at)) };
}

/** Reads a baseline file. Rejects with the system's error when the file cannot be read, or is too long. */
export async function readBaseline(file: string): Promise<ReadBaseline> {
  return parseBaseline(file, await readYamlText(file));
}

function isDate(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Whether a waiver or dispute by `case` is about this case: its id, with `*` for any characters. */
export function isAbout({ case: pattern }: Pick<Named, 'case'>, id: string): boolean {
  return pattern !== undefined && fits(pattern, id);
}

/** Whether a waiver or dispute by `rule` is about this fault: its rule or its id, with `*` for any characters. */
export function isAboutFault(
  { rule: pattern }: Pick<Named, 'rule'>,
  { rule, id }: Pick<Fault, 'rule' | 'id'>,
): boolean {
  return pattern !== undefined && (fits(pattern, rule) || fits(pattern, id));
}

/** Whether a waiver by `rule` may be about a fault of this rule; the id of a fault is its rule, a slash, and more. */
export function mayBeAboutRule({ rule: pattern }: Pick<Waiver, 'rule'>, rule: string): boolean {
  return pattern !== undefined && (fits(pattern, rule) || pattern.startsWith(`${rule}/`));
}

function fits(pattern: string, id: string): boolean {
  const literal = pattern.split(/\*+/).map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*?')}$`, 's').test(id);
}

/** Whether the last day of a waiver lies before `today` (YYYY-MM-DD). */
export function isExpired({ until }: Pick<Waiver, 'until'>, today: string): boolean {
  return until < today;
}

/** The day of a date, YYYY-MM-DD in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
