// What a soak is told.

export interface SoakOptions {
  readonly inputs: number;
  readonly seed: number;
  /** The program that is soaked. */
  readonly script: URL;
  readonly args?: readonly string[];
  readonly onProgress?: (name: string, inputs: number) => void;
  /** Ends the soak early; what it came to until then counts. */
  readonly signal?: AbortSignal;
}

/** Inputs between two looks: so few that the memory has a trend, and not so many that a fault is far from its cause. */
export function lookEvery(inputs: number): number {
  return Math.max(20, Math.min(2000, Math.floor(inputs / 40)));
}
