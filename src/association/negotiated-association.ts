/** What an A-ASSOCIATE-RQ and its A-ASSOCIATE-AC agree on, read alike by both sides: PS3.7 Annex D, PS3.8 7.1. */
import { applicationContextName } from '../registry/uids.ts';
import type { PresentationContext } from '../upper-layer/associate-builders.ts';
import {
  applicationContextNameOf,
  presentationContextResultsOf,
  presentationContextsOf,
  userInformationOf,
} from '../upper-layer/associate-views.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { AsynchronousOperationsWindow, ReceivedUserInformation } from '../upper-layer/user-information.ts';

/** A presentation context both sides may use, with the roles of the association requestor (PS3.7 D.3.3.4). */
export interface AcceptedPresentationContext {
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntax: string;
  /** Whether the requestor of the association invokes operations and the acceptor performs them. */
  readonly scuRole: boolean;
  /** Whether the requestor of the association performs operations and the acceptor invokes them. */
  readonly scpRole: boolean;
}

export type NegotiationRule =
  | 'application-context'
  | 'context-not-proposed'
  | 'context-answered-twice'
  | 'context-not-answered'
  | 'context-result'
  | 'transfer-syntax'
  | 'maximum-length'
  | 'implementation-class-uid'
  | 'async-window'
  | 'role-selection'
  | 'extended-negotiation'
  | 'common-extended-negotiation'
  | 'user-identity';

/** Something in an A-ASSOCIATE-AC that the standard does not allow. */
export interface NegotiationFinding {
  readonly rule: NegotiationRule;
  readonly text: string;
  readonly clause: string;
}

export interface NegotiatedAssociation {
  readonly calledAETitle: string;
  readonly callingAETitle: string;
  /** The contexts that both sides may use, in the order proposed. */
  readonly contexts: readonly AcceptedPresentationContext[];
  /** Operations outstanding at once that the requestor invokes and performs; 0 means no limit (PS3.7 D.3.3.3). */
  readonly asyncWindow: AsynchronousOperationsWindow;
  /** Longest variable field of a P-DATA-TF that each side receives, in bytes; 0 means no limit (PS3.8 D.1). */
  readonly maxLengthOfRequestor: number;
  readonly maxLengthOfAcceptor: number;
  readonly requestor: ReceivedUserInformation;
  readonly acceptor: ReceivedUserInformation;
  readonly findings: readonly NegotiationFinding[];
}

/** Assumed of a side that does not announce its maximum length, though it has to; every implementation takes it. */
const assumedMaxLength = 16_384;

const unasynchronous: AsynchronousOperationsWindow = { invoked: 1, performed: 1 };

/**
 * What was agreed. Nothing that the A-ASSOCIATE-AC grants beyond the A-ASSOCIATE-RQ counts; each such thing, and
 * whatever else it breaks, becomes a finding. Never throws.
 */
export function negotiated(request: AAssociateRQ, response: AAssociateAC): NegotiatedAssociation {
  const findings: NegotiationFinding[] = [];
  const find = (rule: NegotiationRule, text: string, clause: string): void => {
    findings.push({ rule, text, clause });
  };
  const requestor = userInformationOf(request);
  const acceptor = userInformationOf(response);
  const name = applicationContextNameOf(response);
  if (name !== applicationContextName) find('application-context', `The name is ${name ?? 'missing'}`, 'PS3.7 A.2.1');
  checkUserInformation(requestor, acceptor, find);
  return {
    calledAETitle: request.calledAETitle,
    callingAETitle: request.callingAETitle,
    contexts: acceptedContexts(request, response, rolesOf(requestor, acceptor, find), find),
    asyncWindow: windowOf(requestor.asyncWindow, acceptor.asyncWindow, find),
    maxLengthOfRequestor: requestor.maxLength ?? assumedMaxLength,
    maxLengthOfAcceptor: acceptor.maxLength ?? assumedMaxLength,
    requestor,
    acceptor,
    findings,
  };
}

/** What one side may do: operations that it invokes and performs at once (0: no limit), and the bytes it may send in a PDU. */
export interface AssociationLimits {
  readonly invoked: number;
  readonly performed: number;
  readonly maxLength: number;
}

/** Reads what was agreed, which is said of the requestor, from one side (PS3.7 D.3.3.3, PS3.8 D.1). */
export function limitsOf(role: 'requestor' | 'acceptor', agreed: NegotiatedAssociation): AssociationLimits {
  const { invoked, performed } = agreed.asyncWindow;
  return role === 'requestor'
    ? { invoked, performed, maxLength: agreed.maxLengthOfAcceptor }
    : { invoked: performed, performed: invoked, maxLength: agreed.maxLengthOfRequestor };
}

type Find = (rule: NegotiationRule, text: string, clause: string) => void;
type Roles = Pick<AcceptedPresentationContext, 'scuRole' | 'scpRole'>;

