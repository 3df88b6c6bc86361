// Whether the system stayed there in a run, in words: the question that is asked first, also if the answer is that it did.

import type { CaseResult } from '../model/run-result.ts';
import { counted } from './count-text.ts';

/** `No crash was seen: …`, or how often it died or no longer served; undefined if it was never looked at. */
export function availabilityText(cases: readonly Pick<CaseResult, 'health'>[]): string | undefined {
  const count = (...states: readonly CaseResult['health'][]): number =>
    cases.filter(({ health }) => states.includes(health)).length;
  const [died, gone, well] = [count('died'), count('unwell', 'unreachable'), count('ok')];
  if (died + gone + well === 0) return undefined;
  const served = `it served as before after each of the ${counted(well, 'case')} after which this was looked at`;
  if (died + gone === 0) return `No crash was seen: ${served}.`;
  const parts = [
    ...(died > 0 ? [`it died in ${counted(died, 'case')}`] : []),
    ...(gone > 0 ? [`it no longer served after ${counted(gone, 'case')}`] : []),
  ];
  return `It did not stay available: ${parts.join(', and ')}; after ${counted(well, 'other')} it did.`;
}
