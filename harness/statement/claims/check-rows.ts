// Simple leaves of a section, each judged in its way: a row of a table for each.

import type { Kind } from '../facts/conformance-facts.ts';
import type { Leaf } from '../facts/leaf.ts';
import {
  checkValue,
  limit,
  limitWords,
  listWords,
  type Pair,
  same,
  sameSentence,
  sameSet,
  sameText,
  time,
  yesNo,
} from './check-value.ts';
import type { CheckedClaim } from './checked-claim.ts';

type Rows = Readonly<Record<string, (pair: Pair<never>) => CheckedClaim[]>>;

const truth = (pair: Pair<boolean>) => checkValue(pair, same, yesNo);
const text = (pair: Pair<string>) => checkValue(pair, sameText);
const sentence = (pair: Pair<string>) => checkValue(pair, sameSentence);
const exact = (pair: Pair<string | number>) => checkValue(pair, same);
const set = (pair: Pair<readonly string[]>) => checkValue(pair, sameSet, listWords);
const most = (pair: Pair<number>) => checkValue(pair, limit, limitWords);
const seconds = (pair: Pair<number>) => checkValue(pair, time, (it) => (it === 0 ? 'no limit' : `${it} s`));

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
  acceptSeconds: seconds,
  responseSeconds: seconds,
  releaseSeconds: seconds,
  multipleContextsOfOneSopClass: truth,
};

/** PS3.2 Tables N.7-3 and N.7-4. */
export const negotiationRows: Rows = {
  asynchronousOperations: truth,
  roleSelection: truth,
  sopClassExtended: truth,
  sopClassCommonExtended: truth,
  userIdentity: truth,
};

/** PS3.2 Tables N.8-8 and N.8-9. */
export const identityRows: Rows = { types: set, required: truth, positiveResponse: truth };

/** What depends on the configuration or something else is neither shown nor denied by what came once. */
function compression(pair: Pair<string>): CheckedClaim[] {
  return checkValue(pair, (claim, measured) =>
    claim === measured ? 'confirmed' : claim === 'AS_IS' ? 'contradicted' : 'untested',
  );
}

/** PS3.4 B.4.1, PS3.2 Tables N.5-10 and N.5-14. */
export const storageRows: Rows = {
  level: exact,
  signatureLevel: exact,
  compression,
  keptDays: most,
  access: sentence,
  duplicate: sentence,
};

/** PS3.2 Tables N.8-1, N.8-3 and N.11.2.5. */
export const securityRows: Rows = {
  port: exact,
  tls: truth,
  tlsPort: exact,
  tlsVersions: set,
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
  return Object.entries(rows).flatMap(([name, check]) =>
    check({ place: `${place}.${name}`, kind, claim: claims[name], measured: found[name] }),
  );
}
