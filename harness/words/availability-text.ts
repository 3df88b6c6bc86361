// Whether the system stayed there in a run, in words: the question that is asked first, also if the answer is that it did.

import type { Fault } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { counted } from './count-text.ts';

/**
 * `No crash was seen: …`, or how often it died or no longer served; undefined if it was never looked at. That a connection broke off
 * as it does in a crash (`faults`) is no contradiction: of a server with a process or thread for each connection, one ends.
 */
export function availabilityText(
  cases: readonly Pick<CaseResult, 'health'>[],
  faults: readonly Pick<Fault, 'consequence' | 'waiver'>[] = [],
): string | undefined {
  const count = (...states: readonly CaseResult['health'][]): number =>
    cases.filter(({ health }) => states.includes(health)).length;
  const [died, gone, well] = [count('died'), count('unwell', 'unreachable'), count('ok')];
  if (died + gone + well === 0) return undefined;
  const of = well === cases.length ? '' : ` of ${cases.length.toLocaleString('en')}`;
  const served = `it served as before after each of the ${counted(well, 'case')}${of} after which this was looked at`;
  const isBrokenOff = faults.some(({ consequence, waiver }) => consequence === 'died' && waiver === undefined);
  if (died + gone === 0)
    return isBrokenOff
      ? `It goes on serving: a process or thread of it may have crashed with its connection, but ${served}.`
      : `No crash was seen: ${served}.`;
  const parts = [
    ...(died > 0 ? [`it died in ${counted(died, 'case')}`] : []),
    ...(gone > 0 ? [`it no longer served after ${counted(gone, 'case')}`] : []),
  ];
  return `It did not stay available: ${parts.join(', and ')}; after ${counted(well, 'other')} it did.`;
}
