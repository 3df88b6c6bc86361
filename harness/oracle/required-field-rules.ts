// The fields that each DIMSE message has to have, and whether it announces a Data Set: PS3.7 9.3 and Annex E.

import { CommandField, commandElementByKeyword, formatTag } from '../../src/wire.ts';
import { type CommandSetRule, type DecoderRule, decoderRule, type ReceivedCommandSet } from './received-command-set.ts';

interface Message {
  readonly name: keyof typeof CommandField;
  /** The beginning of the ids of its rules. */
  readonly id: string;
  readonly clause: string;
  /** Its fields by keyword; Command Field, by which it is known, left out. */
  readonly required: readonly (keyof typeof fields)[];
  readonly hasDataSet: boolean;
}

const fields = {
  MessageID: { slug: 'message-id', name: 'Message ID' },
  MessageIDBeingRespondedTo: { slug: 'message-id', name: 'Message ID Being Responded To' },
  CommandDataSetType: { slug: 'data-set-type', name: 'Command Data Set Type' },
  Status: { slug: 'status', name: 'Status' },
  AffectedSOPClassUID: { slug: 'sop-class', name: 'Affected SOP Class UID' },
  Priority: { slug: 'priority', name: 'Priority' },
  AffectedSOPInstanceUID: { slug: 'sop-instance', name: 'Affected SOP Instance UID' },
} as const;

const ofResponse = ['MessageIDBeingRespondedTo', 'CommandDataSetType', 'Status'] as const;
const ofRequest = ['MessageID', 'CommandDataSetType', 'AffectedSOPClassUID'] as const;

const messages: readonly Message[] = [
  {
    name: 'C-STORE-RSP',
    id: 'response/c-store',
    clause: 'PS3.7 9.3.1.2',
    required: ofResponse,
    hasDataSet: false,
  },
  { name: 'C-ECHO-RSP', id: 'response/c-echo', clause: 'PS3.7 9.3.5.2', required: ofResponse, hasDataSet: false },
  {
    name: 'C-STORE-RQ',
    id: 'request/c-store',
    clause: 'PS3.7 9.3.1.1',
    required: [...ofRequest, 'Priority', 'AffectedSOPInstanceUID'],
    hasDataSet: true,
  },
  { name: 'C-ECHO-RQ', id: 'request/c-echo', clause: 'PS3.7 9.3.5.1', required: ofRequest, hasDataSet: false },
  {
    name: 'C-CANCEL-RQ',
    id: 'request/c-cancel',
    clause: 'PS3.7 9.3.2.3',
    required: ['MessageIDBeingRespondedTo', 'CommandDataSetType'],
    hasDataSet: false,
  },
];

/** What every request and every response has, where the message is another one or names none. */
const otherMessage: DecoderRule = {
  id: 'command-set/required-fields',
  clause: 'PS3.7 Annex E',
  level: 'shall',
  title: 'Command Set without a field that every request or response has',
  demand: 'A Command Set says which message it is, which request it is or answers, and whether a Data Set follows.',
  isBrokenBy: ({ rule, clause }) => isLack(rule) && clause === 'PS3.7 Annex E',
  isOccasion: ({ decoded: { command } }) => messages.every(({ name }) => command.CommandField !== CommandField[name]),
};

export const requiredFieldRules: readonly CommandSetRule[] = [...messages.flatMap(rulesOf), otherMessage].map(
  decoderRule,
);

function rulesOf(message: Message): readonly DecoderRule[] {
  return [...message.required.map((keyword) => fieldRule(message, keyword)), dataSetTypeRule(message)];
}

function fieldRule({ name, id, clause }: Message, keyword: keyof typeof fields): DecoderRule {
  const tag = commandElementByKeyword(keyword)?.tag ?? 0;
  const field = `${fields[keyword].name} ${formatTag(tag)}`;
  return {
    id: `${id}-has-${fields[keyword].slug}`,
    clause,
    level: 'shall',
    title: `${name} without ${field}`,
    demand: `A ${name} has ${field}, with a value.`,
    isBrokenBy: (finding) => isLack(finding.rule) && finding.clause === clause && finding.tag === tag,
    isOccasion: (received) => is(received, name),
  };
}

function dataSetTypeRule({ name, id, clause, hasDataSet }: Message): DecoderRule {
  return {
    id: `${id}-announces-${hasDataSet ? 'data-set' : 'no-data-set'}`,
    clause,
    level: 'shall',
    title: hasDataSet ? `${name} that announces no Data Set` : `${name} that announces a Data Set`,
    demand: `Command Data Set Type (0000,0800) of a ${name} ${hasDataSet ? 'is not' : 'is'} 0101H.`,
    isBrokenBy: (finding) => finding.rule === 'data-set-type' && finding.clause === clause,
    isOccasion: (received) => is(received, name) && received.decoded.command.CommandDataSetType !== undefined,
  };
}

/** Not there, or there without a value. */
function isLack(rule: string): boolean {
  return rule === 'missing' || rule === 'empty';
}

function is({ decoded: { command } }: ReceivedCommandSet, name: keyof typeof CommandField): boolean {
  return command.CommandField === CommandField[name];
}
