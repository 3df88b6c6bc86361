// What was special in the requests that show a fault, in a line below its title: the title alone says only of what kind they were.

import type { Fault } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { givenText } from './case-text.ts';
import { askedOf } from './fault-title.ts';

/** So many are told one by one, unless a caller has room for more. */
const toldTitles = 2;

type Showing = Pick<CaseResult, 'title' | 'given'>;

/**
 * The line; undefined if the title of the fault says it, or if no case is known that shows it.
 *
 * @param showing the cases in which it shows, the clearest first.
 * @param told how many scenarios are named.
 */
export function faultRequest(
  { title }: Pick<Fault, 'title'>,
  showing: readonly Showing[],
  told = toldTitles,
): string | undefined {
  const [first] = showing;
  if (!first) return undefined;
  const isTold = (one: string) => title.includes(askedOf(one) ?? one);
  if (isTold(first.title)) return valuesOf(first);
  const titles = [...new Set(showing.map((one) => one.title))].filter((one) => !isTold(one));
  const parts = titles.slice(0, told).map((one) => `\u201c${one}\u201d`);
  const left = titles.length - parts.length;
  return `Seen in ${[...parts, ...(left > 0 ? [`${left} other ${left === 1 ? 'scenario' : 'scenarios'}`] : [])].join(', ')}`;
}

/** A title that a scenario made of its parameters says them already. */
function valuesOf({ given, title }: Showing): string | undefined {
  const untold = Object.entries(given).filter(([, value]) => !title.includes(value));
  return untold.length === 0 ? undefined : `Seen with ${givenText(Object.fromEntries(untold))}`;
}
