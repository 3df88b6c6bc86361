// What an A-ASSOCIATE-AC may answer to the user information that was proposed: PS3.7 D.3.3.3 to D.3.3.7, PS3.4 GG.2.

import { sopClassByUid } from '../../../src/index.ts';
import { userInformationOf } from '../../../src/wire.ts';
import { keywordOf } from '../../language/names.ts';
import { knownSubItemsOf, when } from '../associate-items.ts';
import { type AssociateAcRule, type AssociateAnswer, isMalformed } from './associate-answer.ts';

const windowClause = 'PS3.7 D.3.3.3';
const roleClause = 'PS3.7 D.3.3.4';
const extendedClause = 'PS3.7 D.3.3.5';

export const negotiationRules: readonly AssociateAcRule[] = [
  {
    id: 'associate-ac/asynchronous-operations-window-offered',
    clause: windowClause,
    level: 'shall',
    title: 'A-ASSOCIATE-AC answers an Asynchronous Operations Window that was not offered',
    demand: 'An acceptor answers an Asynchronous Operations Window only if one was offered.',
    check(answer) {
      const { answered, offered } = windowsOf(answer);
      if (!answered) return undefined;
      return when(!offered, 'an Asynchronous Operations Window is answered, none was offered');
    },
  },
  {
    id: 'associate-ac/asynchronous-operations-window-size',
    clause: windowClause,
    level: 'shall',
    title: 'A-ASSOCIATE-AC with a larger Asynchronous Operations Window than was offered',
    demand: 'The numbers of operations that an acceptor allows are not greater than those offered.',
    check(answer) {
      const { answered, offered } = windowsOf(answer);
      if (!answered || !offered) return undefined;
      return (['invoked', 'performed'] as const).flatMap((what) =>
        when(exceeds(answered[what], offered[what]), `window of ${answered[what]} ${what}, ${offered[what]} offered`),
      );
    },
  },
  {
    id: 'associate-ac/role-selection-offered',
    clause: roleClause,
    level: 'shall',
    title: 'A-ASSOCIATE-AC answers a role selection that was not offered',
    demand: 'An acceptor answers a role selection only for a SOP Class for which one was offered.',
    check(answer) {
      const roles = rolesOf(answer);
      if (roles.length === 0) return undefined;
      return roles.filter(({ asked }) => !asked).map(({ name }) => `a role is answered for ${name}, none was proposed`);
    },
  },
  {
    id: 'associate-ac/role-selection-proposed',
    clause: roleClause,
    level: 'shall',
    title: 'A-ASSOCIATE-AC accepts a role that was not proposed',
    demand: 'An acceptor returns 1 for a role only if the requestor has proposed it.',
    check(answer) {
      const roles = rolesOf(answer).flatMap(({ asked, ...rest }) => (asked ? [{ asked, ...rest }] : []));
      if (roles.length === 0) return undefined;
      return roles
        .filter(({ role, asked }) => (role.scuRole && !asked.scuRole) || (role.scpRole && !asked.scpRole))
        .map(({ name }) => `a role is accepted for ${name} that was not proposed`);
    },
  },
  {
    id: 'associate-ac/role-selection-values',
    clause: 'PS3.7 D.3.3.4.2',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with a role selection that is neither 0 nor 1',
    demand: 'SCU-role and SCP-role are 0 or 1.',
    check({ ac }) {
      const roles = knownSubItemsOf(ac).filter((subItem) => subItem.item === 0x54);
      if (roles.length === 0) return undefined;
      const wrong = roles.find(({ scuRole, scpRole }) => scuRole > 1 || scpRole > 1);
      return wrong ? [`SCU-role ${wrong.scuRole} and SCP-role ${wrong.scpRole}: each is 0 or 1`] : [];
    },
  },
  {
    id: 'associate-ac/extended-negotiation-offered',
    clause: extendedClause,
    level: 'shall',
    title: 'A-ASSOCIATE-AC answers SOP Class Extended Negotiation although none was offered',
    demand: 'An A-ASSOCIATE-AC has SOP Class Extended Negotiation only if the request has some.',
    check(answer) {
      const { answered, offered } = extendedOf(answer);
      if (answered.length === 0) return undefined;
      return when(offered.length === 0, 'SOP Class Extended Negotiation is answered, none was offered');
    },
  },
  {
    id: 'associate-ac/extended-negotiation-sop-class',
    clause: extendedClause,
    level: 'should',
    title: 'A-ASSOCIATE-AC answers SOP Class Extended Negotiation for another SOP Class than offered',
    demand: 'SOP Class Extended Negotiation is answered for those SOP Classes for which it was offered.',
    check(answer) {
      const { answered, offered } = extendedOf(answer);
      if (answered.length === 0 || offered.length === 0) return undefined;
      return answered
        .filter((uid) => !offered.includes(uid))
        .map((uid) => `${extendedFor(uid)}, for which none was offered`);
    },
  },
  {
    id: 'associate-ac/extended-negotiation-non-patient',
    clause: 'PS3.4 GG.2',
    level: 'should',
    title: 'A-ASSOCIATE-AC answers SOP Class Extended Negotiation for a Non-Patient SOP Class',
    demand: 'The Non-Patient Object Storage Service Class uses no SOP Class Extended Negotiation.',
    check(answer) {
      const { answered, offered } = extendedOf(answer);
      if (answered.length === 0 || offered.length === 0) return undefined;
      return answered
        .filter((uid) => sopClassByUid(uid)?.service === 'non-patient')
        .map((uid) => `${extendedFor(uid)}, which uses none`);
    },
  },
  {
    id: 'associate-ac/user-identity-response-requested',
    clause: 'PS3.7 D.3.3.7',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with a User Identity response that was not requested',
    demand: 'An acceptor sends a User Identity response only if a positive response was requested.',
    check(answer) {
      const { asked, response } = identityOf(answer);
      if (response === undefined) return undefined;
      return when(!asked, 'a User Identity response came though none was asked for');
    },
  },
  {
    id: 'associate-ac/user-identity-response-empty',
    clause: 'PS3.7 D.3.3.7.2',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with a Server-response to a username',
    demand: 'The Server-response to a User Identity of type 1 or 2 is empty.',
    check(answer) {
      const { asked, response } = identityOf(answer);
      if (response === undefined || (asked?.type !== 1 && asked?.type !== 2)) return undefined;
      return when(response.length > 0, `the Server-response to a User Identity of type ${asked.type} is not empty`);
    },
  },
];

