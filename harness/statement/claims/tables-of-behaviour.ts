// Tables of a statement on what an AE does, as claims: PS3.2 Tables N.5-9 to N.5-11, N.7-3 to N.7-7.

import { nameOfTag, tagOf, transferSyntaxes } from '../../../src/index.ts';
import type { Table } from '../document/document.ts';
import { gridOf } from '../document/grid.ts';
import { withoutNotes } from '../document/notes.ts';
import type { ExtendedNegotiation } from '../facts/associations.ts';
import { namedKeyword } from '../facts/named.ts';
import type { StorageFacts, Transcoding } from '../facts/service.ts';
import { type TableRow, uidIn, yesOrNo } from './table-columns.ts';

const supports = ['SUPPORTED', 'NEW_UID', 'NOT_SUPPORTED'] as const;

/** Table N.5-9: a row each stored Transfer Syntax, a column each sent one. */
export function transcodingIn(table: Table): Transcoding[] {
  const { columns, rows } = gridOf(table);
  const sent = columns.map((name) => keywordOfName(name.split(': ').at(-1) ?? ''));
  return rows.flatMap(({ cells }) => {
    const from = keywordOfName(cells[0]?.text ?? '');
    return cells.flatMap(({ text }, at): Transcoding[] => {
      const support = supports.find((one) => withoutNotes(text.trim()) === one);
      const to = sent[at];
      return from === undefined || to === undefined || support === undefined ? [] : [{ from, to, support }];
    });
  });
}

/** A Transfer Syntax by its name in PS3.6, whatever the signs in it. */
function keywordOfName(name: string): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return transferSyntaxes.find((one) => plain(one.name) === plain(name))?.keyword;
}

/** Table N.5-10, which has no head. */
export function levelsIn(table: Table): StorageFacts {
  const levels: StorageFacts = {};
  for (const { cells } of gridOf(table).rows) {
    const [name, value] = cells.map(({ text }) => text.trim());
    const digit = /^(?:level )?(\d)(?: *(?:[(:-].*)?)?$/i.exec(withoutNotes(value ?? ''))?.[1];
    const level = (['0', '1', '2'] as const).find((one) => one === digit);
    const signature = (['1', '2', '3'] as const).find((one) => one === digit);
    if (/Levels? of Conformance/i.test(name ?? '') && level !== undefined) levels.level = level;
    else if (/Signature/i.test(name ?? '') && signature !== undefined) levels.signatureLevel = signature;
  }
  return levels;
}

const changes = ['MODIFIED', 'ADDED', 'REMOVED'] as const;
type Coercion = Extract<StorageFacts['coercion'], readonly unknown[]>;

/** Table N.5-11: which Attributes are changed, and how. */
export function coercionIn(rows: readonly TableRow[]): Coercion {
  return rows.flatMap((cell) => {
    const tag = tagOf((cell(/Tag/i) ?? '').replaceAll(/\s/g, ''));
    const change = changes.find((one) => cell(/Type of Change/i)?.toUpperCase() === one);
    return tag === undefined || change === undefined ? [] : [{ attribute: nameOfTag(tag), change }];
  });
}

const compressions = ['AS_IS', 'CONFIGURATION', 'OTHER'] as const;

/** Table N.5-14, if one row is about all SOP Classes alike. */
export function compressionIn(rows: readonly TableRow[]): StorageFacts {
  const said = rows.flatMap((row) => {
    const behaviour = row(/Behaviou?r/i)
      ?.toUpperCase()
      .replaceAll(/[ -]/g, '');
    return compressions.find((one) => one === behaviour) ?? [];
  });
  const [only, ...others] = said;
  return only === undefined || others.some((one) => one !== only) ? {} : { compression: only };
}

const negotiated: readonly (readonly [keyof ExtendedNegotiation, RegExp])[] = [
  ['asynchronousOperations', /asynchronous/i],
  ['roleSelection', /role selection/i],
  ['sopClassCommonExtended', /common extended/i],
  ['sopClassExtended', /^SOP Class Extended Negotiation/i],
  ['userIdentity', /user identity/i],
];

/** What the SOP Class Extended Negotiation of the Storage Service is made of (PS3.4 B.3.1). */
const ofStorage = /^(?:Level of support|Level of Digital Signature support|Element Coercion)/i;

/** Tables N.7-3 and N.7-4, as far as they name the items of an A-ASSOCIATE-RQ, or what stands in that of storage. */
export function negotiationIn(rows: readonly TableRow[]): ExtendedNegotiation {
  const found: ExtendedNegotiation = {};
  for (const row of rows) {
    const name = row(/Extended Negotiation/i) ?? '';
    const support = yesOrNo(row(/Support/i));
    if (support === undefined) continue;
    const key = negotiated.find(([, words]) => words.test(name))?.[0];
    if (key !== undefined) found[key] = support;
    else if (ofStorage.test(name)) found.sopClassExtended = support || found.sopClassExtended === true;
  }
  return found;
}

/** Tables N.7-5 to N.7-7: Transfer Syntaxes, most preferred first. */
export function orderIn(rows: readonly TableRow[]): string[] {
  const ranked = rows.flatMap((cell) => {
    const rank = Number(cell(/Order/i)?.replace(/\.$/, ''));
    const uid = uidIn(cell);
    return uid === undefined || !Number.isInteger(rank) ? [] : [{ rank, name: namedKeyword(uid) }];
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ name }) => name);
}
