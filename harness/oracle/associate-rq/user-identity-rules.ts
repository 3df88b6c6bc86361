// The User Identity of an A-ASSOCIATE-RQ: PS3.7 D.3.3.7.1 (Table D.3-14).

import { userIdentityType } from '../../../src/wire.ts';
import { knownSubItemsOfType, when } from '../associate-items.ts';
import type { AssociateRequest, AssociateRqRule } from './associate-request.ts';

const clause = 'PS3.7 D.3.3.7.1';

type Identity = ReturnType<typeof identitiesOf>[number];

export const userIdentityRules: readonly AssociateRqRule[] = [
  {
    id: 'associate-rq/user-identity-type',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with an undefined User-Identity-Type',
    demand: 'User-Identity-Type is 1 to 5.',
    check: (request) =>
      ofIdentities(request, ({ identityType: type }) => when(type < 1 || type > 5, `User-Identity-Type is ${type}`)),
  },
  {
    id: 'associate-rq/user-identity-response-requested',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a Positive-response-requested that is neither 0 nor 1',
    demand: 'Positive-response-requested is 0 or 1.',
    check: (request) =>
      ofIdentities(request, ({ positiveResponseRequested: asked }) =>
        when(asked > 1, `Positive-response-requested is ${asked}`),
      ),
  },
  {
    id: 'associate-rq/user-identity-primary-field',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a User Identity that names nobody',
    demand: 'The Primary-field of a User Identity conveys the identity.',
    check: (request) =>
      ofIdentities(request, ({ primary }) => when(primary.length === 0, 'the Primary-field is empty')),
  },
  {
    id: 'associate-rq/user-identity-secondary-field',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a Secondary-field although the User Identity has no passcode',
    demand: 'The Secondary-field of a User Identity is empty unless its type is 2, username and passcode.',
    check: (request) =>
      ofIdentities(request, ({ identityType: type, secondary }) =>
        when(
          type !== userIdentityType.usernameAndPasscode && secondary.length > 0,
          `the Secondary-field of a User Identity of type ${type} has ${secondary.length} bytes`,
        ),
      ),
  },
  {
    id: 'associate-rq/user-identity-username',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a username that is not in UTF-8',
    demand: 'The username of a User Identity of type 1 or 2 is a string in UTF-8.',
    check(request) {
      const named = identitiesOf(request).filter(({ identityType: type }) => type === 1 || type === 2);
      if (named.length === 0) return undefined;
      return named.flatMap(({ primary }) => when(!isUtf8(primary), 'the username is no text in UTF-8'));
    },
  },
  {
    // Neither the token nor its parts are shown: they may still open doors.
    id: 'associate-rq/user-identity-token',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a JSON Web Token that is not made of base64url parts',
    demand: 'A JSON Web Token is encoded as RFC 7519 has it, in base64url parts with periods between them.',
    check(request) {
      const tokens = identitiesOf(request).filter(({ identityType: type }) => type === userIdentityType.jsonWebToken);
      if (tokens.length === 0) return undefined;
      return tokens.flatMap(({ primary }) => {
        const text = Buffer.from(primary).toString('latin1');
        return when(!/^[\w-]+(\.[\w-]*){2}((\.[\w-]*){2})?$/.test(text), 'the Primary-field is no JSON Web Token');
      });
    },
  },
];

function identitiesOf({ rq }: AssociateRequest) {
  return knownSubItemsOfType(rq, 0x58);
}

function ofIdentities(request: AssociateRequest, check: (identity: Identity) => readonly string[]) {
  const identities = identitiesOf(request);
  return identities.length === 0 ? undefined : identities.flatMap(check);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
