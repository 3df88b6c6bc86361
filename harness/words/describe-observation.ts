// What came from the SUT, in one line each.

import { describeStatus } from '../../src/index.ts';
import { commandFieldName, describeAbort, describeRejection, formatTag } from '../../src/wire.ts';
import { keywordOf } from '../language/names.ts';
import { type Observation, observationOf, type PduSummary } from '../model/observation.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { printable } from './printable.ts';

const closeWords = {
  FIN: 'connection closed (FIN)',
  RST: 'connection reset (RST)',
  local: 'connection closed by the harness',
} as const;

/** An event of a conversation, in one line. */
export function describeEvent(event: WireEvent): string {
  return describeObservation(observationOf(event));
}

/** What came or was found, in one line. */
export function describeObservation(observation: Observation): string {
  switch (observation.kind) {
    case 'message':
      return describeMessage(observation);
    case 'pdu':
      return describePdu(observation.pdu);
    case 'undecodable':
      return `bytes that are no PDU: ${observation.text}`;
    case 'closed':
      return closeWords[observation.how];
    case 'silence':
      return `silence for ${Math.round(observation.ms)} ms`;
    case 'rule':
      return describeRule(observation);
    default:
      return observation.text;
  }
}

function describeRule({ checked, brokenIn }: Extract<Observation, { kind: 'rule' }>): string {
  const cases = checked === 1 ? '1 case' : `${checked} cases`;
  return brokenIn.length === 0 ? `kept in ${cases}` : `broken in ${brokenIn.length} of ${cases}`;
}

/** A command: its name, Message ID, status and what comes with the status. */
function describeMessage(message: Extract<Observation, { kind: 'message' }>): string {
  const { commandField, status, errorComment, offendingElement, messageId, messageIdBeingRespondedTo } = message;
  return [
    commandField === undefined ? 'a message without Command Field' : messageName(commandField),
    status === undefined ? undefined : `Status ${describeStatus(status)}`,
    errorComment === undefined ? undefined : `Error Comment "${printable(errorComment)}"`,
    offendingElement === undefined ? undefined : `Offending Element ${offendingElement.map(formatTag).join(', ')}`,
    messageId === undefined ? undefined : `Message ID ${messageId}`,
    messageIdBeingRespondedTo === undefined ? undefined : `responds to Message ID ${messageIdBeingRespondedTo}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function messageName(commandField: number): string {
  return commandFieldName(commandField) ?? `Command Field 0x${commandField.toString(16).padStart(4, '0')}`;
}

/** A PDU with the values of the fields that matter. */
function describePdu({ type, source = 0, reason = 0, result = 0, ...pdu }: PduSummary): string {
  switch (type) {
    case 'A-ABORT':
      return `A-ABORT ${describeAbort({ source, reason })}`;
    case 'A-ASSOCIATE-RJ':
      return `A-ASSOCIATE-RJ ${describeRejection({ result, source, reason })}`;
    case 'A-ASSOCIATE-RQ': {
      const { calledAETitle: called = '', callingAETitle: calling = '' } = pdu;
      return `A-ASSOCIATE-RQ called "${printable(called)}" calling "${printable(calling)}"`;
    }
    case 'A-ASSOCIATE-AC':
      return `A-ASSOCIATE-AC ${(pdu.contexts ?? []).map(describeResult).join(', ')}`;
    case 'P-DATA-TF':
      return `P-DATA-TF ${(pdu.pdvs ?? []).map(describePdv).join(', ')}`;
    default:
      return type;
  }
}

const resultNames: readonly string[] = [
  'accepted',
  'user-rejection',
  'no-reason',
  'abstract-syntax-not-supported',
  'transfer-syntaxes-not-supported',
];

/** The Result/Reason of a presentation context in a word (PS3.8 Table 9-18). */
export function resultName(result: number): string {
  return resultNames[result] ?? `result ${result}`;
}

/** The answer to one presentation context in words (PS3.8 Table 9-18). */
export function describeResult({
  id,
  result,
  transferSyntax,
}: {
  id: number;
  result: number;
  transferSyntax?: string | undefined;
}): string {
  return `context ${id} ${resultName(result)}${result === 0 && transferSyntax ? ` with ${keywordOf(transferSyntax)}` : ''}`;
}

function describePdv(pdv: NonNullable<PduSummary['pdvs']>[number]): string {
  const part = pdv.isCommand ? 'command' : 'data';
  return `context ${pdv.contextId} ${part}${pdv.isLast ? ' last' : ''} ${pdv.length} bytes`;
}
