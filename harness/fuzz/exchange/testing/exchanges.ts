// Exchanges and reactions for tests of what is made of them.

import { decodeCommandSet, encodeCommandSet } from '../../../../src/wire.ts';
import type { ReceivedMessage } from '../../../model/wire-event.ts';
import { fakeTarget, input } from '../../campaign/testing/fakes.ts';
import type { Use } from '../../input.ts';
import { type BuiltExchange, build } from '../build.ts';

/** What an input of such uses is built to. */
export function exchangeWith(...uses: readonly Use[]): BuiltExchange {
  return build(input(...uses), fakeTarget);
}

/** A C-STORE-RSP to the request of such an exchange. */
export function response(exchange: BuiltExchange, some: Readonly<Record<string, unknown>> = {}): ReceivedMessage {
  const command = {
    CommandField: 0x8001,
    MessageIDBeingRespondedTo: 1,
    AffectedSOPClassUID: exchange.sopClass,
    AffectedSOPInstanceUID: exchange.sopInstanceUID,
    CommandDataSetType: 0x0101,
    Status: 0,
    ...some,
  };
  return { contextId: 1, decoded: decodeCommandSet(encodeCommandSet(command)), dataSetLength: undefined };
}
