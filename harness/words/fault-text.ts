// A fault in one line: its title, and in how many cases it was seen.

import type { Fault } from '../model/fault.ts';
import { counted } from './count-text.ts';

/** `12 cases, 30 blocked`: cases in which it was seen, and cases that could not be judged because of it. */
export function faultCount({ occurrences, blocked }: Fault): string {
  const seen = counted(occurrences, 'case');
  return blocked.length > 0 ? `${seen}, ${blocked.length} blocked` : seen;
}

/** `the title (PS3.7 9.3.1; 12 cases, 30 blocked)`. */
export function faultLine(fault: Fault): string {
  return `${fault.title} ${faultSuffix(fault)}`;
}

/** What follows the title: clause and number of cases. */
export function faultSuffix(fault: Fault): string {
  return `(${fault.clause}; ${faultCount(fault)})`;
}
