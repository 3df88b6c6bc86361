// How operations and associations end: every operation with a response, an association with A-RELEASE-RP. PS3.8 7.2.2.

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
