// Whether the memory of a process is flat: the medians of two windows after it has warmed up, and the growth between them.

/** What a process has after a garbage collection, in bytes. */
export interface MemorySample {
  /** Inputs until then. */
  readonly inputs: number;
  /** Objects and buffers that are in use. */
  readonly used: number;
  /** Resident set. */
  readonly resident: number;
}

export interface MemoryTrend {
  /** Medians of the two windows, in bytes of the resident set. */
  readonly from: number;
  readonly to: number;
  /** Growth of what is in use, in bytes per input. */
  readonly perInput: number;
  readonly isFlat: boolean;
}

export interface MemoryBounds {
  /** Bytes per input that what is in use may grow. */
  readonly perInput: number;
  /** Bytes that it may differ by, whatever the number of inputs: caches fill, and code is compiled. */
  readonly slack: number;
}

export const usualBounds: MemoryBounds = { perInput: 64, slack: 3e6 };
/** The resident set follows what is in use at a distance, since the allocator gives back late. */
const residentSlack = 96e6;
/** Part of the samples that are warming up. */
const warmUp = 0.25;
const fewest = 8;

/** Undefined for fewer samples than tell anything. */
export function memoryTrend(
  samples: readonly MemorySample[],
  bounds: MemoryBounds = usualBounds,
): MemoryTrend | undefined {
  const warm = samples.slice(Math.floor(samples.length * warmUp));
  if (warm.length < fewest) return undefined;
  const size = Math.floor(warm.length / 3);
  const [first, last] = [warm.slice(0, size), warm.slice(-size)];
  const inputs = medianOf(last, 'inputs') - medianOf(first, 'inputs');
  const grown = medianOf(last, 'used') - medianOf(first, 'used');
  const [from, to] = [medianOf(first, 'resident'), medianOf(last, 'resident')];
  const isFlat =
    grown <= bounds.slack + bounds.perInput * inputs && to - from <= residentSlack + bounds.perInput * inputs;
  return { from, to, perInput: grown / inputs, isFlat };
}

function medianOf(samples: readonly MemorySample[], key: keyof MemorySample): number {
  const sorted = samples.map((sample) => sample[key]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
