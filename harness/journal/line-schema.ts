// What a line of a journal may be, for one that is read: nothing but what this version writes.

import { z } from 'zod';
import { caseResultSchema, reasonSchema, runResultSchema } from '../model/run-result.ts';
import { type JournalLine, journalVersion } from './journal.ts';
import { mostShards } from './shard.ts';

const moment = z.number().nonnegative();
const id = z.string().min(1).max(4096);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(1).max(mostShards);
const sut = runResultSchema.shape.sut;
const finding = caseResultSchema.shape.findings.element;

const shard = z.strictObject({ index: count, of: count }).refine(({ index, of }) => index <= of, 'no such shard');

const plan = z.strictObject({
  cases: z.array(id),
  seed: z.number().int(),
  timeoutMs: z.number(),
  maxTimeMs: z.number().optional(),
});

const head = z.strictObject({
  kind: z.literal('journal'),
  version: z.literal(journalVersion),
  tool: z.strictObject({ name: z.literal('cstore-conformance'), version: z.string() }),
  suite: hash,
  sut: hash,
  shard: shard.optional(),
});

/** A case that has not run says so itself: a journal cannot make one of them pass. */
const planned = caseResultSchema.extend({
  verdict: z.literal('inconclusive'),
  reasons: z.array(reasonSchema).refine((all) => all.some(({ kind }) => kind === 'not-run'), 'a case that has run'),
});

const lineSchema = z.discriminatedUnion('kind', [
  head,
  z.strictObject({ kind: z.literal('planned'), result: planned }),
  z.strictObject({
    kind: z.literal('run-begin'),
    at: moment,
    plan,
    sut: sut.pick({ role: true, address: true }),
    startedAt: z.iso.datetime(),
  }),
  z.strictObject({ kind: z.literal('run-resume'), at: moment, startedAt: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('preflight'), at: moment, sut }),
  z.strictObject({ kind: z.literal('case-begin'), at: moment, id, attempt: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('finding'), at: moment, id, finding }),
  z.strictObject({
    kind: z.literal('case-end'),
    at: moment,
    result: caseResultSchema,
    checkedRules: z.array(z.string()),
    acknowledged: z.array(z.strictObject({ sopClassUID: z.string(), sopInstanceUID: z.string() })).optional(),
  }),
  z.strictObject({ kind: z.literal('run-end'), at: moment, durationMs: moment, interrupted: z.boolean(), sut }),
]);

/** The line that a value is, or what is wrong with it in words. */
export function lineOf(value: unknown): JournalLine | string {
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data as JournalLine;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  return `no line of a journal${where}: ${issue?.message ?? 'unknown shape'}`;
}
