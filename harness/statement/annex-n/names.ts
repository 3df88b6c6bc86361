// SOP Classes and Transfer Syntaxes of the facts by name and UID: PS3.6 Annex A, whichever of both the facts have.

import { sopClassByKeyword, sopClassByUid, transferSyntaxByKeyword, transferSyntaxByUid } from '../../../src/index.ts';

export interface Named {
  readonly name: string;
  /** Absent for a keyword that is not known. */
  readonly uid: string;
}

/** A SOP Class by keyword or UID. */
export function sopClassNamed(said: string): Named {
  const known = sopClassByKeyword(said) ?? sopClassByUid(said);
  return known ?? unregistered(said, 'Private SOP Class');
}

/** A Transfer Syntax by keyword or UID; PS3.6 calls the big endian one retired. */
export function transferSyntaxNamed(said: string): Named {
  const known = transferSyntaxByKeyword(said) ?? transferSyntaxByUid(said);
  if (!known) return unregistered(said, 'Private Transfer Syntax');
  return known.uid === '1.2.840.10008.1.2.2' ? { uid: known.uid, name: `${known.name} (Retired)` } : known;
}

/** What PS3.6 registers and this tool has no row of is shown by its UID. */
function unregistered(said: string, words: string): Named {
  const isUid = /^[0-9.]+$/.test(said);
  if (!isUid) return { name: said, uid: '' };
  return said.startsWith('1.2.840.10008.') ? { name: said, uid: said } : { name: words, uid: said };
}

/** Orders UIDs by their numbers, component by component. */
export function compareUids(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = Number(left[at] ?? -1) - Number(right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
