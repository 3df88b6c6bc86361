// A baseline: the deviations of one system that are known and accepted, each with a reason and an end (a waiver).

import { z } from 'zod';
import type { Fault } from '../model/fault.ts';
import { faultsOf } from '../yaml/issues.ts';
import type { Problem } from '../yaml/problem.ts';
import { readYamlText } from '../yaml/read-text.ts';
import { parseYaml } from '../yaml/yaml-source.ts';

/** The verdicts that can be waived: the others never make a run fail. */
export const waivableVerdicts = ['fail', 'warn'] as const;

const text = z.string().trim().min(1, 'must not be empty');

export const waiverSchema = z
  .strictObject({
    rule: text.optional().describe('A rule, or the id of a fault; * stands for any characters'),
    case: text.optional().describe('Case id; * stands for any characters'),
    verdict: z.enum(waivableVerdicts).optional().describe('With "case": the verdict that is expected'),
    reason: text.describe('Why it is accepted'),
    acceptedBy: text.describe('Who accepted it'),
    until: z.string().refine(isDate, 'must be a day such as 2026-12-31').describe('The last day on which it holds'),
  })
  .superRefine((row, context) => {
    const wrong = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', message, path });
    if (row.case === undefined && row.rule === undefined) wrong('"rule" or "case" is missing');
    else if (row.case !== undefined && row.rule !== undefined) wrong('give "rule" or "case", not both', 'case');
    else if (row.case !== undefined && row.verdict === undefined) wrong('"verdict" is missing');
    else if (row.rule !== undefined && row.verdict !== undefined) wrong('goes with "case" only', 'verdict');
  });

export const baselineSchema = z.array(waiverSchema);

/** One accepted deviation: a fault by its rule or id, or cases by their id. */
export type Waiver = z.infer<typeof waiverSchema>;
export type WaivableVerdict = (typeof waivableVerdicts)[number];

/** The waivers of a file, or what is wrong with it. */
export type ReadBaseline = { readonly waivers: readonly Waiver[] } | { readonly problems: readonly Problem[] };

/** Reads the text of a baseline; a text without any waiver is an empty baseline. */
export function parseBaseline(file: string, yaml: string): ReadBaseline {
  const source = parseYaml(file, yaml);
  if (!('data' in source)) return { problems: source };
  const parsed = baselineSchema.safeParse(source.data ?? []);
  if (parsed.success) return { waivers: parsed.data };
  const faults = faultsOf(parsed.error.issues, baselineSchema);
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

/** Whether a waiver by `case` is about this case: its id, with `*` for any characters. */
export function isAbout({ case: pattern }: Pick<Waiver, 'case'>, id: string): boolean {
  return pattern !== undefined && fits(pattern, id);
}

/** Whether a waiver by `rule` is about this fault: its rule or its id, with `*` for any characters. */
export function isAboutFault(
  { rule: pattern }: Pick<Waiver, 'rule'>,
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
