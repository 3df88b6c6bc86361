// Which table of a statement is read into which claims: by its title, in the words of PS3.2 Annex N.

import type { Table } from '../document/document.ts';
import type { Associations } from '../facts/associations.ts';
import type { AcceptorFacts, InitiatorFacts, SecurityFacts } from '../facts/conformance-facts.ts';
import { namedKeyword } from '../facts/named.ts';
import { associationsIn, handledStatusesIn, sentStatusesIn } from './claims-of-tables.ts';
import { type CellOf, valuesIn } from './table-columns.ts';
import {
  agree,
  coercionIn,
  failuresIn,
  levelsIn,
  negotiationIn,
  orderIn,
  transcodingIn,
} from './tables-of-behaviour.ts';
import { characterSetsIn, cipherSuitesIn, identityIn, profilesIn } from './tables-of-security.ts';

/** `general` is about both roles, as far as the product has them. */
export type Claims = {
  acceptor: AcceptorFacts;
  initiator: InitiatorFacts;
  general: Associations;
  security: SecurityFacts;
  characterSets?: string[];
};

/** Reads one table into the claims; false if it says nothing that can be checked. */
type Reader = (
  rows: readonly CellOf[],
  claims: Claims,
  sets: ReadonlyMap<string, readonly string[]>,
  table: Table,
) => boolean;

/** By the title of the table, in the words of the template. */
export const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^Storage SOP Classes/i, readSopClasses],
  [/Verification SOP Class/i, readVerification],
  [/General Association Parameters/i, readAssociations],
  [/Status Codes? C-STORE.*SCP|C-STORE.*SCP.*Status/i, readSent],
  [/Status Codes? C-STORE.*SCU|C-STORE.*SCU.*Status/i, readHandled],
  [/^Association Parameters for/i, readAssociations],
  [/Specific Character Sets/i, readCharacterSets],
  [/^Transcoding of Transfer Syntaxes/i, readTranscoding],
  [/^Levels of Conformance/i, (_, { acceptor }, __, table) => put(acceptor, 'storage', levelsIn(table))],
  [/^Attribute Coercion/i, readCoercion],
  [/^Extended Negotiation.*Initiation/i, (rows, { initiator }) => put(initiator, 'negotiation', negotiationIn(rows))],
  [/^Extended Negotiation.*Acceptance/i, (rows, { acceptor }) => put(acceptor, 'negotiation', negotiationIn(rows))],
  [/Selection Preference Order/i, readOrder],
  [/Failure Handling as Association Acceptor/i, readFailures],
  [
    /User Identity Negotiation as Association Initiator/i,
    (rows, { initiator }) => put(initiator, 'userIdentity', identityIn(rows)),
  ],
  [
    /User Identity Negotiation as Association Acceptor/i,
    (rows, { acceptor }) => put(acceptor, 'userIdentity', identityIn(rows)),
  ],
  [/^Secure Transport Connection Profiles$/i, readProfiles],
  [/^Secure Transport Connection Profiles and Cipher Suites/i, readCipherSuites],
];

/** Adds to a part of the claims; false if the table says nothing. */
function put<K extends string, T extends object>(claims: { [key in K]?: T | undefined }, key: K, found: T): boolean {
  if (Object.keys(found).length === 0) return false;
  claims[key] = { ...claims[key], ...found };
  return true;
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

/** Table N.1-15. */
function readCharacterSets(rows: readonly CellOf[], claims: Claims): boolean {
  const terms = characterSetsIn(rows);
  if (terms.length > 0) claims.characterSets = terms;
  return terms.length > 0;
}

/** Table N.5-9. */
function readTranscoding(_: readonly CellOf[], { initiator }: Claims, __: unknown, table: Table): boolean {
  const pairs = transcodingIn(table);
  if (pairs.length > 0) initiator.transcoding = pairs;
  return pairs.length > 0;
}

/** Table N.5-11. */
function readCoercion(rows: readonly CellOf[], { acceptor }: Claims): boolean {
  const coercion = coercionIn(rows);
  return coercion.length > 0 && put(acceptor, 'storage', { coercion });
}

/** Tables N.7-5 to N.7-7: an order of its own, as long as those of images, video and other objects agree. */
function readOrder(rows: readonly CellOf[], { acceptor }: Claims): boolean {
  const order = orderIn(rows);
  const { order: before } = acceptor.preference ?? {};
  const earlier = Array.isArray(before) ? before : [];
  if (order.length === 0 || !agree(earlier, order)) return false;
  acceptor.preference = { policy: 'own-order', order: order.length > earlier.length ? order : earlier };
  return true;
}

/** Table N.7-9. */
function readFailures(_: readonly CellOf[], { acceptor }: Claims, __: unknown, table: Table): boolean {
  const failures = failuresIn(table);
  if (failures.length > 0) acceptor.failures = failures;
  return failures.length > 0;
}

/** Table N.8-3: who names a profile has TLS. */
function readProfiles(rows: readonly CellOf[], { security }: Claims): boolean {
  const profiles = profilesIn(rows);
  if (profiles.length > 0) Object.assign(security, { tls: true, profiles });
  return profiles.length > 0;
}

/** Tables N.11.2.5-1 and N.11-4. */
function readCipherSuites(rows: readonly CellOf[], { security }: Claims): boolean {
  const suites = cipherSuitesIn(rows);
  const before = Array.isArray(security.cipherSuites) ? security.cipherSuites : [];
  if (suites.length > 0) security.cipherSuites = [...new Set([...before, ...suites])];
  return suites.length > 0;
}
