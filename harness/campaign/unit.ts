// The units of a campaign: what one worker does in one go, and what that came to. Plain JSON, since it goes through a queue.

import type { JournalEvent } from '../journal/journal.ts';
import { hashOf } from '../journal/suite.ts';
import type { FuzzRun } from '../model/fuzz-run.ts';
import type { SutSpec } from '../sut/sut-spec.ts';

/** Looks at a system before all else: can it be reached, and how many associations does it serve at once? */
export interface AskUnit {
  readonly kind: 'ask';
  readonly system: string;
  readonly sut: SutSpec;
}

/** Some cases of a suite. */
export interface CaseUnit {
  readonly kind: 'cases';
  readonly system: string;
  readonly sut: SutSpec;
  readonly suite: string;
  /** The hash of the suite, which whoever runs the unit has to have as well. */
  readonly hash: string;
  readonly cases: readonly string[];
  readonly seed: number;
  /** Which of several repetitions with the same seed, from 1. */
  readonly repetition: number;
  readonly timeoutMs?: number;
  /** After so long no further case begins; those that are left are given back. */
  readonly limitMs: number;
}

/** Inputs of the fuzzer from one seed. What it finds is shrunk where it was found. */
export interface FuzzUnit {
  readonly kind: 'fuzz';
  readonly system: string;
  readonly sut: SutSpec;
  readonly fuzz: string;
  readonly seed: number;
  readonly runs: number;
  /** After so long no further input is sent; what was found until then counts. */
  readonly limitMs: number;
  readonly mutations?: readonly string[];
  readonly sopClass?: string;
  readonly timeoutMs?: number;
}

export type Unit = AskUnit | CaseUnit | FuzzUnit;

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
