// What a campaign is asked to do, and what it tells while it goes on.

import type { Coverage, Reach } from '../../model/fuzz-run.ts';
import type { Failure } from '../exchange/failure.ts';
import type { Input } from '../input.ts';
import type { Subject } from '../mutations/mutation.ts';
import type { Find } from './find.ts';
import type { Shard } from './selected-inputs.ts';

export interface FuzzOptions {
  /** Inputs at most; default 3,000. */
  readonly runs?: number;
  /** Milliseconds at most. */
  readonly timeMs?: number;
  /** Decides every input; default 1. */
  readonly seed?: number;
  /** Runs one input alone, by the path that a find tells: its number, and those of the inputs that it is made of. */
  readonly path?: string;
  /** Runs a part of the inputs alone, for campaigns that share them. */
  readonly shard?: Shard;
  /** Ids of mutations, or the beginnings of ids; default: all. */
  readonly mutations?: readonly string[];
  readonly focus?: readonly Subject[];
  /** Tokens that mutations put into values, commands and items. */
  readonly dictionary?: readonly Uint8Array[];
  /** Keyword of the SOP Class of the instances; default: one that the SUT stores. */
  readonly sopClass?: string;
  /** Milliseconds for the shrinking of one find; default 20,000. */
  readonly shrinkTimeMs?: number;
  /** Whether it is tried which parts of a minimal input may be anything; default yes. */
  readonly explains?: boolean;
  /** Connections in flight; default: what the SUT serves at once, at most 16. */
  readonly concurrency?: number;
  /** Inputs between two looks at the health of the SUT; default 50. */
  readonly healthEvery?: number;
  /** Longest wait for what is owed; default 10,000 ms. */
  readonly timeoutMs?: number;
  readonly strict?: boolean;
  /** A command for the shell that tells by exit status 0 that the SUT is well, for one that has no process here. */
  readonly probe?: string;
  /** Mutates the inputs further that the SUT took the longest for, or the most memory. */
  readonly maximize?: Maximized;
  /** Ends after so many finds. */
  readonly maxFinds?: number;
  /** Longest wait for a SUT that nobody here can start again; default 60,000 ms. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: FuzzEvent) => void;
}

export const maximized = ['time', 'memory'] as const;

export type Maximized = (typeof maximized)[number];

export type FuzzEvent =
  | { readonly kind: 'prepared'; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: 'progress'; readonly progress: FuzzProgress }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly uses: string }
  | { readonly kind: 'shrinking'; readonly uses: string; readonly tried: number }
  | { readonly kind: 'found'; readonly find: Find };

export interface FuzzProgress {
  readonly phase: string;
  readonly done: number;
  readonly skipped: number;
  readonly elapsedMs: number;
  readonly reactions: number;
  readonly finds: number;
  readonly warnings: number;
}

export interface FuzzResult {
  readonly seed: number;
  readonly runs: number;
  /** Inputs that were left out, since they hold what has been found to kill the SUT already. */
  readonly skipped: number;
  readonly elapsedMs: number;
  /** What a SUT did when it was well-formed: `SecondaryCaptureImageStorage in ExplicitVRLittleEndian`. */
  readonly target: string;
  readonly finds: readonly Find[];
  /** Different reactions, and after how many inputs each was new. */
  readonly reactions: readonly (readonly [signature: string, run: number])[];
  /** Inputs by how far they came. */
  readonly reach: Readonly<Partial<Record<Reach, number>>>;
  /** Each mutation in each presentation context; undefined if nobody counted. */
  readonly coverage?: Coverage;
  /** With `maximize`: the inputs that came to the most, with how much: milliseconds for an answer, or bytes. */
  readonly maximizes?: Maximized;
  readonly greatest?: readonly { readonly input: Input; readonly score: number }[];
  readonly notes: readonly string[];
  /** Why it ended before it was done. */
  readonly ended?: string;
}
