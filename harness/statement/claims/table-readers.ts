// Which table of a statement is read into which claims: by its title, in the words of PS3.2 Annex N.

import type { ObjectKind } from '../../language/object-kind.ts';
import type { Table } from '../document/document.ts';
import type { Associations } from '../facts/associations.ts';
import type { AcceptorFacts, InitiatorFacts, SecurityFacts } from '../facts/conformance-facts.ts';
import { namedKeyword } from '../facts/named.ts';
import { type TableRow, uidIn, valuesIn, yesOrNo } from './table-columns.ts';
import { addAssociations, associationsIn, roleOf } from './tables-of-associations.ts';
import { coercionIn, compressionIn, levelsIn, negotiationIn, orderIn, transcodingIn } from './tables-of-behaviour.ts';
import { type Parameter, parametersIn } from './tables-of-configuration.ts';
import { acceptorFailuresIn, initiatorFailuresIn, type ReadFailures } from './tables-of-failures.ts';
import { characterSetsIn, cipherSuitesIn, identityIn, identityProfilesIn, profilesIn } from './tables-of-security.ts';
import { handledStatusesIn, sentStatusesIn } from './tables-of-statuses.ts';

/** `general` is about both roles, as far as the product has them. */
export type Claims = {
  acceptor: AcceptorFacts;
  initiator: InitiatorFacts;
  general: Associations;
  security: SecurityFacts;
  parameters: Parameter[];
  characterSets?: string[];
};

/** Reads one table into the claims; false if it says nothing that can be checked, else the rows that it could not read. */
type Reader = (
  rows: readonly TableRow[],
  claims: Claims,
  sets: ReadonlyMap<string, readonly string[]>,
  table: Table,
) => boolean | readonly string[];

/** By the title of the table, in the words of the template. */
export const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^Storage SOP Classes/i, readSopClasses],
  [/^Verification SOP Class/i, readVerification],
  [/^General Configuration Parameters|^Storage Service (?:Configuration )?Parameters/i, readParameters],
  [/General Association Parameters/i, readAssociations],
  [/Status Codes? (?:for |of )?C-STORE.*SCP|C-STORE.*SCP.*Status/i, readSent],
  [/Status Codes? (?:for |of )?C-STORE.*SCU|C-STORE.*SCU.*Status/i, readHandled],
  [/^Association Parameters for/i, readAssociations],
  [/Specific Character Sets/i, readCharacterSets],
  [/^Transcoding of Transfer Syntaxes/i, readTranscoding],
  [/^Levels of Conformance/i, (_, { acceptor }, __, table) => put(acceptor, 'storage', levelsIn(table))],
  [/^Attribute Coercion/i, readCoercion],
  [/^Image Compression by Storage SCP/i, (rows, { acceptor }) => put(acceptor, 'storage', compressionIn(rows))],
  [/^Extended Negotiation.*Initiation/i, (rows, { initiator }) => put(initiator, 'negotiation', negotiationIn(rows))],
  [/^Extended Negotiation.*Acceptance/i, (rows, { acceptor }) => put(acceptor, 'negotiation', negotiationIn(rows))],
  [/Selection Preference Order/i, readOrder],
  [
    /Failure (?:Behaviou?r|Handling) as Association Initiator/i,
    (rows, { initiator }) => putFailures(initiator, initiatorFailuresIn(rows)),
  ],
  [
    /Failure (?:Behaviou?r|Handling) as Association Acceptor/i,
    (rows, { acceptor }) => putFailures(acceptor, acceptorFailuresIn(rows)),
  ],
  [/^Secure Use and User Identity Profiles/i, readIdentityProfiles],
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
  rows: readonly TableRow[],
  claims: Claims,
  sets: ReadonlyMap<string, readonly string[]>,
): boolean {
  const contexts = rows.flatMap((cell) => {
    const uid = uidIn(cell);
    if (uid === undefined) return [];
    const names = valuesIn(cell(/Transfer Syntax/i) ?? '');
    const transferSyntaxes = [...new Set(names.flatMap((name) => sets.get(name) ?? []))];
    const roles = { scu: yesOrNo(cell(/\bSCU\b/)), scp: yesOrNo(cell(/\bSCP\b/)) };
    return transferSyntaxes.length === 0 ? [] : [{ context: { sopClass: namedKeyword(uid), transferSyntaxes }, roles }];
  });
  const accepted = contexts.filter(({ roles }) => roles.scp).map(({ context }) => context);
  const proposed = contexts.filter(({ roles }) => roles.scu).map(({ context }) => context);
  if (accepted.length > 0) claims.acceptor.contexts = accepted;
  if (proposed.length > 0) claims.initiator.contexts = proposed;
  return accepted.length + proposed.length > 0;
}

/** Table N.1-4. */
function readVerification(rows: readonly TableRow[], { acceptor, initiator }: Claims): boolean {
  const [scp, scu] = [/\bSCP\b/, /\bSCU\b/].map((role) => rows.map((row) => yesOrNo(row(role))).find(isSaid));
  if (scp !== undefined) acceptor.verification = scp;
  if (scu !== undefined) initiator.verification = scu;
  return scp !== undefined || scu !== undefined;
}

