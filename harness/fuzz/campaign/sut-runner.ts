// What a campaign needs of whatever runs inputs on a SUT, be it an SCP that is called or an SCU that is started.

import type { Captured } from '../exchange/capture.ts';
import type { Failure } from '../exchange/failure.ts';
import type { Reaction } from '../exchange/reaction.ts';
import type { Input } from '../input.ts';

/** What one input came to. */
export interface Ran {
  readonly reaction: Reaction;
  readonly failures: readonly Failure[];
  readonly sentBytes: number;
  /** By how much resident memory has grown since it began, if that was to be measured. */
  readonly grownBytes?: number;
}

/** The SUT is gone and does not come back. */
export class SutGone extends Error {
  override readonly name = 'SutGone';
}

/** `Built` is what runs as well as an input: what one is built to for this kind of SUT. */
export interface SutRunner<Built = never> {
  /** Runs an input, or what was built of one, and judges the reaction. Rejects only with the reason of the signal. */
  run(input: Input | Built): Promise<Ran>;
  /** The elements that an input may do without, for `dropped`. */
  elementsOf(input: Input): readonly string[];
  /** What is wrong with the SUT now, beside what its reactions show. */
  look(): Promise<Failure | undefined>;
  /** Brings back a SUT that is not well. Rejects SutGone if it does not come. */
  revive(): Promise<void>;
  /**
   * Runs inputs one after the other on a SUT that is well, and looks for one failure. What is looked for may have another key
   * if `isAnyKey`. Leaves a SUT that is well behind. Rejects SutGone.
   */
  alone(inputs: readonly (Input | Built)[], wanted: Failure, isAnyKey?: boolean): Promise<Failure | undefined>;
  /** Runs inputs once more and keeps what goes over the wire. Leaves a SUT that is well behind. Rejects SutGone. */
  record?(inputs: readonly Input[]): Promise<Captured>;
}

/** What a campaign asks of the health of a SUT between batches. */
export interface CampaignHealth {
  /** How its process ended, if it is supervised and has. */
  readonly death: Failure | undefined;
  /** Resident memory in bytes; undefined if nobody tells. */
  memory(): Promise<number | undefined>;
}
