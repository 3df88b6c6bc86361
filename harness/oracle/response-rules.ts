// What PS3.7 9.3.1.2, 9.3.5.2 and Annex C demand of a response to C-STORE and C-ECHO, whatever its status.

import { isValidUid } from '../../src/index.ts';
import { CommandField, type CommandFinding, type CommandSet, commandFieldName, formatTag } from '../../src/wire.ts';
import { keywordOf } from '../language/names.ts';
import { type Finding, type FindingLevel, note, shall, should } from '../model/finding.ts';
import { printable } from '../words/printable.ts';
import type { Answer } from './answer.ts';
import type { Operation } from './operation.ts';
import { statusFindings } from './status-rules.ts';

type Rule = (response: CommandSet, answer: Answer) => Finding | undefined;

/** Findings of a response: its encoding, its fields, its status. */
export function responseFindings(answer: Answer): Finding[] {
  const { command, findings } = answer.message.decoded;
  return [
    ...findings.filter((finding) => !repeatsTheRequest(finding, answer.operation)).map(encodingFinding),
    ...rules.map((rule) => rule(command, answer)).filter((finding) => finding !== undefined),
    ...statusFindings(answer),
  ];
}

/** A response shall repeat UIDs of the request as they are (PS3.7 9.1.1.1.3, 9.1.1.1.4), the invalid ones too. */
function repeatsTheRequest({ rule, tag }: CommandFinding, operation: Operation | undefined): boolean {
  return operation?.requestFindings.some((finding) => finding.rule === rule && finding.tag === tag) ?? false;
}

const rules: readonly Rule[] = [
  function answersARequest(_response, { operation }) {
    return operation ? undefined : shall('PS3.7 9.3.1.3', 'a response came though no operation was outstanding');
  },

  function hasTheCommandFieldOfTheRequest({ CommandField: field }, { operation }) {
    const asked = operation?.command.CommandField;
    if (asked === undefined || field === undefined || commandFieldName(asked) === undefined) return undefined;
    if (field === (asked | 0x8000)) return undefined;
    return shall(clauseOf(operation), `Command Field is ${hex(field)}, that of a response is ${hex(asked | 0x8000)}`);
  },

  function namesTheMessageIdOfTheRequest({ MessageIDBeingRespondedTo: named }, { operation }) {
    const asked = operation?.command.MessageID;
    if (asked === undefined || named === undefined || named === asked) return undefined;
    return shall(clauseOf(operation), `Message ID Being Responded To is ${named}, the request had ${asked}`);
  },

  function repeatsTheSopClass(_response, answer) {
    return differentUid('AffectedSOPClassUID', answer, clausesOfSopClass);
  },

  function repeatsTheSopInstance(_response, answer) {
    return differentUid('AffectedSOPInstanceUID', answer, clausesOfSopInstance);
  },

  function hasNoParametersOfARequest(_response, { message, operation }) {
    const present = (keywords: readonly string[]) =>
      message.decoded.elements.find(({ keyword }) => keyword !== undefined && keywords.includes(keyword));
    if (operation?.command.CommandField !== CommandField['C-STORE-RQ']) return undefined;
    const wrong = present(ofStoreRequests);
    // A hyphen in PS3.7 Table 9.1-1 says that the parameter shall not be present (PS3.7 5).
    if (wrong) return shall('PS3.7 9.1.1.1', `${formatTag(wrong.tag)} ${wrong.keyword} is in a response`);
    const foreign = present(ofOtherServices);
    if (!foreign) return undefined;
    return should('PS3.7 9.3.1.2', `${formatTag(foreign.tag)} ${foreign.keyword} is no field of a C-STORE-RSP`);
  },

  function bringsNoDataSet({ CommandField: field }, { message, operation }) {
    const hasNone = field === CommandField['C-STORE-RSP'] || field === CommandField['C-ECHO-RSP'];
    if (!hasNone || message.dataSetLength === undefined) return undefined;
    return shall(clauseOf(operation), 'a Data Set follows the response');
  },

  function comesOnTheContextOfTheRequest(_response, { message, operation }) {
    if (!operation || message.contextId === operation.contextId) return undefined;
    const text = `the response came on presentation context ${message.contextId}, the request on ${operation.contextId}`;
    const { agreedContexts: agreed, abstractSyntax } = operation;
    const answered = agreed?.get(message.contextId);
    if (agreed && answered === undefined) return shall('PS3.8 7.6.1', `${text}, and the former was not agreed on`);
    if (answered !== undefined && abstractSyntax !== undefined && answered !== abstractSyntax) {
      return shall('PS3.8 7.6.1', `${text}, and the former is for ${keywordOf(answered)}`);
    }
    // No sentence of PS3.7 or PS3.8 demands more, though every implementation does it.
    return note('PS3.8 E.1', text);
  },
];

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

