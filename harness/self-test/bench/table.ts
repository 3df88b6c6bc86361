/** The measurements as text: one table a workload, with ratios against the reference of the same run. */

import { reference } from './pairs.ts';
import type { Measurement } from './run-pairs.ts';

const megabyte = 1e6;

/** C-STOREs a second for small objects, megabytes a second for large ones. */
export function rate({ workload }: Measurement, ms: number): number {
  const seconds = ms / 1000;
  const amount = workload.name === 'small' ? workload.count : (workload.count * workload.fileSize) / megabyte;
  return amount / seconds;
}

function ratioTo(measurement: Measurement, base: Measurement | undefined): number | undefined {
  return base && rate(measurement, measurement.medianMs) / rate(base, base.medianMs);
}

export type Side = 'left' | 'right';

/** Columns padded to their widest cell; the first is text, the others are numbers and stand to the right, unless said. */
export function formatTable(rows: readonly (readonly string[])[], sides: readonly Side[] = ['left']): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    sides[column] === 'left' ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

const megabytes = (bytes: number | undefined) =>
  bytes === undefined || Number.isNaN(bytes) ? '-' : (bytes / megabyte).toFixed(0);

function cells(measurement: Measurement, base: Measurement | undefined): string[] {
  const { pair, workload, rounds, medianMs, scuPeak, scpPeak } = measurement;
  const rates = rounds.map((ms) => rate(measurement, ms));
  const digits = rate(measurement, medianMs) < 100 ? 1 : 0;
  const ratio = ratioTo(measurement, base);
  return [
    pair.name,
    String(workload.count),
    rate(measurement, medianMs).toFixed(digits),
    `${Math.min(...rates).toFixed(digits)}..${Math.max(...rates).toFixed(digits)}`,
    ratio === undefined ? '-' : ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2),
    megabytes(scuPeak),
    megabytes(scpPeak),
  ];
}

const isReference = ({ pair }: Measurement) => pair === reference;

/** The table of one workload. */
export function contestTable(measurements: readonly Measurement[]): string {
  const unit = measurements[0]?.workload.name === 'large' ? 'MB/s' : 'C-STORE/s';
  const head = ['SCU -> SCP', 'objects', unit, 'min..max', 'ratio', 'SCU MB', 'SCP MB'];
  const base = measurements.find(isReference);
  return formatTable([head, ...measurements.map((measurement) => cells(measurement, base))]);
}

/** A promise of `Pair.target` and what came of it. */
export interface TargetResult {
  readonly met: boolean;
  readonly text: string;
}

/** Compares the measurements of one workload with the targets of their pairs. */
export function targetResults(measurements: readonly Measurement[]): TargetResult[] {
  return measurements.flatMap((measurement) => {
    const { pair, workload } = measurement;
    const base = measurements.find((other) =>
      pair.base === undefined ? isReference(other) : other.pair.name === pair.base,
    );
    const target = pair.target?.[workload.name];
    const ratio = ratioTo(measurement, base);
    if (target === undefined || ratio === undefined) return [];
    const met = ratio >= target;
    const text = `${met ? 'met   ' : 'MISSED'}  ${workload.name}: ${pair.name} is ${ratio.toFixed(2)} x ${pair.base ?? 'the reference'} (at least ${target} x)`;
    return [{ met, text }];
  });
}
