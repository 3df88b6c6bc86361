/** Medians, and the peak memory of a process of this machine. */

import { readFileSync } from 'node:fs';

/** The median of one or more numbers; of an even count, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** VmHWM of /proc/PID/status in bytes, the largest resident set so far; undefined when the process is gone. */
export function peakMemory(pid: number): number | undefined {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}

/** How often the memory of a process that ends by itself is read, in milliseconds. */
const samplePeriodMs = 25;

/** Watches the peak memory of a process that ends by itself. The peak only grows, so the last reading is the answer. */
export class PeakMemoryWatch {
  peak: number | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(pid: number) {
    const read = () => {
      this.peak = peakMemory(pid) ?? this.peak;
    };
    read();
    this.timer = setInterval(read, samplePeriodMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