function checkUserInformation(requestor: ReceivedUserInformation, acceptor: ReceivedUserInformation, find: Find): void {
  if (acceptor.maxLength === undefined) find('maximum-length', 'The Maximum Length item is missing', 'PS3.8 D.1.2');
  if (acceptor.implementationClassUID === undefined) {
    find('implementation-class-uid', 'The Implementation Class UID item is missing', 'PS3.7 D.3.3.2');
  }
  for (const { sopClassUID } of acceptor.extended) {
    if (requestor.extended.some((item) => item.sopClassUID === sopClassUID)) continue;
    find('extended-negotiation', `${sopClassUID} is answered, but was not asked about`, 'PS3.7 D.3.3.5');
  }
  if (acceptor.commonExtended.length > 0) {
    find('common-extended-negotiation', 'The item does not belong into a response', 'PS3.7 D.3.3.6');
  }
  if (acceptor.userIdentityResponse !== undefined && requestor.userIdentity?.positiveResponseRequested !== true) {
    find('user-identity', 'A response came that was not requested', 'PS3.7 D.3.3.7');
  }
}

/** The roles agreed on by abstract syntax; where nothing is said, the requestor is SCU. */
function rolesOf(
  requestor: ReceivedUserInformation,
  acceptor: ReceivedUserInformation,
  find: Find,
): Map<string, Roles> {
  const roles = new Map<string, Roles>();
  for (const { sopClassUID, scuRole, scpRole } of acceptor.roles) {
    const asked = requestor.roles.find((role) => role.sopClassUID === sopClassUID);
    if (asked === undefined || (scuRole && !asked.scuRole) || (scpRole && !asked.scpRole)) {
      find('role-selection', `A role was granted for ${sopClassUID} that was not proposed`, 'PS3.7 D.3.3.4');
    }
    if (asked === undefined || roles.has(sopClassUID)) continue;
    roles.set(sopClassUID, { scuRole: scuRole && asked.scuRole, scpRole: scpRole && asked.scpRole });
  }
  return roles;
}

function windowOf(
  asked: AsynchronousOperationsWindow | undefined,
  answered: AsynchronousOperationsWindow | undefined,
  find: Find,
): AsynchronousOperationsWindow {
  if (answered === undefined) return unasynchronous;
  if (asked === undefined) {
    find('async-window', 'A window was answered that was not asked for', 'PS3.7 D.3.3.3');
    return unasynchronous;
  }
  const invoked = within(asked.invoked, answered.invoked);
  const performed = within(asked.performed, answered.performed);
  if (invoked && performed) return answered;
  const text = `${answered.invoked}/${answered.performed} is more than was asked for, ${asked.invoked}/${asked.performed}`;
  find('async-window', text, 'PS3.7 D.3.3.3');
  return {
    invoked: invoked ? answered.invoked : asked.invoked,
    performed: performed ? answered.performed : asked.performed,
  };
}

function within(limit: number, value: number): boolean {
  return limit === 0 || (value !== 0 && value <= limit);
}

function acceptedContexts(
  request: AAssociateRQ,
  response: AAssociateAC,
  roles: ReadonlyMap<string, Roles>,
  find: Find,
): AcceptedPresentationContext[] {
  const proposed = presentationContextsOf(request);
  const answers = answersById(proposed, response, find);
  return proposed.flatMap((context) => {
    const answer = answers.get(context.id);
    if (answer === undefined) {
      find('context-not-answered', `Context ${context.id} has no result`, 'PS3.8 7.1.1.14');
      return [];
    }
    if (answer.result > 4) find('context-result', `Context ${context.id} has result ${answer.result}`, 'PS3.8 9.3.3.2');
    if (answer.result !== 0) return [];
    const single = syntaxItems(response, context.id) > 1 ? undefined : answer.transferSyntax;
    const transferSyntax = agreedTransferSyntax(context, single, find);
    if (transferSyntax === undefined) return [];
    const { scuRole, scpRole } = roles.get(context.abstractSyntax) ?? { scuRole: true, scpRole: false };
    return [{ id: context.id, abstractSyntax: context.abstractSyntax, transferSyntax, scuRole, scpRole }];
  });
}

/** How many Transfer Syntaxes the answer to a context has; one is what it may have (PS3.8 9.3.3.2). */
function syntaxItems({ items }: AAssociateAC, id: number): number {
  const answer = items.find((item) => item.item === 0x21 && 'result' in item && item.id === id);
  return answer && 'subItems' in answer ? answer.subItems.filter(({ item }) => item === 0x40).length : 0;
}

type Answer = ReturnType<typeof presentationContextResultsOf>[number];

function answersById(
  proposed: readonly PresentationContext[],
  response: AAssociateAC,
  find: Find,
): Map<number, Answer> {
  const ids = new Set(proposed.map(({ id }) => id));
  const answers = new Map<number, Answer>();
  for (const answer of presentationContextResultsOf(response)) {
    if (!ids.has(answer.id)) find('context-not-proposed', `Context ${answer.id} was not proposed`, 'PS3.8 7.1.1.14');
    else if (answers.has(answer.id)) {
      find('context-answered-twice', `Context ${answer.id} has two results`, 'PS3.8 7.1.1.14');
    } else answers.set(answer.id, answer);
  }
  return answers;
}

function agreedTransferSyntax(
  context: PresentationContext,
  answered: string | undefined,
  find: Find,
): string | undefined {
  if (answered !== undefined && context.transferSyntaxes.includes(answered)) return answered;
  const text = `Context ${context.id} is accepted with ${answered ?? 'no Transfer Syntax'}, which was not proposed`;
  find('transfer-syntax', text, 'PS3.8 7.1.1.14');
  return undefined;
}
