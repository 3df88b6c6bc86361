// The cases in which a fault shows, counted and linked, and how those stand that another requirement judges.

import type { Fault } from '../../model/fault.ts';
import type { CaseResult } from '../../model/run-result.ts';
import type { CaseIndex } from './case-index.ts';
import { linksTo } from './case-links.ts';
import { html, type Markup } from './markup.ts';
import { tally, verdictLooks } from './verdicts.ts';
import { counted, numeral } from './words.ts';

/** `3 cases`; of a rule that always holds `broken in 3 cases`, for it has a verdict of its own, and they have theirs. */
export function caseCount(fault: Fault, index: CaseIndex): string {
  const seen = index.showing(fault);
  const isRule = judgedOtherwise(fault, index).length === seen.length;
  return `${isRule ? 'broken in ' : ''}${counted(seen.length, 'case')}`;
}

/** The cases, linked; the number is a link to `address`, the search that finds them all. */
export function shownIn(fault: Fault, index: CaseIndex, address: string): Markup {
  const seen = index.showing(fault);
  return html`in <a href="${address}">${counted(seen.length, 'case')}</a>${judgedText(fault, index)}: ${linksTo(seen, index, address)}`;
}

/** A rule may be broken in a case that passes; without a word this reads as a contradiction. */
function judgedText(fault: Fault, index: CaseIndex): string {
  const others = judgedOtherwise(fault, index);
  if (others.length === 0) return '';
  const who = others.length === index.showing(fault).length ? 'each' : `${numeral(others.length)} of them`;
  const verdicts = tally(others).map(([kind, count]) => `${numeral(count)} ${verdictLooks[kind].label}`);
  return `, ${who} judged by its own requirement (${verdicts.join(', ')})`;
}

/** The cases in which it was only seen. */
function judgedOtherwise(fault: Fault, index: CaseIndex): CaseResult[] {
  const decided = new Set(fault.cases);
  return index.showing(fault).flatMap((id) => (decided.has(id) ? [] : (index.caseOf(id) ?? [])));
}
