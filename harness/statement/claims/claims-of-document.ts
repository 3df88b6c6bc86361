// Claims read from a conformance statement of anybody: the tables of PS3.2 Annex N by their titles. What is not read is listed.

import type { StatementDocument, Table } from '../document/document.ts';
import { placeOfTable, tablesOf } from '../document/walk.ts';
import type { Associations } from '../facts/associations.ts';
import type { AcceptorFacts, ConformanceFacts, InitiatorFacts } from '../facts/conformance-facts.ts';
import { namedKeyword } from '../facts/named.ts';
import { associationsIn, handledStatusesIn, sentStatusesIn } from './claims-of-tables.ts';
import { type CellOf, rowsOf, valuesIn } from './table-columns.ts';

export interface DocumentClaims {
  readonly facts: ConformanceFacts;
  /** Tables of which nothing was read, by their number and title. */
  readonly notRead: readonly string[];
}

/** `general` is about both roles, as far as the product has them. */
type Claims = { acceptor: AcceptorFacts; initiator: InitiatorFacts; general: Associations };

/** Reads one table into the claims; false if it says nothing that can be checked. */
type Reader = (rows: readonly CellOf[], claims: Claims, sets: ReadonlyMap<string, readonly string[]>) => boolean;

/** By the title of the table, in the words of the template. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^Storage SOP Classes/i, readSopClasses],
  [/Verification SOP Class/i, readVerification],
  [/General Association Parameters/i, readAssociations],
  [/Status Codes? C-STORE.*SCP|C-STORE.*SCP.*Status/i, readSent],
  [/Status Codes? C-STORE.*SCU|C-STORE.*SCU.*Status/i, readHandled],
];

/** The claims of a statement, as far as its tables say them. */
export function claimsOfDocument(document: StatementDocument): DocumentClaims {
  const placed = tablesOf(document);
  const sets = transferSyntaxSets(placed.map(({ table }) => table));
  const claims: Claims = { acceptor: {}, initiator: {}, general: {} };
  const notRead: string[] = [];
  for (const { table, section } of placed) {
    if (table.number === undefined && table.title === '') continue;
    const reader = readers.find(([title]) => title.test(table.title))?.[1];
    const isSets = /Supported Transfer Syntaxes/i.test(table.title) && sets.size > 0;
    const isRead = isSets || (reader?.(rowsOf(table), claims, sets) ?? false);
    if (!isRead) notRead.push(`${placeOfTable(table, section)}: ${table.title}`);
  }
  return { facts: factsOf(document, claims), notRead };
}

function factsOf({ title }: StatementDocument, claims: Claims): ConformanceFacts {
  const has = (part: object) => Object.keys(part).length > 0;
  const { general } = claims;
  const isOnlyScu = claims.acceptor.contexts === undefined && claims.initiator.contexts !== undefined;
  const [acceptor, initiator] = isOnlyScu
    ? [claims.acceptor, withGeneral(claims.initiator, general)]
    : [withGeneral(claims.acceptor, general), claims.initiator];
  return {
    schemaVersion: 1,
    kind: 'claimed',
    standard: 'as the document says',
    product: { name: title === '' ? 'not named' : title },
    applicationEntities: [{ name: 'AE', ...(has(acceptor) && { acceptor }), ...(has(initiator) && { initiator }) }],
  };
}

function withGeneral<T extends AcceptorFacts | InitiatorFacts>(part: T, general: Associations): T {
  return Object.keys(general).length === 0 ? part : { ...part, associations: { ...general, ...part.associations } };
}

/** Table N.1-2: the Transfer Syntaxes of each set, by the letters in brackets after its name. */
function transferSyntaxSets(tables: readonly Table[]): Map<string, readonly string[]> {
  const sets = new Map<string, string[]>();
  for (const table of tables.filter(({ title }) => /Supported Transfer Syntaxes/i.test(title))) {
    for (const cell of rowsOf(table)) {
      const set = cell(/Set/i)?.match(/\(([A-Z]+)\)/)?.[1];
      const uid = cell(/UID/i);
      if (set !== undefined && uid !== undefined) sets.set(set, [...(sets.get(set) ?? []), namedKeyword(uid)]);
    }
  }
  return sets;
}

/** Table N.1-1. */
function readSopClasses(
  rows: readonly CellOf[],
  claims: Claims,
  sets: ReadonlyMap<string, readonly string[]>,
): boolean {
  const contexts = rows.flatMap((cell) => {
    const uid = cell(/UID/i)?.match(/^[0-9.]+$/)?.[0];
    if (uid === undefined) return [];
    const names = valuesIn(cell(/Transfer Syntax/i) ?? '');
    const transferSyntaxes = [...new Set(names.flatMap((name) => sets.get(name) ?? []))];
    const roles = { scu: cell(/\bSCU\b/) === 'Y', scp: cell(/\bSCP\b/) === 'Y' };
    return transferSyntaxes.length === 0 ? [] : [{ context: { sopClass: namedKeyword(uid), transferSyntaxes }, roles }];
  });
  const accepted = contexts.filter(({ roles }) => roles.scp).map(({ context }) => context);
  const proposed = contexts.filter(({ roles }) => roles.scu).map(({ context }) => context);
  if (accepted.length > 0) claims.acceptor.contexts = accepted;
  if (proposed.length > 0) claims.initiator.contexts = proposed;
  return accepted.length + proposed.length > 0;
}

/** Table N.1-4. */
function readVerification(rows: readonly CellOf[], claims: Claims): boolean {
  const scp = rows.map((cell) => cell(/\bSCP\b/)).find((text) => text === 'Y' || text === 'N');
  if (scp === undefined) return false;
  claims.acceptor.verification = scp === 'Y';
  return true;
}

/** Table N.7-1. */
function readAssociations(rows: readonly CellOf[], claims: Claims): boolean {
  const { general, acceptor, initiator } = associationsIn(rows);
  claims.general = general;
  if (Object.keys(acceptor).length > 0) claims.acceptor.associations = acceptor;
  if (Object.keys(initiator).length > 0) claims.initiator.associations = initiator;
  return [general, acceptor, initiator].some((part) => Object.keys(part).length > 0);
}

/** Table N.7-43. */
function readSent(rows: readonly CellOf[], claims: Claims): boolean {
  const statuses = sentStatusesIn(rows);
  if (statuses.length > 0) claims.acceptor.statuses = statuses;
  return statuses.length > 0;
}

/** Table N.7-42. */
function readHandled(rows: readonly CellOf[], claims: Claims): boolean {
  const statuses = handledStatusesIn(rows);
  if (statuses.length > 0) claims.initiator.statuses = statuses;
  return statuses.length > 0;
}
