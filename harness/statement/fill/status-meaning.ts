// What the standard calls a status: PS3.4 Tables B.2-1 and GG.4-1, PS3.7 Annex C.

import { cStoreGeneralStatuses, nonPatientStatuses, otherDimseStatuses, storageStatuses } from '../../../src/index.ts';

const rows = [...nonPatientStatuses, ...cStoreGeneralStatuses, ...storageStatuses, ...otherDimseStatuses];

/** The name of a status such as "0xA700" as a leaf that rests on the standard; absent if the standard has none. */
export function statusMeaning(status: string): { readonly meaning?: { value: string; basis: 'default' } } {
  const code = Number(status);
  const found = rows.find((row) => row.code <= code && code <= (row.last ?? row.code));
  return found ? { meaning: { value: found.name, basis: 'default' } } : {};
}
