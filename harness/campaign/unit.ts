// The units of a campaign: what one worker does in one go, and what that came to. Plain JSON, since it goes through a queue.

import { z } from 'zod';
import type { JournalEvent } from '../journal/journal.ts';
import { hashOf } from '../journal/suite.ts';
import type { FuzzRun } from '../model/fuzz-run.ts';
import { sutSpecSchema } from '../sut/sut-spec.ts';

const filled = z.string().min(1);
const limitMs = z.number().positive().max(86_400_000);
const timeoutMs = z.number().positive().max(86_400_000).optional();
const words = z.array(filled).max(10_000).readonly();

/** Looks at a system before all else: can it be reached, and how many associations does it serve at once? */
const askUnitSchema = z.strictObject({ kind: z.literal('ask'), system: filled, sut: sutSpecSchema });

/** Some cases of a suite. */
const caseUnitSchema = z.strictObject({
  kind: z.literal('cases'),
  system: filled,
  sut: sutSpecSchema,
  suite: filled,
  /** The hash of the suite, which whoever runs the unit has to have as well. */
  hash: filled,
  cases: words,
  seed: z.number().int().min(0),
  /** Which of several repetitions with the same seed, from 1. */
  repetition: z.number().int().min(1),
  timeoutMs,
  /** After so long no further case begins; those that are left are given back. */
  limitMs,
});

/** Inputs of the fuzzer from one seed. What it finds is shrunk where it was found. */
const fuzzUnitSchema = z.strictObject({
  kind: z.literal('fuzz'),
  system: filled,
  sut: sutSpecSchema,
  fuzz: filled,
  seed: z.number().int().min(0),
  runs: z.number().int().min(1).max(1_000_000),
  /** After so long no further input is sent; what was found until then counts. */
  limitMs,
  mutations: words.optional(),
  sopClass: filled.optional(),
  timeoutMs,
});

const unitSchema = z.discriminatedUnion('kind', [askUnitSchema, caseUnitSchema, fuzzUnitSchema]);

export type AskUnit = Readonly<z.infer<typeof askUnitSchema>>;
export type CaseUnit = Readonly<z.infer<typeof caseUnitSchema>>;
export type FuzzUnit = Readonly<z.infer<typeof fuzzUnitSchema>>;
export type Unit = AskUnit | CaseUnit | FuzzUnit;

/** The unit that came through a queue. @throws RangeError in one line for anything else. */
export function unitOf(value: unknown): Unit {
  const { data, error } = unitSchema.safeParse(value);
  if (data) return data;
  const [issue] = error.issues;
  throw new RangeError(`no unit of a campaign: ${issue?.path.join('.')}: ${issue?.message}`);
}

/** What a look at a system came to. */
export interface AskResult {
  readonly kind: 'ask';
  /** Why it cannot be reached; absent if it can. */
  readonly unreachable?: string;
  /** Units at once that it can be given; absent if each unit has a system of its own. */
  readonly atOnce?: number;
}

/** What a unit came to. */
export type UnitResult =
  | AskResult
  | { readonly kind: 'cases'; readonly events: readonly JournalEvent[] }
  | {
      readonly kind: 'fuzz';
      readonly run: FuzzRun;
      /** The files of the finds by their paths below the folder of the reports, in base64. */
      readonly files: Readonly<Record<string, string>>;
    };

/** How a unit ended; `error` is ours or that of a worker, never the system's. */
export type Outcome = { readonly id: string } & ({ readonly result: UnitResult } | { readonly error: string });

/** The id of a unit: the same unit has the same, wherever it is cut. */
export function unitId(unit: Unit): string {
  return `u${hashOf(unit).slice(0, 40)}`;
}
