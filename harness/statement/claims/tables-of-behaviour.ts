// Tables of a statement on what an AE does, as claims: PS3.2 Tables N.5-9 to N.5-11, N.7-3 to N.7-9.

import { nameOfTag, tagOf, transferSyntaxes } from '../../../src/index.ts';
import type { Table } from '../document/document.ts';
import { gridOf } from '../document/grid.ts';
import type { ExtendedNegotiation, Failure } from '../facts/associations.ts';
import { namedKeyword } from '../facts/named.ts';
import type { StorageFacts, Transcoding } from '../facts/service.ts';
import { type CellOf, rowsOf } from './table-columns.ts';

const supports = ['SUPPORTED', 'NEW_UID', 'NOT_SUPPORTED'] as const;

/** Table N.5-9: a row each stored Transfer Syntax, a column each sent one. */
export function transcodingIn(table: Table): Transcoding[] {
  const { columns, rows } = gridOf(table);
  const sent = columns.map((name) => keywordOfName(name.split(': ').at(-1) ?? ''));
  return rows.flatMap(({ cells }) => {
    const from = keywordOfName(cells[0]?.text ?? '');
    return cells.flatMap(({ text }, at): Transcoding[] => {
      const support = supports.find((one) => text.trim() === one);
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
    const level = (['0', '1', '2'] as const).find((one) => one === value);
    const signature = (['1', '2', '3'] as const).find((one) => one === value);
    if (/Levels? of Conformance/i.test(name ?? '') && level !== undefined) levels.level = level;
    else if (/Signature/i.test(name ?? '') && signature !== undefined) levels.signatureLevel = signature;
  }
  return levels;
}

const changes = ['MODIFIED', 'ADDED', 'REMOVED'] as const;
type Coercion = Extract<StorageFacts['coercion'], readonly unknown[]>;

/** Table N.5-11: which Attributes are changed, and how. */
export function coercionIn(rows: readonly CellOf[]): Coercion {
  return rows.flatMap((cell) => {
    const tag = tagOf((cell(/Tag/i) ?? '').replaceAll(/\s/g, ''));
    const change = changes.find((one) => cell(/Type of Change/i) === one);
    return tag === undefined || change === undefined ? [] : [{ attribute: nameOfTag(tag), change }];
  });
}

const negotiated: readonly (readonly [keyof ExtendedNegotiation, RegExp])[] = [
  ['asynchronousOperations', /asynchronous/i],
  ['roleSelection', /role selection/i],
  ['sopClassCommonExtended', /common extended/i],
  ['sopClassExtended', /^SOP Class Extended Negotiation/i],
  ['userIdentity', /user identity/i],
];

/** Tables N.7-3 and N.7-4, as far as they name the items of an A-ASSOCIATE-RQ. */
export function negotiationIn(rows: readonly CellOf[]): ExtendedNegotiation {
  const found: ExtendedNegotiation = {};
  for (const cell of rows) {
    const key = negotiated.find(([, name]) => name.test(cell(/Extended Negotiation/i) ?? ''))?.[0];
    const support = cell(/Support/i);
    if (key !== undefined && (support === 'Y' || support === 'N')) found[key] = support === 'Y';
  }
  return found;
}

/** Tables N.7-5 to N.7-7: Transfer Syntaxes, most preferred first. */
export function orderIn(rows: readonly CellOf[]): string[] {
  const ranked = rows.flatMap((cell) => {
    const rank = Number(cell(/Order/i));
    const uid = cell(/UID/i)?.match(/^[0-9.]+$/)?.[0];
    return uid === undefined || !Number.isInteger(rank) ? [] : [{ rank, name: namedKeyword(uid) }];
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ name }) => name);
}

/** True if both lists have what they share in the same order. */
export function agree(one: readonly string[], other: readonly string[]): boolean {
  const shared = other.filter((name) => one.includes(name));
  return one.filter((name) => other.includes(name)).every((name, at) => name === shared[at]);
}

const causes: readonly (readonly [cause: string, words: RegExp])[] = [
  ['processing', /processing of an association request/i],
  ['called-ae-title', /unrecognized called AE|called AE title/i],
  ['too-many-associations', /exceed limit|number of (?:connections|associations)/i],
  ['application-context-name', /application context/i],
];

/** Table N.7-9, as far as an answer is a PDU and no sentence, which can be said in many ways. */
export function failuresIn(table: Table): Failure[] {
  return rowsOf(table).flatMap((cell) => {
    const cause = causes.find(([, words]) => words.test(cell(/Exception/i) ?? ''))?.[0];
    const answer = cell(/response/i)?.match(/^A-ABORT$|^A-ASSOCIATE-RJ \d\/\d\/\d+$/)?.[0];
    return cause === undefined || answer === undefined ? [] : [{ cause, answer }];
  });
}
