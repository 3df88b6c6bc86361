/** Verification of the User Identity item at association establishment (PS3.7 D.3.3.7). */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { UserIdentityVerdict } from '../association/acceptor-policy.ts';
import type { ReceivedUserIdentity } from '../upper-layer/user-information.ts';

/** A table of users and their passcodes; `null` lets a user in by name alone. */
export interface UserTable {
  readonly users: Readonly<Record<string, string | null>>;
  /** Reject an association without a User Identity item. Default `false`. */
  readonly required?: boolean;
}

/** Asked at each association request, with `undefined` when the requestor sends no User Identity item. */
export type UserIdentityVerifier = (identity: ReceivedUserIdentity | undefined) => UserIdentityVerdict;

/** How user identities are verified. */
export type UserIdentityPolicy = UserTable | UserIdentityVerifier;

const usernameType = 1;
const usernameAndPasscodeType = 2;

/**
 * The verification that a policy stands for. A table knows types 1 and 2 only: it rejects a Kerberos ticket, SAML
 * assertion or JSON Web Token, as it cannot tell whether they are good.
 */
export function userIdentityVerifier(policy: UserIdentityPolicy): UserIdentityVerifier {
  if (typeof policy === 'function') return policy;
  return (identity) => {
    if (identity === undefined) return policy.required === true ? 'reject' : 'accept';
    return isKnown(policy.users, identity) ? 'accept' : 'reject';
  };
}

function isKnown(users: UserTable['users'], { type, primary, secondary }: ReceivedUserIdentity): boolean {
  const name = primary.toString('utf8');
  if (type !== usernameType && type !== usernameAndPasscodeType) return false;
  if (!Object.hasOwn(users, name)) return false;
  const passcode = users[name] ?? null;
  return passcode === null || (type === usernameAndPasscodeType && equalInConstantTime(passcode, secondary));
}

/** Compares digests, so that the time taken says nothing about the passcode. */
function equalInConstantTime(passcode: string, given: Buffer): boolean {
  const digest = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
  return timingSafeEqual(digest(passcode), digest(given));
}
