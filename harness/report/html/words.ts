// The names a reader knows for keywords, codes and numbers: SOP Classes, Transfer Syntaxes, statuses, times.

import {
  isValidUid,
  sopClassByKeyword,
  statusCategory,
  statusRow,
  transferSyntaxByKeyword,
} from '../../../src/index.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { givenValue } from '../../words/case-text.ts';

/** `Hanging Protocol Storage` for its keyword, anything else as it is. */
export function sopClassName(keyword: string): string {
  return sopClassByKeyword(keyword)?.name ?? keyword;
}

/** The SOP Class of a case, a keyword or UID; a scenario may give the name `sopClass` to values of another kind. */
export function sopClassOf({ given: { sopClass } }: Pick<CaseResult, 'given'>): string | undefined {
  if (sopClass === undefined) return undefined;
  return sopClassByKeyword(sopClass) || isValidUid(sopClass) ? sopClass : undefined;
}

/** The name of a parameter's value: SOP Classes and Transfer Syntaxes by name, others with the name of the parameter. */
export function parameterValue(name: string, value: string): string {
  if (name === 'sopClass') return sopClassName(value);
  if (name === 'transferSyntax') return transferSyntaxByKeyword(value)?.name ?? value;
  return `${name} ${givenValue(value)}`;
}

/** The meaning of a status such as `0x0122`, with its category: `Refused: SOP Class not supported (Failure)`. */
export function statusMeaning(status: string): string {
  const category = statusCategory(Number(status));
  const name = statusRow(Number(status))?.name ?? 'no name in the standard';
  return category ? `${name} (${category})` : name;
}

/** The name of a status for the head of a column: without `Refused:` or `Error:`, which its category says. */
export function shortStatusName(status: string): string {
  const name = statusRow(Number(status))?.name ?? statusCategory(Number(status)) ?? 'unknown';
  return name.replace(/^(Refused|Error|Warning|Failure): /, '');
}

/** A duration in the unit that suits it: `0.4 ms`, `12 ms`, `3.2 s`, `4 min 05 s`. */
export function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** `2026-01-02 03:04:05 UTC` for an ISO 8601 date and time in UTC. */
export function dateAndTime(iso: string): string {
  return iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}

/** A number of things, readable also when it is large: `2,000`. */
export function numeral(count: number): string {
  return count.toLocaleString('en');
}

/** `1 case`, `2 cases`. */
export function counted(count: number, noun: string): string {
  return `${numeral(count)} ${noun}${count === 1 ? '' : 's'}`;
}
