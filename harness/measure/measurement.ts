// What a measurement is, and what it is given.

import type { ScpMeasurements } from '../model/measurements.ts';
import type { ProbeLimits } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';

export interface MeasureLimits extends ProbeLimits {
  /** Longest wait for a time limit of the SCP, in milliseconds. */
  readonly longestMs: number;
  /** Associations that are opened at the same time at most. */
  readonly associationsAtMost: number;
}

/** The SCP, and what is known of it by now. */
export interface Subject {
  readonly endpoint: ScpEndpoint;
  readonly limits: MeasureLimits;
  readonly known: ScpMeasurements;
}

/** One thing that is measured; its name is the evidence `measure/<name>`. */
export interface Measurement {
  readonly name: string;
  /** Rejects ConnectionFailed if the SCP cannot be reached, NotMeasurable with the reason, and with that of the signal. */
  measure(subject: Subject): Promise<ScpMeasurements>;
}

/** What does not apply to the SCP is no gap: it is left out without a word. */
export class NotApplicable extends Error {}

/** Why there is nothing to measure, in one line. */
export class NotMeasurable extends Error {}
