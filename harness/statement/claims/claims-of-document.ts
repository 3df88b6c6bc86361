// Claims read from a conformance statement of anybody: the tables of PS3.2 Annex N by their titles. What is not read is listed.

import type { StatementDocument, Table } from '../document/document.ts';
import { placeOfTable, tablesOf } from '../document/walk.ts';
import type { Associations } from '../facts/associations.ts';
import type { AcceptorFacts, ConformanceFacts, InitiatorFacts } from '../facts/conformance-facts.ts';
import { namedKeyword } from '../facts/named.ts';
import { rowsOf, uidIn } from './table-columns.ts';
import { type Claims, readers } from './table-readers.ts';

export interface DocumentClaims {
  readonly facts: ConformanceFacts;
  /** Tables of which nothing was read, by their number and title, and rows of others that could not be read. */
  readonly notRead: readonly string[];
}

/** The claims of a statement, as far as its tables say them. */
export function claimsOfDocument(document: StatementDocument): DocumentClaims {
  const placed = tablesOf(document);
  const sets = transferSyntaxSets(placed.map(({ table }) => table));
  const claims: Claims = { acceptor: {}, initiator: {}, general: {}, security: {}, parameters: [] };
  const notRead: string[] = [];
  for (const { table, section } of placed) {
    if (table.number === undefined && table.title === '') continue;
    const place = `${placeOfTable(table, section)}: ${table.title}`;
    const reader = readers.find(([title]) => title.test(table.title))?.[1];
    const isSets = /Supported Transfer Syntaxes/i.test(table.title) && sets.size > 0;
    const isRead = isSets || (reader?.(rowsOf(table), claims, sets, table) ?? false);
    if (isRead === false) notRead.push(place);
    else if (isRead !== true) notRead.push(...isRead.map((row) => `${place}: row "${row}"`));
  }
  return { facts: factsOf(document, claims), notRead };
}

function factsOf({ title }: StatementDocument, claims: Claims): ConformanceFacts {
  const has = (part: object) => Object.keys(part).length > 0;
  const { general, parameters } = claims;
  // What is said of all Application Entities is said of the SCP, unless there is none.
  const isScu = claims.initiator.contexts !== undefined;
  const isScp = claims.acceptor.contexts !== undefined || !isScu;
  const acceptor = isScp ? withGeneral(claims.acceptor, general) : claims.acceptor;
  const initiator = isScu ? withGeneral(claims.initiator, general) : claims.initiator;
  return {
    schemaVersion: 1,
    kind: 'claimed',
    standard: 'as the document says',
    product: { name: title === '' ? 'not named' : title },
    ...(parameters.length > 0 && { configuration: { parameters } }),
    ...(claims.characterSets && { characterSets: claims.characterSets }),
    ...(has(claims.security) && { security: claims.security }),
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
    let set: string | undefined;
    for (const cell of rowsOf(table)) {
      // Below a name, an empty cell is the same set.
      set = cell(/Set/i)?.match(/\(([A-Z]{1,8})\)/)?.[1] ?? (cell(/Set/i) === undefined ? set : undefined);
      const uid = uidIn(cell);
      if (set !== undefined && uid !== undefined) sets.set(set, [...(sets.get(set) ?? []), namedKeyword(uid)]);
    }
  }
  return sets;
}
