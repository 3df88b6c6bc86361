// A seeded fault for the fuzzer: one kind of malformed or unusual input that an SCP fails on, good otherwise.

import type { FailureClass } from '../../fuzz/exchange/failure.ts';
import type { Exchange, Received } from '../faulty/exchange.ts';
import type { Behaviour } from '../faulty/fault.ts';
import type { FaultyConnection } from '../faulty/faulty-connection.ts';

export interface FuzzedFault {
  readonly name: string;
  /** Number of the kind of input in the list that docs/fuzzing.md explains. */
  readonly kind: number;
  readonly does: string;
  readonly behaviour: Partial<Behaviour>;
  /** What the fuzzer is to find. */
  readonly finds: FailureClass;
}

type ReceivedTest = (received: Received, session: FaultyConnection) => boolean;

/** Dies of what it receives. */
export function dies(test: ReceivedTest): Pick<FuzzedFault, 'behaviour' | 'finds'> {
  return { behaviour: { receive: when(test, ({ program }) => program.crash()) }, finds: 'process died' };
}

/** Answers nobody any more after what it receives. */
export function hangs(test: ReceivedTest): Pick<FuzzedFault, 'behaviour' | 'finds'> {
  return { behaviour: { receive: when(test, ({ program }) => program.hang()) }, finds: 'hang' };
}

function when(test: ReceivedTest, fail: (session: FaultyConnection) => void): Behaviour['receive'] {
  return (received, session) => {
    if (!test(received, session)) return undefined;
    fail(session);
    return [];
  };
}

/** Dies of a Data Set, when it would be answered. */
export function diesOfDataSet(test: (exchange: Exchange) => boolean): Pick<FuzzedFault, 'behaviour' | 'finds'> {
  return { behaviour: { message: whenStored(test, ({ program }) => program.crash()) }, finds: 'process died' };
}

/** Answers nobody any more after a Data Set. */
export function hangsAtDataSet(test: (exchange: Exchange) => boolean): Pick<FuzzedFault, 'behaviour' | 'finds'> {
  return { behaviour: { message: whenStored(test, ({ program }) => program.hang()) }, finds: 'hang' };
}

/** Does something else where a request is such, and answers as it should otherwise. */
export function whenStored(
  test: (exchange: Exchange) => boolean,
  fail: (session: FaultyConnection, exchange: Exchange) => void,
): Behaviour['message'] {
  return (command, exchange, session) => {
    if (test(exchange)) fail(session, exchange);
    else session.respond(exchange.contextId, command);
    return [];
  };
}

/** Bytes of a PDU that cannot be decoded; empty of others. */
export function invalidBytes(received: Received): Buffer {
  return received.type === 'invalid' ? Buffer.from(received.bytes) : Buffer.alloc(0);
}

export const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** How often these bytes are in a Data Set. */
export function count(dataSet: Buffer, bytes: Buffer): number {
  let found = 0;
  for (let at = dataSet.indexOf(bytes); at >= 0; at = dataSet.indexOf(bytes, at + 1)) found += 1;
  return found;
}
