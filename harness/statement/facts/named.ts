// SOP Classes and Transfer Syntaxes in facts may stand as keyword or as UID: PS3.6 Annex A.

import { keywordOf, sopClassUid, transferSyntaxUid } from '../../language/names.ts';

/** One name for each: the keyword, or the UID if the standard has no such. */
export function namedKeyword(name: string): string {
  return keywordOf(sopClassUid(name) ?? transferSyntaxUid(name) ?? name);
}
