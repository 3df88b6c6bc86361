// What PS3.7 9.1.1 and 9.3.1.1 demand of a request that the SCU under test sends.

import { type AAssociateRQ, CommandField, presentationContextsOf } from '../../src/wire.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';
import { commandSetRules } from './command-set-rules.ts';
import { requiredFieldRules } from './required-field-rules.ts';
import { applyRules, type CheckedRule, combineResults, type RuleResult } from './rule.ts';

/** A request of the SCU, the association it came on, and the C-STORE requests before it. */
export interface RequestRecord {
  readonly message: ReceivedMessage;
  readonly associate: AAssociateRQ | undefined;
  readonly earlier: readonly Pick<RequestRecord, 'message'>[];
}

/** Applies every rule of a request: to its encoding, and for C-STORE to its context and its Data Set. */
export function checkRequest(record: RequestRecord): RuleResult {
  const { decoded } = record.message;
  const received = { decoded, findings: decoded.findings, isResponse: false };
  return combineResults(
    applyRules(commandSetRules, received),
    applyRules(requiredFieldRules, received),
    applyRules(requestRules, record),
  );
}

export const requestRules: readonly CheckedRule<RequestRecord>[] = [
  {
    id: 'request/c-store-data-set',
    clause: 'PS3.7 9.1.1.1.8',
    level: 'shall',
    title: 'C-STORE request without Data Set',
    demand: 'A C-STORE request brings the Data Set of the instance to be stored.',
    check(record) {
      if (!isStore(record)) return undefined;
      return record.message.dataSetLength === undefined ? ['a C-STORE request came without Data Set'] : [];
    },
  },
  {
    id: 'request/proposed-context',
    clause: 'PS3.8 9.3.5.1',
    level: 'shall',
    title: 'C-STORE request on a presentation context that was not proposed',
    demand: 'The presentation context of a message is one that was proposed for the association.',
    check(record) {
      if (!isStore(record) || !record.associate) return undefined;
      return contextOf(record) ? [] : [`presentation context ${record.message.contextId} was not proposed`];
    },
  },
  {
    id: 'request/sop-class-of-context',
    clause: 'PS3.7 9.3.1.1',
    level: 'shall',
    title: 'C-STORE request on a presentation context of another SOP Class',
    demand: 'The Affected SOP Class UID is the abstract syntax of the presentation context of the request.',
    check(record) {
      const context = contextOf(record);
      if (!isStore(record) || !context) return undefined;
      const { AffectedSOPClassUID: sopClass } = record.message.decoded.command;
      if (sopClass === context.abstractSyntax) return [];
      return [`Affected SOP Class UID ${sopClass} is not that of context ${context.id}`];
    },
  },
];

function isStore({ message }: RequestRecord): boolean {
  return message.decoded.command.CommandField === CommandField['C-STORE-RQ'];
}

/** The proposed presentation context on which the request came. */
function contextOf({ message, associate }: RequestRecord) {
  return associate && presentationContextsOf(associate).find(({ id }) => id === message.contextId);
}
