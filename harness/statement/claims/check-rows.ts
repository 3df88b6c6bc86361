// Simple leaves of a section, each judged in its way: a row of a table for each.

import type { Kind } from '../facts/conformance-facts.ts';
import type { Leaf } from '../facts/leaf.ts';
import { checkValue, type Judge, limit, limitWords, listWords, same, sameSet, sameText, time } from './check-value.ts';
import type { CheckedClaim } from './checked-claim.ts';

interface Row {
  readonly judge: Judge<never>;
  readonly words?: (value: never) => string;
}

type Rows = Readonly<Record<string, Row>>;

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
const bool: Row = { judge: same as Judge<never>, words: yesNo as (value: never) => string };
const text: Row = { judge: sameText as Judge<never> };
const exact: Row = { judge: same as Judge<never> };
const set: Row = { judge: sameSet as Judge<never>, words: listWords as (value: never) => string };
const most: Row = { judge: limit as Judge<never>, words: limitWords as (value: never) => string };
const seconds: Row = {
  judge: time as Judge<never>,
  words: ((it: number) => (it === 0 ? 'no limit' : `${it} s`)) as (value: never) => string,
};

/** PS3.2 Tables N.7-1 and N.7-2. */
export const associationRows: Rows = {
  applicationContextName: exact,
  implementationClassUID: exact,
  implementationVersionName: text,
  maximumLength: most,
  maximumAssociations: most,
  maximumOperationsInvoked: most,
  maximumOperationsPerformed: most,
  artimSeconds: seconds,
  idleSeconds: seconds,
  responseSeconds: seconds,
  multipleContextsOfOneSopClass: bool,
};

/** PS3.2 Tables N.7-3 and N.7-4. */
export const negotiationRows: Rows = {
  asynchronousOperations: bool,
  roleSelection: bool,
  sopClassExtended: bool,
  sopClassCommonExtended: bool,
  userIdentity: bool,
};

/** PS3.2 Tables N.8-8 and N.8-9. */
export const identityRows: Rows = { types: set, required: bool, positiveResponse: bool };

/** PS3.4 B.4.1, PS3.2 Table N.5-10. */
export const storageRows: Rows = { level: exact, signatureLevel: exact, keptDays: most, access: text, duplicate: text };

/** PS3.2 Tables N.8-1, N.8-3 and N.11.2.5. */
export const securityRows: Rows = {
  port: exact,
  tls: bool,
  tlsPort: exact,
  tlsVersions: set,
  cipherSuites: set,
  clientCertificate: exact,
  profiles: set,
};

/** The claims of one section. @param place of the section, e.g. `STORE_SCP acceptor.associations` */
export function checkRows(
  rows: Rows,
  place: string,
  kind: Kind,
  claim: object | undefined,
  measured: object | undefined,
): CheckedClaim[] {
  const claims = (claim ?? {}) as Readonly<Record<string, Leaf<never>>>;
  const found = (measured ?? {}) as Readonly<Record<string, Leaf<never>>>;
  return Object.entries(rows).flatMap(([name, { judge, words }]) =>
    checkValue<never>({ place: `${place}.${name}`, kind, claim: claims[name], measured: found[name] }, judge, words),
  );
}
