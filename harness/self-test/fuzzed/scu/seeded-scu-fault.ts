// A seeded fault of an SCU for the fuzzer: one kind of malformed or unusual answer that it fails on, good otherwise.

import { encodePdu } from '../../../../src/wire.ts';
import type { FailureClass } from '../../../fuzz/exchange/failure.ts';
import type { ScuChange } from '../../faulty-scu/scu-behaviour.ts';
import type { ScuConnection } from '../../faulty-scu/scu-connection.ts';
import type { Arrival } from '../../faulty-scu/scu-facts.ts';
import type { SeededProcess, SeededScu } from './seeded-scu.ts';

export interface SeededScuFault {
  readonly name: string;
  /** Number of the kind of input in the list that docs/fuzzing.md explains. */
  readonly kind: number;
  readonly does: string;
  readonly scu: SeededScu;
  /** What the fuzzer is to find. */
  readonly finds: FailureClass;
}

type ArrivalTest = (arrival: Arrival, session: ScuConnection) => boolean;
type Fault = Pick<SeededScuFault, 'scu' | 'finds'>;

/** Dies of what it receives. */
export function dies(test: ArrivalTest): Fault {
  return { scu: () => ({ receive: when(test, (session) => session.crash()) }), finds: 'process died' };
}

/** Never ends after what it receives; it may keep a processor busy. */
export function hangs(test: ArrivalTest, how: 'hang' | 'spin' = 'hang'): Fault {
  return onReceiving(test, (process) => process[how](), 'hang');
}

/** Does something to its process at what it receives, and goes on. */
export function onReceiving(test: ArrivalTest, act: (process: SeededProcess) => void, finds: FailureClass): Fault {
  return {
    scu: (process) => ({
      receive: (arrival, session) => {
        if (test(arrival, session)) act(process);
        return undefined;
      },
    }),
    finds,
  };
}

function when(test: ArrivalTest, fail: (session: ScuConnection) => void): ScuChange['receive'] {
  return (arrival, session) => {
    if (!test(arrival, session)) return undefined;
    fail(session);
    return [];
  };
}

/** The bytes of what came. */
export function bytesOf(arrival: Arrival): Buffer {
  if (arrival.type === 'closed') return Buffer.alloc(0);
  return Buffer.from(arrival.type === 'invalid' ? arrival.bytes : encodePdu(arrival));
}

/** Bytes that are no PDU, or none that can be decoded; of one type if that is given. */
export function isInvalid(arrival: Arrival, type?: number): boolean {
  return arrival.type === 'invalid' && (type === undefined || arrival.bytes[0] === type);
}

/** The PDU-length that was announced. */
export function announcedLength(arrival: Arrival): number {
  const bytes = bytesOf(arrival);
  return bytes.length < 6 ? 0 : bytes.readUInt32BE(2);
}

/** The elements of commands that came, by tag, as far as they are whole in one fragment. */
export function commandElements(arrival: Arrival): ReadonlyMap<number, Buffer> {
  const elements = new Map<number, Buffer>();
  if (arrival.type !== 'P-DATA-TF') return elements;
  const command = Buffer.concat(arrival.pdvs.filter(({ isCommand }) => isCommand).map(({ fragment }) => fragment));
  for (let at = 0; at + 8 <= command.length; ) {
    const tag = command.readUInt16LE(at) * 0x10000 + command.readUInt16LE(at + 2);
    const length = command.readUInt32LE(at + 4);
    elements.set(tag, command.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return elements;
}