/** What was answered, unless the sub-item of the request cannot be read, and what was offered. */
function windowsOf({ rq, ac }: AssociateAnswer) {
  const answered = isMalformed(rq, 0x53) ? undefined : userInformationOf(ac).asyncWindow;
  return { answered, offered: userInformationOf(rq).asyncWindow };
}

/** 0 is unlimited, on either side. */
function exceeds(answered: number, offered: number): boolean {
  if (offered === 0) return false;
  return answered === 0 || answered > offered;
}

/** Each role that is answered, and what was proposed for its SOP Class. */
function rolesOf({ rq, ac }: AssociateAnswer) {
  if (isMalformed(rq, 0x54)) return [];
  const proposed = new Map(userInformationOf(rq).roles.map((role) => [role.sopClassUID, role]));
  return userInformationOf(ac).roles.map((role) => ({
    role,
    asked: proposed.get(role.sopClassUID),
    name: keywordOf(role.sopClassUID),
  }));
}

/** The SOP Classes of SOP Class Extended Negotiation, by UID. */
function extendedOf({ rq, ac }: AssociateAnswer) {
  const uids = (one: AssociateAnswer['rq' | 'ac']) =>
    userInformationOf(one).extended.map(({ sopClassUID }) => sopClassUID);
  return { answered: isMalformed(rq, 0x56) ? [] : uids(ac), offered: uids(rq) };
}

function extendedFor(uid: string): string {
  return `SOP Class Extended Negotiation is answered for ${keywordOf(uid)}`;
}

/** The User Identity that asked for a response, and the response, unless the request cannot be read. */
function identityOf({ rq, ac }: AssociateAnswer) {
  const { userIdentity } = userInformationOf(rq);
  const response = isMalformed(rq, 0x58) ? undefined : userInformationOf(ac).userIdentityResponse;
  return { asked: userIdentity?.positiveResponseRequested ? userIdentity : undefined, response };
}
