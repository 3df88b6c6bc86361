// How operations and associations end: every operation with a response, an association with A-RELEASE-RP. PS3.8 7.2.2.

import { CommandField, type CommandRule } from '../../src/wire.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { Operation } from './operation.ts';
import type { CheckedRule } from './rule.ts';

/** What came while an operation was waited for. */
export interface OperationEnd {
  readonly operation: Operation;
  readonly event: WireEvent;
}

/** A good request that nothing answers breaks a rule; what a bad one is owed is for its scenario to say. */
export const operationRules: readonly CheckedRule<OperationEnd>[] = [
  {
    id: 'response/every-operation-answered',
    clause: 'PS3.7 9.2.1',
    level: 'shall',
    title: 'An operation gets no response',
    demand: 'Every operation is confirmed: each request gets a response.',
    check({ operation: { complete, requestFindings }, event }) {
      if (!complete || requestFindings.length > 0) return undefined;
      if (event.kind === 'message') return [];
      return event.kind === 'silence' ? [`an operation was not answered: ${describeEvent(event)}`] : undefined;
    },
  },
];

/** An operation that was waited for in vain, and the next one on the association, which was answered. */
export interface PassedOver {
  readonly operation: Operation;
  readonly next: Operation;
}

const passedOver = [
  { name: 'C-STORE', field: CommandField['C-STORE-RQ'], clause: 'PS3.7 9.1.1.2' },
  { name: 'C-ECHO', field: CommandField['C-ECHO-RQ'], clause: 'PS3.7 9.1.5.2' },
] as const;

/** No clause sets a time for a response, but who answers what came later does not answer what came before any more. */
export const passedOverRules: readonly CheckedRule<PassedOver>[] = passedOver.map(({ name, field, clause }) => ({
  id: `response/${name.toLowerCase()}-passed-over`,
  clause,
  level: 'shall',
  title: `${name} request is passed over, and the next one is answered`,
  demand: `Each ${name} request that can be decoded gets a response, one that is refused, too.`,
  check({ operation, next }) {
    if (operation.command.CommandField !== field || !isOwedResponse(operation) || !next.answered) return undefined;
    if (operation.answered) return [];
    const id = operation.command.MessageID;
    return [`${name}-RQ with Message ID ${id} got no response, although the next request on the association did`];
  },
}));

/** Whether the SUT can read of a request what it needs to answer it, and has no cause to do something else. */
export function isOwedResponse({ command, requestFindings, abstractSyntax, ...operation }: Operation): boolean {
  const { MessageID, CommandField: field, CommandDataSetType } = command;
  if (MessageID === undefined || field === undefined || CommandDataSetType === undefined) return false;
  if (!operation.complete || !operation.isRegular || !operation.inTurn || abstractSyntax === undefined) return false;
  return !requestFindings.some(({ rule }) => unreadable.includes(rule));
}

/** What makes a Command Set one that a receiver need not be able to read. */
const unreadable: readonly CommandRule[] = ['truncated', 'order', 'duplicate', 'odd-length', 'group-length'];

/** The rules of what came after an A-RELEASE-RQ. */
export const releaseRules: readonly CheckedRule<WireEvent>[] = [
  {
    id: 'release/confirmed',
    clause: 'PS3.8 7.2.2',
    level: 'shall',
    title: 'A-RELEASE-RQ is not answered with A-RELEASE-RP',
    demand: 'The acceptor of a release answers with A-RELEASE-RP.',
    check(event) {
      if (isPdu(event, 'A-ABORT')) return undefined;
      if (isPdu(event, 'A-RELEASE-RP')) return [];
      return [`the release was not answered with A-RELEASE-RP: ${describeEvent(event)}`];
    },
  },
  {
    id: 'release/not-aborted',
    clause: 'PS3.8 7.2.2',
    level: 'should',
    title: 'A-RELEASE-RQ is answered with A-ABORT',
    demand: 'The acceptor of a release affirms it, although it may abort the association.',
    check(event) {
      if (isPdu(event, 'A-ABORT')) return [`the release was answered with ${describeEvent(event)}`];
      return isPdu(event, 'A-RELEASE-RP') ? [] : undefined;
    },
  },
];

function isPdu(event: WireEvent, type: 'A-ABORT' | 'A-RELEASE-RP'): boolean {
  return event.kind === 'pdu' && event.pdu.type === type;
}
