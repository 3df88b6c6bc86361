// Tables of a statement on identity, TLS and character sets, as claims: PS3.2 Tables N.1-15, N.8-2, N.8-3, N.8-8, N.8-9, N.11.2.5-1.

import type { UserIdentity } from '../facts/associations.ts';
import { type TableRow, valuesIn, yesOrNo } from './table-columns.ts';

type IdentityType = Extract<UserIdentity['types'], readonly unknown[]>[number];
const types: readonly IdentityType[] = ['username', 'username-and-password', 'kerberos', 'saml', 'jwt'];

/** Tables N.8-8 and N.8-9: types by their numbers (PS3.7 D.3.3.7.1); none if they are not supported. */
export function identityIn(rows: readonly TableRow[]): UserIdentity {
  const found: UserIdentity = {};
  for (const cell of rows) {
    const name = cell(/Negotiation/i) ?? '';
    const support = yesOrNo(cell(/^Supported$/i));
    const value = cell(/Value/i) ?? '';
    if (/Identity-Type/i.test(name)) {
      const listed = valuesIn(value).flatMap((number) => types[Number(number) - 1] ?? []);
      if (support === false) found.types = [];
      else if (listed.length > 0) found.types = listed;
    } else if (/Positive-response/i.test(name) && support !== undefined)
      found.positiveResponse = support && value !== '0';
  }
  return found;
}

const identityProfiles: readonly (readonly [RegExp, IdentityType])[] = [
  [/^Basic User Identity/i, 'username'],
  [/^User Identity Plus Pass/i, 'username-and-password'],
  [/^Kerberos/i, 'kerberos'],
  [/SAML/i, 'saml'],
];

/** Table N.8-2: the types that profiles make up (PS3.15 B.4 to B.7), and the profiles that are about something else. */
export function identityProfilesIn(rows: readonly TableRow[]): {
  readonly requested: IdentityType[] | undefined;
  readonly accepted: IdentityType[] | undefined;
  readonly notRead: readonly string[];
} {
  const named = rows.flatMap((row) => {
    const name = row(/Profile/i);
    return name === undefined ? [] : [{ row, name, type: identityProfiles.find(([words]) => words.test(name))?.[1] }];
  });
  const typesIn = (column: RegExp) => {
    const said = named.filter(({ row, type }) => type !== undefined && yesOrNo(row(column)) !== undefined);
    const used = said.flatMap(({ row, type }) => (type && yesOrNo(row(column)) ? [type] : []));
    return said.length === 0 ? undefined : used;
  };
  const others = named.filter(({ type }) => type === undefined).map(({ name }) => name);
  return { requested: typesIn(/Creator|Sender/i), accepted: typesIn(/Consumer|Receiver/i), notRead: others };
}

/** Table N.8-3: the profiles that somebody sends or receives by. */
export function profilesIn(rows: readonly TableRow[]): string[] {
  return rows.flatMap((cell) => {
    const isUsed = yesOrNo(cell(/Sender/i)) === true || yesOrNo(cell(/Receiver/i)) === true;
    return isUsed ? [cell(/Profile/i) ?? ''].filter(Boolean) : [];
  });
}

/** Table N.11.2.5-1 and that of earlier versions of TLS: names of IANA. */
export function cipherSuitesIn(rows: readonly TableRow[]): string[] {
  return rows.flatMap(
    (cell) =>
      cell(/Cipher Suite/i)
        ?.toUpperCase()
        .match(/\bTLS_[A-Z0-9_]+/g) ?? [],
  );
}

/** Table N.1-15: Defined Terms; ISO_IR 6 is the default repertoire (PS3.3 C.12.1.1.2). */
export function characterSetsIn(rows: readonly TableRow[]): string[] {
  return rows.flatMap((cell) => {
    const term = cell(/Defined Term/i)?.match(/^(?:ISO_IR \d+|ISO 2022 IR \d+|GB18030|GBK)$/)?.[0];
    return term === undefined ? [] : [term === 'ISO_IR 6' ? '' : term];
  });
}
