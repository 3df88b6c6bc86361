// Whether what came is one of the reactions a scenario lists.

import { statusCategory } from '../../src/index.ts';
import {
  type AAssociateAC,
  applicationContextNameOf,
  CommandField,
  type CommandSet,
  presentationContextResultsOf,
  userInformationOf,
} from '../../src/wire.ts';
import {
  type Alternative,
  type PduMatcher,
  type ResponseMatcher,
  rangeOf,
  type requestNames,
  type StatusMatcher,
} from '../language/expectation.ts';
import { statusByName, transferSyntaxUid } from '../language/names.ts';
import { tagNumber } from '../language/values.ts';
import type { ControlPdu, WireEvent } from '../model/wire-event.ts';
import { repeatsRequest } from './associate-ac/repeated-fields.ts';
import type { Operation } from './operation.ts';
import { isListed } from './status-rules.ts';

/** What was sent before, as far as it decides whether a reaction is the one described. */
export interface SentBefore {
  /** The operation that a response answers. */
  readonly operation?: Operation | undefined;
  /** Whether it came so soon that no timer of the SUT did it; default true. */
  readonly isSoon?: boolean;
  /** The A-ASSOCIATE-RQ, byte by byte. */
  readonly associateRQ?: Uint8Array | undefined;
}

/** Whether the event is the reaction that the alternative describes. */
export function matches(alternative: Alternative, event: WireEvent, sent: SentBefore = {}): boolean {
  const { response, request, pdu, transport, undecodable, soon } = alternative;
  if (soon && sent.isSoon === false) return false;
  if (response)
    return event.kind === 'message' && matchesResponse(response, event.message.decoded.command, sent.operation);
  if (request) return [request].flat().some((name) => matchesRequest(name, event));
  if (pdu) return matchesPduEvent(pdu, event, sent);
  if (transport) return matchesTransport(transport, event);
  return undecodable === true && event.kind === 'undecodable';
}

function matchesRequest(name: (typeof requestNames)[number], event: WireEvent): boolean {
  if (event.kind === 'pdu') return event.pdu.type === name;
  if (event.kind !== 'message' || !(name === 'C-STORE-RQ' || name === 'C-ECHO-RQ')) return false;
  return event.message.decoded.command.CommandField === CommandField[name];
}

function matchesTransport(wanted: NonNullable<Alternative['transport']>, event: WireEvent): boolean {
  if (wanted === 'silence') return event.kind === 'silence';
  return event.kind === 'closed' && (wanted === 'closed' || wanted === event.how);
}

function matchesResponse(wanted: ResponseMatcher, command: CommandSet, operation: Operation | undefined): boolean {
  const field = wanted.CommandField;
  const code = typeof field === 'string' ? CommandField[field] : field;
  if (code !== undefined && command.CommandField !== code) return false;
  if (code === undefined && !isResponse(command)) return false;
  if (wanted.to !== undefined && operation?.number !== wanted.to) return false;
  if (wanted.Status !== undefined && !matchesStatus(wanted.Status, command.Status, operation)) return false;
  return presenceFields.every((keyword) => matchesPresence(wanted[keyword], command[keyword]));
}

const presenceFields = ['ErrorComment', 'OffendingElement', 'AffectedSOPClassUID', 'AffectedSOPInstanceUID'] as const;

function isResponse({ CommandField: field }: CommandSet): boolean {
  return field === undefined || (field & 0x8000) !== 0;
}

function matchesPresence(wanted: 'present' | 'absent' | readonly string[] | undefined, value: unknown): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'string') return (wanted === 'present') === (value !== undefined);
  const named = new Set(Array.isArray(value) ? value : []);
  return named.size === wanted.length && wanted.every((tag) => named.has(tagNumber(tag)));
}

function matchesStatus(wanted: StatusMatcher, status: number | undefined, operation: Operation | undefined): boolean {
  if (status === undefined) return false;
  if (Array.isArray(wanted)) return wanted.some((one) => matchesStatus(one, status, operation));
  if (typeof wanted === 'number') return status === wanted;
  const range = rangeOf(wanted);
  if (range) return status >= range[0] && status <= range[1];
  switch (wanted) {
    case 'any':
      return true;
    case 'legal':
      return isListed(status, operation?.abstractSyntax);
    case 'Warning':
    case 'Failure':
      return statusCategory(status) === wanted;
    default:
      return status === statusByName(wanted);
  }
}

function matchesPduEvent(wanted: PduMatcher, event: WireEvent, sent: SentBefore): boolean {
  if (event.kind === 'message') return wanted === 'P-DATA-TF';
  return event.kind === 'pdu' && matchesPdu(wanted, event.pdu, sent);
}

function matchesPdu(wanted: PduMatcher, pdu: ControlPdu, sent: SentBefore): boolean {
  if (typeof wanted === 'string') return pdu.type === wanted;
  if (wanted.type !== pdu.type) return false;
  if (wanted.type === 'A-ASSOCIATE-AC') return pdu.type === 'A-ASSOCIATE-AC' && matchesAccept(wanted, pdu, sent);
  const { type: _type, ...fields } = wanted;
  const actual: Record<string, unknown> = { ...pdu };
  return Object.entries(fields).every(([name, value]) => matchesNumber(value, actual[name]));
}

function matchesNumber(wanted: number | readonly number[] | undefined, value: unknown): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'number' ? wanted === value : wanted.some((one) => one === value);
}

type AcceptMatcher = Extract<PduMatcher, { type: 'A-ASSOCIATE-AC' }>;

function matchesAccept(wanted: AcceptMatcher, pdu: AAssociateAC, { associateRQ }: SentBefore): boolean {
  const { applicationContext, repeats } = wanted;
  if (applicationContext !== undefined && applicationContextNameOf(pdu) !== applicationContext) return false;
  if (repeats && associateRQ && !repeatsRequest(pdu, associateRQ)) return false;
  const results = new Map(presentationContextResultsOf(pdu).map((result) => [result.id, result]));
  const contexts = Object.entries(wanted.contexts ?? {}).every(([id, { result, transferSyntax }]) => {
    const actual = results.get(Number(id));
    return (
      actual !== undefined && matchesNumber(result, actual.result) && matchesName(transferSyntax, actual.transferSyntax)
    );
  });
  const present = presentNames(pdu);
  return (
    contexts &&
    (wanted.has ?? []).every((name) => present.has(name)) &&
    !(wanted.hasNot ?? []).some((name) => present.has(name)) &&
    matchesRoles(wanted.roles ?? {}, pdu)
  );
}

function matchesRoles({ scu, scp }: NonNullable<AcceptMatcher['roles']>, pdu: AAssociateAC): boolean {
  return userInformationOf(pdu).roles.every(
    ({ scuRole, scpRole }) => (scu === undefined || scuRole === scu) && (scp === undefined || scpRole === scp),
  );
}

function matchesName(wanted: string | readonly string[] | undefined, uid: string | undefined): boolean {
  if (wanted === undefined) return true;
  const names = typeof wanted === 'string' ? [wanted] : wanted;
  return names.some((name) => transferSyntaxUid(name) === uid);
}

function presentNames(pdu: AAssociateAC): Set<string> {
  const { roles, extended, userIdentityResponse, ...rest } = userInformationOf(pdu);
  const names = Object.entries(rest).filter(([, value]) => value !== undefined);
  return new Set([
    ...names.map(([name]) => name),
    ...(roles.length > 0 ? ['roles'] : []),
    ...(extended.length > 0 ? ['extended'] : []),
    ...(userIdentityResponse ? ['userIdentity'] : []),
  ]);
}
