// Tables of a statement on identity, TLS and character sets, as claims: PS3.2 Tables N.1-15, N.8-3, N.8-8, N.8-9, N.11.2.5-1.

import type { UserIdentity } from '../facts/associations.ts';
import { type CellOf, valuesIn } from './table-columns.ts';

type IdentityType = Extract<UserIdentity['types'], readonly unknown[]>[number];
const types: readonly IdentityType[] = ['username', 'username-and-password', 'kerberos', 'saml', 'jwt'];

/** Tables N.8-8 and N.8-9: types by their numbers (PS3.7 D.3.3.7.1); none if they are not supported. */
export function identityIn(rows: readonly CellOf[]): UserIdentity {
  const found: UserIdentity = {};
  for (const cell of rows) {
    const name = cell(/Negotiation/i) ?? '';
    const support = cell(/^Supported$/i);
    const value = cell(/Value/i) ?? '';
    if (/Identity-Type/i.test(name)) {
      const listed = valuesIn(value).flatMap((number) => types[Number(number) - 1] ?? []);
      if (support === 'N') found.types = [];
      else if (listed.length > 0) found.types = listed;
    } else if (/Positive-response/i.test(name) && (support === 'Y' || support === 'N'))
      found.positiveResponse = support === 'Y' && value !== '0';
  }
  return found;
}

/** Table N.8-3: the profiles that somebody sends or receives by. */
export function profilesIn(rows: readonly CellOf[]): string[] {
  return rows.flatMap((cell) => {
    const isUsed = cell(/Sender/i) === 'Y' || cell(/Receiver/i) === 'Y';
    return isUsed ? [cell(/Profile/i) ?? ''].filter(Boolean) : [];
  });
}

/** Table N.11.2.5-1 and that of earlier versions of TLS: names of IANA. */
export function cipherSuitesIn(rows: readonly CellOf[]): string[] {
  return rows.flatMap((cell) => cell(/Cipher Suite/i)?.match(/^TLS_[A-Z0-9_]+$/)?.[0] ?? []);
}

/** Table N.1-15: Defined Terms; ISO_IR 6 is the default repertoire (PS3.3 C.12.1.1.2). */
export function characterSetsIn(rows: readonly CellOf[]): string[] {
  return rows.flatMap((cell) => {
    const term = cell(/Defined Term/i)?.match(/^(?:ISO_IR \d+|ISO 2022 IR \d+|GB18030|GBK)$/)?.[0];
    return term === undefined ? [] : [term === 'ISO_IR 6' ? '' : term];
  });
}
