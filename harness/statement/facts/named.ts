// SOP Classes and Transfer Syntaxes in facts may stand as keyword, UID or name: PS3.6 Annex A.

import { sopClasses, transferSyntaxes } from '../../../src/index.ts';
import { keywordOf, sopClassUid, transferSyntaxUid } from '../../language/names.ts';

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const byName: ReadonlyMap<string, string> = new Map(
  [...sopClasses, ...transferSyntaxes].flatMap(({ name, keyword }) => [
    [plain(name), keyword],
    [plain(keyword), keyword],
  ]),
);

/** One name for each: the keyword, or the UID if the standard has no such. */
export function namedKeyword(name: string): string {
  const uid = sopClassUid(name) ?? transferSyntaxUid(name);
  return uid === undefined ? (byName.get(plain(name)) ?? name) : keywordOf(uid);
}

/** True for a SOP Class of the standard, and for any UID. */
export const isSopClass = (name: string): boolean => sopClassUid(namedKeyword(name)) !== undefined;

/** True for a Transfer Syntax of the standard, and for any UID. */
export const isTransferSyntax = (name: string): boolean => transferSyntaxUid(namedKeyword(name)) !== undefined;
