// What PS3.7 9.3.1.2, 9.3.5.2 and Annex C demand of a response to C-STORE and C-ECHO, whatever its status.

import { CommandField, type CommandFinding, commandFieldName, formatTag } from '../../src/wire.ts';
import type { Answer } from './answer.ts';
import { commandSetRules } from './command-set-rules.ts';
import type { Operation } from './operation.ts';
import { requiredFieldRules } from './required-field-rules.ts';
import { responseContextRules } from './response-context-rules.ts';
import { responseUidRules } from './response-uid-rules.ts';
import { applyRules, type CheckedRule, combineResults, type RuleResult } from './rule.ts';
import { statusRules } from './status-rules.ts';

/** Applies every rule of a response: to its encoding, its fields, its status. */
export function checkResponse(answer: Answer): RuleResult {
  const { decoded } = answer.message;
  const findings = decoded.findings.filter((finding) => !repeatsTheRequest(finding, answer.operation));
  const received = { decoded, findings, isResponse: true };
  return combineResults(
    applyRules(commandSetRules, received),
    applyRules(requiredFieldRules, received),
    applyRules(responseRules, answer),
    applyRules(statusRules, answer),
  );
}

/** A response shall repeat UIDs of the request as they are (PS3.7 9.1.1.1.3, 9.1.1.1.4), the invalid ones too. */
function repeatsTheRequest({ rule, tag }: CommandFinding, operation: Operation | undefined): boolean {
  return operation?.requestFindings.some((finding) => finding.rule === rule && finding.tag === tag) ?? false;
}

/** The operations whose responses have a clause of their own, and all others. */
const services = [
  { slug: 'c-store', title: 'Response to a C-STORE', field: CommandField['C-STORE-RQ'], clause: 'PS3.7 9.3.1.2' },
  { slug: 'c-echo', title: 'Response to a C-ECHO', field: CommandField['C-ECHO-RQ'], clause: 'PS3.7 9.3.5.2' },
  { slug: 'other', title: 'Response to another operation', field: undefined, clause: 'PS3.7 E.1' },
] as const;

type Service = (typeof services)[number];

const ofStoreRequests = ['Priority', 'MoveOriginatorApplicationEntityTitle', 'MoveOriginatorMessageID'];

const ofOtherServices = [
  'RequestedSOPClassUID',
  'MoveDestination',
  'RequestedSOPInstanceUID',
  'EventTypeID',
  'ActionTypeID',
  'NumberOfRemainingSuboperations',
  'NumberOfCompletedSuboperations',
  'NumberOfFailedSuboperations',
  'NumberOfWarningSuboperations',
];

export const responseRules: readonly CheckedRule<Answer>[] = [
  {
    id: 'response/outstanding-operation',
    clause: 'PS3.7 9.3.1.3',
    level: 'shall',
    title: 'Response without an operation that it could answer',
    demand: 'A response is sent once for each operation, after its request.',
    check: ({ operation }) => (operation ? [] : ['a response came though no operation was outstanding']),
  },
  ...services.map(commandFieldRule),
  ...services.map(messageIdRule),
  ...responseUidRules,
  {
    // A hyphen in PS3.7 Table 9.1-1 says that the parameter shall not be present (PS3.7 5).
    id: 'response/c-store-request-parameters',
    clause: 'PS3.7 9.1.1.1',
    level: 'shall',
    title: 'Response to a C-STORE with a parameter of requests only',
    demand: 'A response to a C-STORE has neither Priority nor a Move Originator.',
    check(answer) {
      if (!isOf(answer.operation, services[0])) return undefined;
      const wrong = firstOf(answer, ofStoreRequests);
      return wrong ? [`${formatTag(wrong.tag)} ${wrong.keyword} is in a response`] : [];
    },
  },
  {
    id: 'response/c-store-foreign-fields',
    clause: 'PS3.7 9.3.1.2',
    level: 'should',
    title: 'Response to a C-STORE with a field of another service',
    demand: 'A response to a C-STORE has the fields of Table 9.3-2 and those of its status.',
    check(answer) {
      if (!isOf(answer.operation, services[0]) || firstOf(answer, ofStoreRequests)) return undefined;
      const foreign = firstOf(answer, ofOtherServices);
      return foreign ? [`${formatTag(foreign.tag)} ${foreign.keyword} is no field of a C-STORE-RSP`] : [];
    },
  },
  ...services.map(dataSetRule),
  ...responseContextRules,
];

function commandFieldRule(service: Service): CheckedRule<Answer> {
  return {
    id: `response/${service.slug}-command-field`,
    clause: service.clause,
    level: 'shall',
    title: `${service.title} with the wrong Command Field`,
    demand: 'The Command Field of a response is that of its request with bit 15 set.',
    check({ message, operation }) {
      const field = message.decoded.command.CommandField;
      const asked = operation?.command.CommandField;
      if (!isOf(operation, service) || asked === undefined || field === undefined) return undefined;
      if (commandFieldName(asked) === undefined) return undefined;
      if (field === (asked | 0x8000)) return [];
      return [`Command Field is ${hex(field)}, that of a response is ${hex(asked | 0x8000)}`];
    },
  };
}

function messageIdRule(service: Service): CheckedRule<Answer> {
  return {
    id: `response/${service.slug}-message-id`,
    clause: service.clause,
    level: 'shall',
    title: `${service.title} with the Message ID of another one`,
    demand: 'Message ID Being Responded To is the Message ID of the request.',
    check({ message, operation }) {
      const named = message.decoded.command.MessageIDBeingRespondedTo;
      const asked = operation?.command.MessageID;
      if (!isOf(operation, service) || asked === undefined || named === undefined) return undefined;
      return named === asked ? [] : [`Message ID Being Responded To is ${named}, the request had ${asked}`];
    },
  };
}

function dataSetRule(service: Service): CheckedRule<Answer> {
  return {
    id: `response/${service.slug}-data-set`,
    clause: service.clause,
    level: 'shall',
    title: `${service.title} with a Data Set`,
    demand: 'No Data Set follows a C-STORE-RSP or a C-ECHO-RSP.',
    check({ message: { decoded, dataSetLength }, operation }) {
      const field = decoded.command.CommandField;
      const hasNone = field === CommandField['C-STORE-RSP'] || field === CommandField['C-ECHO-RSP'];
      if (!hasNone || !isOf(operation, service)) return undefined;
      return dataSetLength === undefined ? [] : ['a Data Set follows the response'];
    },
  };
}

/** Whether the operation is one of this service; a response to nothing is none of C-STORE or C-ECHO. */
function isOf(operation: Operation | undefined, service: Service): boolean {
  const field = operation?.command.CommandField;
  const own = services.find((candidate) => candidate.field !== undefined && candidate.field === field);
  return (own?.slug ?? 'other') === service.slug;
}

/** The first element of the response that is one of these. */
function firstOf({ message: { decoded } }: Answer, keywords: readonly string[]) {
  return decoded.elements.find(({ keyword }) => keyword !== undefined && keywords.includes(keyword));
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}
