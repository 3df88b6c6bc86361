/** The acceptor's answer to an A-ASSOCIATE-RQ as a pure function: PS3.7 Annex D, PS3.8 7.1 and 9.3.2 to 9.3.4. */

import { canCarryMessages } from '../dimse/fragment.ts';
import { ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../registry/transfer-syntaxes.ts';
import {
  applicationContextName,
  implementationClassUID,
  implementationVersionName,
  isValidUid,
  verificationSOPClassUID,
} from '../registry/uids.ts';
import {
  associateAC,
  type PresentationContext,
  type PresentationContextResult,
} from '../upper-layer/associate-builders.ts';
import { applicationContextNameOf, presentationContextsOf, userInformationOf } from '../upper-layer/associate-views.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRJ } from '../upper-layer/pdu/a-associate-rj.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import { presentationContextResult } from '../upper-layer/pdu/presentation-context-ac-item.ts';
import type {
  AsynchronousOperationsWindow,
  ExtendedNegotiation,
  ReceivedUserInformation,
  RoleSelection,
} from '../upper-layer/user-information.ts';
import type { AcceptorPolicy, UserIdentityVerdict } from './acceptor-policy.ts';

export type { AcceptorPolicy, RequestorRoles, UserIdentityVerdict } from './acceptor-policy.ts';
export {
  type AcceptedPresentationContext,
  type NegotiatedAssociation,
  type NegotiationFinding,
  negotiated,
} from './negotiated-association.ts';

/** Announced by default: longest variable field of a P-DATA-TF received, in bytes (PS3.8 D.1). */
export const defaultMaxLength = 0x100000;

/** Result, source and reason of the rejections made here (PS3.8 Table 9-21, PS3.7 D.3.3.7.3). */
const rejections = {
  'protocol-version-not-supported': [1, 2, 2],
  'temporary-congestion': [2, 3, 1],
  'local-limit-exceeded': [2, 3, 2],
  'no-presentation-context': [1, 1, 1],
  'maximum-length-unusable': [1, 1, 1],
  'application-context-name-not-supported': [1, 1, 2],
  'called-AE-title-not-recognized': [1, 1, 7],
  'calling-AE-title-not-recognized': [1, 1, 3],
  'user-identity-not-accepted': [1, 2, 1],
} as const satisfies Record<string, readonly [result: number, source: number, reason: number]>;

/** Why an association request is rejected, in the words of PS3.8 Table 9-21 where it has some. */
export type Rejection = keyof typeof rejections;

/**
 * Answers an A-ASSOCIATE-RQ: A-ASSOCIATE-RJ when the association as a whole cannot be, otherwise A-ASSOCIATE-AC with
 * one result for each presentation context that can be answered. Changes nothing and asks nobody but the policy's own functions.
 */
export function negotiate(request: AAssociateRQ, policy: AcceptorPolicy): AAssociateAC | AAssociateRJ {
  // No answer has an even identifier (PS3.8 9.3.3.2): such a context is passed over, as if it had not been proposed.
  const proposed = presentationContextsOf(request).filter(({ id }) => id % 2 === 1);
  const information = userInformationOf(request);
  const rejected = rejectionOf(request, proposed, information, policy);
  if (rejected !== undefined) return rejection(rejected);
  const identity = policy.userIdentity?.(information.userIdentity);
  if (identity === 'reject') return rejection('user-identity-not-accepted');
  return accept(request, proposed, information, policy, identity);
}

/** The A-ASSOCIATE-RJ that says this. */
export function rejection(name: Rejection): AAssociateRJ {
  const [result, source, reason] = rejections[name];
  return { type: 'A-ASSOCIATE-RJ', result, source, reason };
}

/** The service provider's reasons come before those of the service user, which it would not have asked (PS3.8 7.1.2). */
function rejectionOf(
  request: AAssociateRQ,
  proposed: readonly PresentationContext[],
  { maxLength }: ReceivedUserInformation,
  policy: AcceptorPolicy,
): Rejection | undefined {
  if ((request.protocolVersion & 1) === 0) return 'protocol-version-not-supported';
  if (policy.congestion !== undefined) return policy.congestion;
  if (applicationContextNameOf(request) !== applicationContextName) return 'application-context-name-not-supported';
  if (!recognizes(policy.calledAETitles, request.calledAETitle)) return 'called-AE-title-not-recognized';
  if (!recognizes(policy.callingAETitles, request.callingAETitle)) return 'calling-AE-title-not-recognized';
  if (proposed.length === 0) return 'no-presentation-context';
  return canCarryMessages(maxLength ?? 0) ? undefined : 'maximum-length-unusable';
}

/** An AE title of spaces only shall not be used (PS3.8 Table 9-11), so not even `any` covers it. */
function recognizes(titles: AcceptorPolicy['calledAETitles'], title: string): boolean {
  if (title === '') return false;
  return titles === undefined || titles === 'any' || titles.includes(title);
}

function accept(
  request: AAssociateRQ,
  proposed: readonly PresentationContext[],
  information: ReceivedUserInformation,
  policy: AcceptorPolicy,
  identity: UserIdentityVerdict | undefined,
): AAssociateAC {
  const results = answerContexts(proposed, information, policy);
  const accepted = new Set(
    proposed.filter((_, i) => results[i]?.result === presentationContextResult.acceptance).map((c) => c.abstractSyntax),
  );
  return associateAC({
    request,
    presentationContexts: results,
    maxLength: policy.maxLength ?? defaultMaxLength,
    implementationClassUID: policy.implementationClassUID ?? implementationClassUID,
    implementationVersionName: policy.implementationVersionName ?? implementationVersionName,
    asyncWindow: answerWindow(information.asyncWindow, policy.asyncWindow),
    roles: answerRoles(information.roles, policy).filter((role) => accepted.has(role.sopClassUID)),
    extended: answerExtended(information.extended, policy).filter((item) => accepted.has(item.sopClassUID)),
    userIdentityResponse: answerIdentity(information, identity),
  });
}

function answerContexts(
  proposed: readonly PresentationContext[],
  information: ReceivedUserInformation,
  policy: AcceptorPolicy,
): PresentationContextResult[] {
  const times = new Map<number, number>();
  for (const { id } of proposed) times.set(id, (times.get(id) ?? 0) + 1);
  return proposed.map((context) => {
    return times.get(context.id) === 1
      ? answerContext(context, information, policy)
      : { id: context.id, result: presentationContextResult.noReason };
  });
}

function answerContext(
  context: PresentationContext,
  information: ReceivedUserInformation,
  policy: AcceptorPolicy,
): PresentationContextResult {
  const { id, abstractSyntax } = context;
  const supported = transferSyntaxesFor(abstractSyntax, information, policy);
  if (supported === undefined) return { id, result: presentationContextResult.abstractSyntaxNotSupported };
  const transferSyntax = chooseTransferSyntax(context.transferSyntaxes, supported, policy);
  if (transferSyntax === undefined) return { id, result: presentationContextResult.transferSyntaxesNotSupported };
  const refusal =
    policy.refuseContext?.(context) ?? (hasRole(abstractSyntax, information, policy) ? undefined : 'user');
  if (refusal === 'user') return { id, result: presentationContextResult.userRejection };
  if (refusal === 'provider') return { id, result: presentationContextResult.noReason };
  return { id, result: presentationContextResult.acceptance, transferSyntax };
}

const verificationTransferSyntaxes = [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian].map(
  (syntax) => syntax.uid,
);

function transferSyntaxesFor(
  abstractSyntax: string,
  information: ReceivedUserInformation,
  policy: AcceptorPolicy,
): readonly string[] | undefined {
  const own = lookUp(abstractSyntax, policy);
  if (own !== undefined) return own;
  if (abstractSyntax === verificationSOPClassUID) return verificationTransferSyntaxes;
  if (policy.acceptRelatedSOPClasses !== true) return undefined;
  const item = information.commonExtended.find(({ sopClassUID }) => sopClassUID === abstractSyntax);
  for (const related of item?.relatedGeneralSOPClassUIDs ?? []) {
    const syntaxes = lookUp(related, policy);
    if (syntaxes !== undefined) return syntaxes;
  }
  return undefined;
}

function lookUp(abstractSyntax: string, { abstractSyntaxes }: AcceptorPolicy): readonly string[] | undefined {
  return typeof abstractSyntaxes === 'function'
    ? abstractSyntaxes(abstractSyntax)
    : abstractSyntaxes.get(abstractSyntax);
}

function chooseTransferSyntax(
  proposed: readonly string[],
  supported: readonly string[],
  policy: AcceptorPolicy,
): string | undefined {
  const known =
    policy.transferSyntaxOrder === 'requestor'
      ? proposed.find((uid) => supported.includes(uid))
      : supported.find((uid) => proposed.includes(uid));
  return known ?? (policy.otherTransferSyntaxes === true ? proposed.find(isValidUid) : undefined);
}

/** A requestor that is refused every role it asks for could do nothing in the context. */
function hasRole(abstractSyntax: string, information: ReceivedUserInformation, policy: AcceptorPolicy): boolean {
  const asked = information.roles.find((role) => role.sopClassUID === abstractSyntax);
  if (asked === undefined) return true;
  const { scuRole, scpRole } = answerRole(asked, policy);
  return scuRole || scpRole;
}

function answerRole(asked: RoleSelection, policy: AcceptorPolicy): RoleSelection {
  const { scu, scp } = policy.roles?.(asked.sopClassUID) ?? { scu: true, scp: false };
  return { sopClassUID: asked.sopClassUID, scuRole: asked.scuRole && scu, scpRole: asked.scpRole && scp };
}

function answerRoles(asked: readonly RoleSelection[], policy: AcceptorPolicy): RoleSelection[] {
  return asked.map((role) => answerRole(role, policy));
}

function answerExtended(asked: readonly ExtendedNegotiation[], policy: AcceptorPolicy): ExtendedNegotiation[] {
  return asked.flatMap(({ sopClassUID, information }) => {
    const answer = policy.extended?.(sopClassUID, information);
    return answer === undefined ? [] : [{ sopClassUID, information: answer }];
  });
}

/** The requestor invokes what the acceptor performs. Left out where the request has none (PS3.7 D.3.3.3). */
function answerWindow(
  asked: AsynchronousOperationsWindow | undefined,
  own: AsynchronousOperationsWindow = { invoked: 1, performed: 1 },
): AsynchronousOperationsWindow | undefined {
  if (asked === undefined) return undefined;
  return { invoked: smaller(asked.invoked, own.performed), performed: smaller(asked.performed, own.invoked) };
}

/** The smaller of two limits, where 0 is none. */
function smaller(a: number, b: number): number {
  if (a === 0 || b === 0) return Math.max(a, b);
  return Math.min(a, b);
}

function answerIdentity(
  information: ReceivedUserInformation,
  verdict: UserIdentityVerdict | undefined,
): Uint8Array | undefined {
  if (verdict === undefined || information.userIdentity?.positiveResponseRequested !== true) return undefined;
  return typeof verdict === 'object' ? verdict.response : new Uint8Array(0);
}
