// From an A-ASSOCIATE-RQ to plain data: what an SCU proposes (PS3.8 9.3.2, PS3.7 D.3.3). Everything in it may be hostile.

import {
  type AAssociateRQ,
  applicationContextNameOf,
  presentationContextsOf,
  userInformationOf,
} from '../../src/wire.ts';
import { keywordOf } from '../language/names.ts';
import type { ProposedAssociation } from '../model/proposed-association.ts';

/** An association holds no more contexts (PS3.8 9.3.2.2); of other lists so many are kept. */
const contextsAtMost = 128;
const listedAtMost = 64;
const longestText = 64;

/** The request as data, without what identifies a user. */
export function proposedAssociation(rq: AAssociateRQ): ProposedAssociation {
  const { implementationClassUID, implementationVersionName, maxLength, asyncWindow, ...more } = userInformationOf(rq);
  const applicationContextName = applicationContextNameOf(rq);
  const { roles, extended, commonExtended, userIdentity } = more;
  return {
    calledAETitle: rq.calledAETitle,
    callingAETitle: rq.callingAETitle,
    ...(applicationContextName !== undefined && { applicationContextName: clipped(applicationContextName) }),
    ...(implementationClassUID !== undefined && { implementationClassUID: clipped(implementationClassUID) }),
    ...(implementationVersionName !== undefined && { implementationVersionName: clipped(implementationVersionName) }),
    ...(maxLength !== undefined && { maximumLength: maxLength }),
    contexts: presentationContextsOf(rq)
      .slice(0, contextsAtMost)
      .map(({ abstractSyntax, transferSyntaxes }) => ({
        sopClass: name(abstractSyntax),
        transferSyntaxes: transferSyntaxes.slice(0, listedAtMost).map(name),
      })),
    ...(asyncWindow && { window: { invoked: asyncWindow.invoked, performed: asyncWindow.performed } }),
    ...(roles.length > 0 && {
      roles: roles.slice(0, listedAtMost).map(({ sopClassUID, scuRole, scpRole }) => ({
        sopClass: name(sopClassUID),
        roles: [...(scuRole ? (['SCU'] as const) : []), ...(scpRole ? (['SCP'] as const) : [])],
      })),
    }),
    ...(extended.length > 0 && { extended: namesOf(extended) }),
    ...(commonExtended.length > 0 && { commonExtended: namesOf(commonExtended) }),
    ...(userIdentity && {
      userIdentity: {
        type: userIdentity.type,
        positiveResponseRequested: userIdentity.positiveResponseRequested,
      },
    }),
  };
}

function namesOf(items: readonly { readonly sopClassUID: string }[]): string[] {
  return items.slice(0, listedAtMost).map(({ sopClassUID }) => name(sopClassUID));
}

const name = (uid: string): string => clipped(keywordOf(uid));
const clipped = (text: string): string => text.slice(0, longestText);
