// A C-GET or C-MOVE request on an open association, up to its final response: PS3.7 9.1.3 and 9.1.4.

import { type Association, formatStatus } from '../../src/index.ts';
import type { CommandSet, CommandValues } from '../../src/wire.ts';
import type { ReadLimits } from './stored-instances.ts';

const messageID = 1;
const mediumPriority = 0;
/** Command Data Set Type where a Data Set follows: any value but 0101H (PS3.7 9.3.3.1). */
const withDataSet = 1;
const pending = [0xff00, 0xff01];

export interface RetrieveRequest {
  readonly contextId: number;
  readonly sopClassUID: string;
  readonly commandField: number;
  readonly identifier: Uint8Array;
  /** For C-MOVE alone. */
  readonly moveDestination?: string;
}

/**
 * Sends the request and gives the Command Set of its final response. Rejects with the reason of the signal, in one line when
 * none came in time, and with what ended the association.
 */
export function retrieve(association: Association, request: RetrieveRequest, limits: ReadLimits): Promise<CommandSet> {
  const { timeoutMs, signal } = limits;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onSilence = (): void => end(() => reject(new Error(`no response came within ${timeoutMs} ms`)));
    const onAbort = (): void => end(() => reject(signal.reason));
    let timer = setTimeout(onSilence, timeoutMs);
    signal.addEventListener('abort', onAbort, { once: true });
    association.events.on('unmatched', ({ command }) => {
      if (command.MessageIDBeingRespondedTo !== messageID) return;
      clearTimeout(timer);
      if (!pending.includes(command.Status ?? 0)) return end(() => resolve(command));
      timer = setTimeout(onSilence, timeoutMs);
    });
    association.events.on('closed', ({ error }) => end(() => reject(error ?? new Error('the association ended'))));
    association.send({ contextId: request.contextId, command: commandOf(request), dataSet: request.identifier });
  });
}

function commandOf({ sopClassUID, commandField, moveDestination }: RetrieveRequest): CommandValues {
  return {
    AffectedSOPClassUID: sopClassUID,
    CommandField: commandField,
    MessageID: messageID,
    Priority: mediumPriority,
    CommandDataSetType: withDataSet,
    ...(moveDestination !== undefined && { MoveDestination: moveDestination }),
  };
}

/** `0x0000 Success, 1 completed, 0 failed`. */
export function describeFinal(command: CommandSet): string {
  const { Status: status, ErrorComment: comment } = command;
  const { NumberOfCompletedSuboperations: completed, NumberOfFailedSuboperations: failed } = command;
  return [
    status === undefined ? 'a response without a Status' : formatStatus(status),
    ...(completed === undefined ? [] : [`${completed} completed`]),
    ...(failed === undefined ? [] : [`${failed} failed`]),
    ...(comment ? [`"${comment}"`] : []),
  ].join(', ');
}

/** Whether a final response without any instance says that there is none: success, and nothing failed. */
export function saysNone({ Status: status, NumberOfFailedSuboperations: failed = 0 }: CommandSet): boolean {
  return status === 0 && failed === 0;
}
