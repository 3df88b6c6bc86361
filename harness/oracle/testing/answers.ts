// Responses to requests, for tests of the rules of responses.

import { CommandField, type CommandValues, decodeCommandSet, encodeCommandSet, noDataSet } from '../../../src/wire.ts';
import type { Answer } from '../answer.ts';
import { type Operation, operationOf } from '../operation.ts';

export const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
export const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

export const storeRequest: CommandValues = {
  AffectedSOPClassUID: hangingProtocol,
  CommandField: CommandField['C-STORE-RQ'],
  MessageID: 7,
  Priority: 0,
  CommandDataSetType: 1,
  AffectedSOPInstanceUID: '1.2.3',
};

export const storeResponse: CommandValues = {
  AffectedSOPClassUID: hangingProtocol,
  CommandField: CommandField['C-STORE-RSP'],
  MessageIDBeingRespondedTo: 7,
  CommandDataSetType: noDataSet,
  Status: 0,
  AffectedSOPInstanceUID: '1.2.3',
};

export interface Circumstances {
  readonly asked?: CommandValues;
  readonly abstractSyntax?: string;
  readonly contextId?: number;
  readonly agreedContexts?: ReadonlyMap<number, string>;
  readonly dataSetLength?: number;
  readonly complete?: boolean;
  /** Operations of the association before it. */
  readonly earlier?: readonly Operation[];
  /** False where the response answers no operation. */
  readonly outstanding?: boolean;
}

/** A response, by default to a C-STORE of a Hanging Protocol. */
export function answerOf(response: CommandValues | Uint8Array, given: Circumstances = {}): Answer {
  const decoded = decodeCommandSet(response instanceof Uint8Array ? response : encodeCommandSet(response));
  const message = { contextId: given.contextId ?? 1, decoded, dataSetLength: given.dataSetLength };
  return { message, operation: given.outstanding === false ? undefined : operation(given) };
}

/** An operation as its request was sent, by default a C-STORE of a Hanging Protocol. */
export function operation(given: Circumstances = {}): Operation {
  const { asked = storeRequest, abstractSyntax = hangingProtocol, agreedContexts, complete = true } = given;
  return operationOf(
    encodeCommandSet(asked),
    {
      number: 1,
      association: 'main',
      contextId: 1,
      abstractSyntax,
      ...(agreedContexts && { agreedContexts }),
      complete,
    },
    given.earlier,
  );
}
