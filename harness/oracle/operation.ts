// One DIMSE request that the harness sent, as the oracle needs it to judge the response.

import { CommandField, type CommandFinding, type CommandSet, decodeCommandSet } from '../../src/wire.ts';

export interface Operation {
  /** Counts from 1 in the order of sending, over all associations of the case. */
  readonly number: number;
  readonly association: string;
  readonly contextId: number;
  /** The Command Set as the SUT can read it, whatever was wrong with it. */
  readonly command: CommandSet;
  /** What was wrong with it. */
  readonly requestFindings: readonly CommandFinding[];
  /** Abstract syntax of the presentation context; undefined when the context was not accepted. */
  readonly abstractSyntax: string | undefined;
  /** The presentation contexts that were agreed on, where that is known: abstract syntaxes by ID. */
  readonly agreedContexts?: ReadonlyMap<number, string>;
  /** Whether an operation before it on the association had its Message ID, answered or not. */
  readonly repeatsMessageId: boolean;
  /** Whether no other operation of the association was outstanding when it was sent. */
  readonly inTurn: boolean;
  /** Whether its fragments are known to make a message as PS3.8 E.1 has it. */
  readonly isRegular?: boolean;
  /** Bytes of its Data Set. */
  readonly dataSetLength?: number;
  /** False while a part of the message has not been sent. */
  complete: boolean;
  answered: boolean;
  /** The response to it, once it came. */
  response?: CommandSet;
}

/** The operation that a sent command asks for, after others of the case. */
export function operationOf(
  commandBytes: Uint8Array,
  rest: Omit<Operation, 'command' | 'requestFindings' | 'repeatsMessageId' | 'inTurn' | 'answered'>,
  earlier: readonly Operation[] = [],
): Operation {
  const { command, findings } = decodeCommandSet(commandBytes);
  const before = earlier.filter(({ association }) => association === rest.association);
  return {
    ...rest,
    command,
    requestFindings: findings,
    repeatsMessageId: before.some((one) => one.command.MessageID === command.MessageID),
    inTurn: before.every(({ answered }) => answered),
    answered: !asksForAnswer(command),
  };
}

/** Responses have no answer, nor has a C-CANCEL (PS3.7 9.3.2.3): what it may change is the answer to another request. */
function asksForAnswer({ CommandField: field }: CommandSet): boolean {
  return field !== CommandField['C-CANCEL-RQ'] && ((field ?? 0) & 0x8000) === 0;
}

/**
 * The operation that a response answers: an unanswered one of its Message ID, of several (which no well-behaved requestor
 * has) the one of its SOP Instance, else the oldest unanswered one. Undefined when nothing is outstanding.
 */
export function answeredBy(response: CommandSet, operations: readonly Operation[]): Operation | undefined {
  const open = operations.filter(({ answered }) => !answered);
  const sameId = open.filter(({ command }) => command.MessageID === response.MessageIDBeingRespondedTo);
  const uid = response.AffectedSOPInstanceUID;
  const sameInstance = sameId.find(({ command }) => uid !== undefined && command.AffectedSOPInstanceUID === uid);
  return sameInstance ?? sameId[0] ?? open[0];
}
