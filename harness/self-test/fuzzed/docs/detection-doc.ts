// docs/fuzzing-detection.md: how soon the fuzzer finds each seeded fault, as the median and the worst of several seeds.

import type { FuzzedFault } from '../fuzzed-fault.ts';
import type { Measured } from './measure.ts';

/** The page as Markdown, of what has been measured so far. */
export function detectionDoc(faults: readonly FuzzedFault[], measured: readonly Measured[]): string {
  const seeds = new Set(measured.map(({ seed }) => seed));
  const done = faults.filter(({ name }) => measured.some(({ fault }) => fault === name));
  const found = measured.filter(({ run }) => run !== undefined);
  return [
    '# How soon the fuzzer finds seeded faults',
    '',
    'Each row is an SCP that is right but for one fault, which only malformed or unusual input shows. Runs are inputs until the',
    'one that showed it, of at most 3,000; seconds include the confirmation and the shrinking, which takes at most 10; the ratio is',
    'that of the bytes of the minimal input to those of the input as it was drawn, as the median. Kinds are those of',
    '[the list of mutations](fuzzing-mutations.md).',
    '',
    `${done.length} of ${faults.length} faults with ${seeds.size} seeds: ${found.length} of ${measured.length} campaigns found theirs. Seconds depend on the machine.`,
    'This page is written by `npm run docs:fuzzing -- --seeds 10`, which goes on where it was stopped.',
    '',
    '| Fault | Kind | What the SCP does | Found | Runs: median | Worst | Seconds: median | Worst | Ratio | Minimal input |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...done.map((fault) =>
      row(
        fault,
        measured.filter((one) => one.fault === fault.name),
      ),
    ),
    '',
  ].join('\n');
}

function row({ name, kind, does }: FuzzedFault, all: readonly Measured[]): string {
  const found = all.filter(({ run }) => run !== undefined);
  const runs = found.map(({ run = 0 }) => run);
  const seconds = found.map((one) => one.seconds);
  const input = found.find(({ input: text }) => text !== undefined)?.input ?? '';
  const cells = [
    `\`${name}\``,
    String(kind),
    does,
    `${found.length} of ${all.length}`,
    ...(found.length === 0
      ? ['', '', '', '', '']
      : [
          String(Math.round(median(runs))),
          String(Math.max(...runs)),
          median(seconds).toFixed(1),
          Math.max(...seconds).toFixed(1),
          median(found.map(({ ratio = 1 }) => ratio)).toFixed(2),
        ]),
    input === '' ? '' : `\`${input}\``,
  ];
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The one in the middle, or the mean of the two. @throws RangeError for none */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('there is no median of nothing');
  return (upper + lower) / 2;
}
