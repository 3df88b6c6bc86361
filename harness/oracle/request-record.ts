// A request of the SCU under test, and what its rules have to know of the association that it came on: PS3.7 9.3, PS3.8 7.1.1.

import type { EncodedDataSet } from '../../src/index.ts';
import {
  type AAssociateAC,
  type AAssociateRQ,
  CommandField,
  type PresentationContext,
  presentationContextResultsOf,
  presentationContextsOf,
} from '../../src/wire.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';

/** A request before it on the association. */
export interface EarlierRequest {
  readonly message: ReceivedMessage;
  /** Whether something was sent, before the request that is judged began to come, that may count as the response to it. */
  readonly answered: boolean;
}

export interface RequestRecord {
  readonly message: ReceivedMessage;
  readonly associate: AAssociateRQ | undefined;
  /** The A-ASSOCIATE-AC that was sent; undefined if none was, or if nobody can tell what the SCU reads in it. */
  readonly answer: AAssociateAC | undefined;
  /** In the order in which they came. */
  readonly earlier: readonly EarlierRequest[];
  /** The Data Set as it came; undefined if there is none, or if it was too long to be kept. */
  readonly dataSet: Uint8Array | undefined;
  /** The instance of that UID that the SCU was given to send: what is wrong with it already is not the fault of the SCU. */
  readonly given?: EncodedDataSet | undefined;
  /** A status of failure was sent before all of it had come, so that it may end early (PS3.7 9.3.1.3). */
  readonly mayEndEarly?: boolean;
}

/** A longer Data Set is not kept to be judged. */
export const keptDataSetBytes = 64 * 1024 * 1024;

/** Whether it is a C-STORE request. */
export function isStore({ message }: Pick<RequestRecord, 'message'>): boolean {
  return message.decoded.command.CommandField === CommandField['C-STORE-RQ'];
}

/** The proposed presentation context on which the request came. */
export function proposedContextOf({ message, associate }: RequestRecord): PresentationContext | undefined {
  return associate && presentationContextsOf(associate).find(({ id }) => id === message.contextId);
}

/** What the harness answered to the presentation context on which the request came; of several answers the first. */
export function contextResultOf({ message, answer }: RequestRecord) {
  return answer && presentationContextResultsOf(answer).find(({ id }) => id === message.contextId);
}

/** The Transfer Syntax, by UID, that was accepted for the presentation context of the request, if it was proposed for it. */
export function acceptedSyntaxOf(record: RequestRecord): string | undefined {
  const { result, transferSyntax = '' } = contextResultOf(record) ?? {};
  const isProposed = proposedContextOf(record)?.transferSyntaxes.includes(transferSyntax);
  return result === 0 && isProposed ? transferSyntax : undefined;
}

/** The requests that were outstanding when this one came. A C-CANCEL is no operation. */
export function outstandingBefore({ earlier }: RequestRecord): readonly EarlierRequest[] {
  return earlier.filter(({ answered, message }) => !answered && isOperation(message));
}

/** Whether it asks for a response (PS3.7 9.3.2.3: a C-CANCEL does not). */
export function isOperation({ decoded: { command } }: ReceivedMessage): boolean {
  return command.CommandField !== CommandField['C-CANCEL-RQ'];
}