const isSaid = (value: boolean | undefined): boolean => value !== undefined;

/** Tables N.6-1 and N.6-6. */
function readParameters(rows: readonly TableRow[], { parameters }: Claims): boolean {
  const found = parametersIn(rows);
  parameters.push(...found);
  return found.length > 0;
}

/** Tables N.7-1 and N.7-2. */
function readAssociations(
  rows: readonly TableRow[],
  claims: Claims,
  _: unknown,
  { title }: Table,
): boolean | readonly string[] {
  const found = associationsIn(rows);
  const role = /^Association Parameters for/i.test(title) ? roleOf(found) : undefined;
  const notRead = [...found.notRead];
  const add = (before: Associations, more: Associations): Associations => {
    const [all, conflicts] = addAssociations(before, more);
    notRead.push(...conflicts.map((name) => `${name}, which differs from that of another table`));
    return all;
  };
  for (const part of ['acceptor', 'initiator'] as const) {
    const own = role === part ? { ...found.general, ...found[part] } : found[part];
    if (Object.keys(own).length > 0 && (role === undefined || role === part))
      claims[part].associations = add(claims[part].associations ?? {}, own);
  }
  if (role === undefined) claims.general = add(claims.general, found.general);
  const isRead = [found.general, found.acceptor, found.initiator].some((part) => Object.keys(part).length > 0);
  return isRead && notRead;
}

/** Table N.7-43. */
function readSent(rows: readonly TableRow[], claims: Claims): boolean {
  const statuses = sentStatusesIn(rows);
  if (statuses.length > 0) claims.acceptor.statuses = statuses;
  return statuses.length > 0;
}

/** Table N.7-42. */
function readHandled(rows: readonly TableRow[], claims: Claims): boolean {
  const statuses = handledStatusesIn(rows);
  if (statuses.length > 0) claims.initiator.statuses = statuses;
  return statuses.length > 0;
}

/** Table N.1-15. */
function readCharacterSets(rows: readonly TableRow[], claims: Claims): boolean {
  const terms = characterSetsIn(rows);
  if (terms.length > 0) claims.characterSets = terms;
  return terms.length > 0;
}

/** Table N.5-9. */
function readTranscoding(_: readonly TableRow[], { initiator }: Claims, __: unknown, table: Table): boolean {
  const pairs = transcodingIn(table);
  if (pairs.length > 0) initiator.transcoding = pairs;
  return pairs.length > 0;
}

/** Table N.5-11. */
function readCoercion(rows: readonly TableRow[], { acceptor }: Claims): boolean {
  const coercion = coercionIn(rows);
  return coercion.length > 0 && put(acceptor, 'storage', { coercion });
}

/** Tables N.7-5 to N.7-7: the order of a kind of objects, or of all if the title names none. */
function readOrder(rows: readonly TableRow[], { acceptor }: Claims, _: unknown, { title }: Table): boolean {
  const order = orderIn(rows);
  if (order.length === 0) return false;
  const choice = { policy: 'own-order', order } as const;
  const kind = kindInTitle(title);
  const { byKind } = acceptor.preference ?? {};
  acceptor.preference = kind
    ? { ...acceptor.preference, byKind: { ...byKind, [kind]: choice } }
    : { ...acceptor.preference, ...choice };
  return true;
}

function kindInTitle(title: string): ObjectKind | undefined {
  if (/non-?image/i.test(title)) return 'nonImage';
  return /video/i.test(title) ? 'video' : /image/i.test(title) ? 'image' : undefined;
}

/** Tables N.7-8 and N.7-9. */
function putFailures(
  part: AcceptorFacts | InitiatorFacts,
  { failures, notRead }: ReadFailures,
): false | readonly string[] {
  if (failures.length === 0) return false;
  part.failures = [...failures];
  return notRead;
}

/** Table N.8-2: what Tables N.8-8 and N.8-9 say by numbers goes before. */
function readIdentityProfiles(rows: readonly TableRow[], { acceptor, initiator }: Claims): boolean | readonly string[] {
  const { requested, accepted, notRead } = identityProfilesIn(rows);
  if (requested && initiator.userIdentity === undefined) initiator.userIdentity = { types: requested };
  if (accepted && acceptor.userIdentity === undefined) acceptor.userIdentity = { types: accepted };
  return (requested ?? accepted) !== undefined && notRead;
}

/** Table N.8-3: who names a profile has TLS. */
function readProfiles(rows: readonly TableRow[], { security }: Claims): boolean {
  const profiles = profilesIn(rows);
  if (profiles.length > 0) Object.assign(security, { tls: true, profiles });
  return profiles.length > 0;
}

/** Tables N.11.2.5-1 and N.11-4. */
function readCipherSuites(rows: readonly TableRow[], { security }: Claims): boolean {
  const suites = cipherSuitesIn(rows);
  const before = Array.isArray(security.cipherSuites) ? security.cipherSuites : [];
  if (suites.length > 0) security.cipherSuites = [...new Set([...before, ...suites])];
  return suites.length > 0;
}
