// The crash of an SCU's process in words: how it ended, and what it said last. Both are the same if the same thing failed.

import type { CaseResult } from '../model/run-result.ts';

export interface ScuCrash {
  /** `signal SIGABRT` */
  readonly end: string;
  /** The last line that it printed, of a failed assertion its place and condition; empty if it said nothing. */
  readonly words: string;
  /** The same for each crash at the same place of the program. */
  readonly kind: string;
}

type Crashed = Pick<CaseResult, 'role' | 'health' | 'observed' | 'scu' | 'phase'>;

/** A failed assertion names its place in the source; what was printed before it on the line is chance. */
const assertion = /(\S+\.\w+):(\d+): (.*?): (Assertion .*)/;

/** How the process of the SCU crashed in a case; undefined if it did not, or if the case is that of a rule. */
export function scuCrashOf({ role, health, observed, scu, phase }: Crashed): ScuCrash | undefined {
  if (role !== 'scu' || health !== 'died' || observed.kind === 'rule') return undefined;
  const words = (scu?.output ?? '').trimEnd().split('\n').at(-1)?.trim() ?? '';
  const end = scu?.exit ?? 'unknown';
  const [, file, line, inFunction, failed] = assertion.exec(words) ?? [];
  if (file !== undefined) return { end, words: `${file}:${line}: ${failed}`, kind: `${end} ${file} ${inFunction}` };
  const place = words === '' ? (phase ?? 'data-transfer') : words.replaceAll(/\d+/g, '#');
  return { end, words, kind: `${end} ${place}` };
}

/** Whether everything that an SCU sent was stored, and every association released: whatever then happens is its own doing. */
export function wasServedWell({ input, status, scu }: Pick<CaseResult, 'input' | 'status' | 'scu'>): boolean {
  if (!scu || input !== 'legal' || scu.sent < scu.asked || scu.ends.length === 0) return false;
  return status === '0x0000' && scu.afterStatus.length === 0 && scu.ends.every((end) => end === 'A-RELEASE-RQ');
}
