// What an SCU shows, and in what it differs from what it shows when all is answered well (PS3.4 GG.4.1, B.2.1). None of it
// is understood: any sign that differs shows that the SCU tells one from the other.

import type { ProcessReport, SendReport } from '../sut/sut.ts';
import type { AcceptorLog } from './acceptor-log.ts';
import type { ScuAccounts } from './scu-step.ts';

/** The signs of one run, each in words or as lines. */
export interface ScuSigns {
  readonly exit: string;
  /** Without what differs between any two runs: ports, folders, UIDs, times. */
  readonly output: readonly string[];
  /** What it told a program of each instance. */
  readonly outcomes: string;
  /** What a person said that it shows. */
  readonly attested: string;
  /** Which instances came, in their order. */
  readonly instances: string;
  readonly associations: string;
  readonly ends: string;
  readonly durationMs: number;
}

export type SignName = Exclude<keyof ScuSigns, 'durationMs'> | 'duration';

export const signNames: Readonly<Record<SignName, string>> = {
  exit: 'exit status',
  output: 'output',
  outcomes: 'what it reports of each instance',
  attested: 'what it shows to a person',
  instances: 'which instances it sends',
  associations: 'number of associations',
  ends: 'how it ends its associations',
  duration: 'how long it takes',
};

/** The signs of a run. */
export function signsOf({ report, logs, volatile }: ScuAccounts): ScuSigns {
  // By the order in which they came: a system may send what it has.
  const ordinals = new Map<string, string>();
  const sent = logs.flatMap(({ stores }) =>
    stores.map(({ message }) => {
      const uid = message.decoded.command.AffectedSOPInstanceUID ?? '';
      if (!ordinals.has(uid)) ordinals.set(uid, String(ordinals.size + 1));
      return ordinals.get(uid);
    }),
  );
  return {
    exit: exitOf(report.process),
    output: outputOf(report, volatile),
    outcomes: (report.outcomes ?? []).map(({ stored, text }) => `${stored ? 'stored' : 'failed'}: ${text}`).join('; '),
    attested: report.attested?.text ?? '',
    instances: sent.join(' '),
    associations: String(logs.length),
    ends: logs.map(endOf).join(' '),
    durationMs: report.process?.durationMs ?? spanOf(logs),
  };
}

function exitOf(report: ProcessReport | undefined): string {
  if (!report) return '';
  return report.wasEnded ? 'did not end' : report.end;
}

function outputOf({ process }: SendReport, volatile: readonly string[]): string[] {
  const text = volatile.reduce((all, word) => (word === '' ? all : all.replaceAll(word, '*')), process?.output ?? '');
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().replaceAll(times, '*'))
    .filter((line) => line !== '');
}

/** Dates and times of day as programs print them. */
const times = /\b(\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d:?\d\d)?\b|\b\d{4}-\d\d-\d\d\b/g;

function endOf({ released, end, accepted }: AcceptorLog): string {
  if (released) return 'released';
  if (!accepted) return 'rejected';
  if (end.kind === 'pdu') return end.pdu.type;
  return end.kind === 'closed' ? end.how : end.kind;
}

function spanOf(logs: readonly AcceptorLog[]): number {
  const [first] = logs;
  return first === undefined ? 0 : Math.max(...logs.map(({ endedAt }) => endedAt)) - first.openedAt;
}

/** How much longer or shorter one run takes before that is a sign: both this factor and so many milliseconds. */
const durationFactor = 4;
const durationMs = 1000;

/**
 * The signs in which a run differs from all of several runs in which everything was answered well. Lines of output that differ
 * among those, or among further runs with the same answers, are compared without their digits.
 */
export function differingSigns(
  run: ScuSigns,
  references: readonly ScuSigns[],
  sameAnswers: readonly ScuSigns[] = [],
): SignName[] {
  if (references.length === 0) return [];
  const words = ['exit', 'outcomes', 'attested', 'instances', 'associations', 'ends'] as const;
  const differing: SignName[] = words.filter((name) => references.every((other) => other[name] !== run[name]));
  const unstable = new Set([...unstableShapes(references), ...unstableShapes([run, ...sameAnswers])]);
  if (outputDiffers(run, references, (line) => unstable.has(shapeOf(line)))) differing.push('output');
  if (references.every((other) => takesAnother(run.durationMs, other.durationMs))) differing.push('duration');
  return differing;
}

/**
 * Whether these signs may have come by chance, as a duration does on a busy machine, or a number in the output: they are looked
 * at again.
 */
export function isWeak(signs: readonly SignName[], run: ScuSigns, references: readonly ScuSigns[]): boolean {
  const differsInWords = outputDiffers(run, references, () => true);
  return signs.every((sign) => sign === 'duration' || (sign === 'output' && !differsInWords));
}

function takesAnother(ms: number, otherMs: number): boolean {
  const [less, more] = [Math.min(ms, otherMs), Math.max(ms, otherMs)];
  return more - less > durationMs && more > less * durationFactor;
}

/** Whether the output is another one, of some lines without their digits. */
function outputDiffers(
  { output }: ScuSigns,
  references: readonly ScuSigns[],
  withoutDigits: (line: string) => boolean,
): boolean {
  const text = (lines: readonly string[]) =>
    lines.map((line) => (withoutDigits(line) ? shapeOf(line) : line)).join('\n');
  const own = text(output);
  return references.every((other) => text(other.output) !== own);
}

/** Lines without their digits that are not the same in every run. */
function unstableShapes(runs: readonly ScuSigns[]): readonly string[] {
  const lines = runs.map(({ output }) => new Set(output));
  const all = new Set(lines.flatMap((set) => [...set]));
  return [...all].filter((line) => !lines.every((set) => set.has(line))).map(shapeOf);
}

function shapeOf(line: string): string {
  return line.replaceAll(/\d+/g, '#');
}
