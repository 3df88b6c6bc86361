// What a campaign needs of whatever hands its units to those who run them.

import type { SutSpec } from '../sut/sut-spec.ts';
import type { PlannedSuite } from './plan.ts';
import type { Unit, UnitResult } from './unit.ts';

/** What a worker has to know before it takes a unit. */
export interface Announcement {
  readonly id: string;
  readonly name: string;
  /** The version of cstore-conformance that conducts it. */
  readonly version: string;
  /** Each suite for each system. */
  readonly suites: readonly AnnouncedSuite[];
  /** The systems in the order of their queues. */
  readonly systems: readonly string[];
  /** Nothing more is to begin, and what runs is to stop. */
  readonly isCancelled: boolean;
}

/** One suite for one system. */
export interface AnnouncedSuite {
  readonly suite: string;
  readonly system: string;
  readonly sut: SutSpec;
  /** What selects its cases. */
  readonly selection: PlannedSuite;
  readonly hash: string;
}

/** The side of whoever conducts a campaign. */
export interface Engine {
  /** What the connection to the server last complained of. */
  readonly trouble?: string | undefined;
  /** Makes the campaign known to the workers; again after a server has lost it. */
  announce(campaign: Announcement): Promise<void>;
  /** Not more units of this system run at once. */
  limit(system: string, atOnce: number): Promise<void>;
  /** Adds units by their ids; one that is there already stays there once. */
  add(units: ReadonlyMap<string, Unit>): Promise<void>;
  /** What has ended, some of it; the same again until it is `taken`. */
  ended(): Promise<readonly Ended[]>;
  /** Forgets what has ended. */
  taken(ended: readonly Ended[]): Promise<void>;
  /** Units that wait or run. */
  underWay(): Promise<UnderWay>;
  /** Nothing more begins, and what runs is stopped. */
  cancel(campaign: Announcement): Promise<void>;
  /** Forgets the campaign, and lets go of the server. */
  close(): Promise<void>;
}

/** The end of a unit as an engine gives it; nothing of it has been checked. */
export interface Ended {
  readonly system: string;
  readonly id: string;
  /** What `packed` made of the result. */
  readonly packed?: unknown;
  readonly error?: string;
}

/** How many units of each system wait and run. */
export type UnderWay = ReadonlyMap<string, { readonly waiting: number; readonly active: number }>;

/** Runs a unit. Rejects if it could not be run, which is no fault of the system under test. */
export type RunUnit = (unit: Unit, signal: AbortSignal) => Promise<UnitResult>;

/** An engine that cannot be used; the message says what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
