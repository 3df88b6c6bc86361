// What a soak came to, in one line (`cstore` and its README quote it).

import { type MemoryBounds, type MemorySample, memoryTrend } from './memory-trend.ts';

export interface SoakResult {
  /** SCP or SCU. */
  readonly name: string;
  readonly inputs: number;
  readonly samples: readonly MemorySample[];
  /** How the process ended, and what it was doing then. */
  readonly crash?: string;
  /** Answers to well-formed requests that were wrong, errors of no documented class, connections left open. */
  readonly problems: readonly string[];
}

/** Whether it passed, and the line that says so. */
export function concluded(
  { name, inputs, samples, crash, problems }: SoakResult,
  bounds?: MemoryBounds,
): { readonly passed: boolean; readonly text: string } {
  const trend = memoryTrend(samples, bounds);
  const [first, last] = [samples[0]?.resident ?? 0, samples.at(-1)?.resident ?? 0];
  const memory = `memory from ${megabytes(trend?.from ?? first)} to ${megabytes(trend?.to ?? last)} MB`;
  const grows = trend?.isFlat === false ? ` (grows by ${trend.perInput.toFixed(0)} bytes an input)` : '';
  const health = problems.length === 0 && crash === undefined ? 'healthy' : 'not healthy';
  const text = `${name}: ${inputs.toLocaleString('en')} inputs, ${crash === undefined ? 0 : 1} crashes, ${memory}${grows}, ${health}`;
  const details = [crash, ...problems].filter((line) => line !== undefined).map((line) => `\n  ${line}`);
  const passed = crash === undefined && problems.length === 0 && trend?.isFlat !== false;
  return { passed, text: text + details.join('') };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
