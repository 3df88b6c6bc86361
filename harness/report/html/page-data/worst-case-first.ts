// The order of what a search finds: by verdict, the most urgent first, and within a verdict by the worst fault that shows.

import type { Searchable } from './query.ts';

/** The one order of urgency: what a reader has to see first. A known deviation is none of the verdicts. */
export const urgency = ['fail', 'error', 'warn', 'inconclusive', 'known', 'pass', 'not-applicable'] as const;

type Ranked = Pick<Searchable, 'verdict' | 'faults'>;

/** To sort cases by; those that are alike stay in their order. Faults are numbered from the worst. */
export function worstCaseFirst(a: Ranked, b: Ranked): number {
  return rank(a) - rank(b) || worstFault(a) - worstFault(b);
}

function rank({ verdict }: Ranked): number {
  const at = (urgency as readonly string[]).indexOf(verdict);
  return at < 0 ? urgency.length : at;
}

function worstFault({ faults }: Ranked): number {
  return Math.min(...faults, Number.MAX_SAFE_INTEGER);
}