const uidNames = {
  AffectedSOPClassUID: 'Affected SOP Class UID',
  AffectedSOPInstanceUID: 'Affected SOP Instance UID',
} as const;

/** The clauses by which a UID that a response has is that of the request, for each operation that has such a clause. */
const clausesOfSopClass: Readonly<Record<number, string>> = {
  [CommandField['C-STORE-RQ']]: 'PS3.7 9.1.1.1.3',
  [CommandField['C-FIND-RQ']]: 'PS3.7 9.1.2.1.3',
  [CommandField['C-GET-RQ']]: 'PS3.7 9.1.3.1.3',
  [CommandField['C-MOVE-RQ']]: 'PS3.7 9.1.4.1.3',
  [CommandField['C-ECHO-RQ']]: 'PS3.7 9.1.5.1.3',
};

const clausesOfSopInstance: Readonly<Record<number, string>> = { [CommandField['C-STORE-RQ']]: 'PS3.7 9.1.1.1.4' };

/** A UID that is there shall be that of the request. What is read of a UID that is none is no matter of this rule. */
function differentUid(
  keyword: keyof typeof uidNames,
  { message, operation }: Answer,
  clauses: Readonly<Record<number, string>>,
): Finding | undefined {
  const asked = operation?.command[keyword];
  const isThere = message.decoded.elements.some((element) => element.keyword === keyword);
  const { [keyword]: named = '' } = message.decoded.command;
  if (asked === undefined || !isThere || named === asked) return undefined;
  const text = `${uidNames[keyword]} is ${printable(named) || 'empty'}, the request had ${printable(asked)}`;
  const clause = clauses[operation?.command.CommandField ?? 0];
  return clause !== undefined && isValidUid(asked) ? shall(clause, text) : note(clause ?? 'PS3.7 E.1', text);
}

function clauseOf(operation: Operation | undefined): string {
  switch (operation?.command.CommandField) {
    case CommandField['C-STORE-RQ']:
      return 'PS3.7 9.3.1.2';
    case CommandField['C-ECHO-RQ']:
      return 'PS3.7 9.3.5.2';
    default:
      return 'PS3.7 E.1';
  }
}

/** Rules of the command-set decoder that the standard states only in a Note. */
const softer: Partial<Record<CommandFinding['rule'], FindingLevel>> = {
  'unknown-element': 'should',
  group: 'should',
  'retired-element': 'note',
};

const errorComment = 0x00000902;

function encodingFinding({ rule, tag, text, clause }: CommandFinding): Finding {
  const line = tag === undefined || text.includes(formatTag(tag)) ? text : `${formatTag(tag)} ${text}`;
  // The repertoire of Error Comment is the matter of a Note in PS3.7 Annex C.
  const isRepertoire = rule === 'value' && tag === errorComment && clause === 'PS3.7 Annex C';
  return {
    rule: `command-set/${rule}`,
    level: isRepertoire ? 'should' : (softer[rule] ?? 'shall'),
    clause,
    text: line,
  };
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}
