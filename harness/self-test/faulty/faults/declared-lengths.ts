// Faults of an SCP that takes a declared length at its word: PS3.8 9.3.1 and D.1.

import type { State } from '../../../../src/wire.ts';
import type { Received } from '../exchange.ts';
import { type Fault, sparing } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import { echoed, stored } from './cases.ts';

/** Bytes of memory that this SCP has for one PDU. */
const memory = 0x4000000;

/** Dies in a state of a PDU of one of these types that is announced to be so long. */
function dieOfMemory(at: State, types: readonly number[]) {
  return (received: Received, { program, state }: FaultyConnection): undefined => {
    if (state !== at || received.type !== 'invalid' || received.bytes.length < 6) return;
    const head = Buffer.from(received.bytes);
    if (types.includes(head.readUInt8(0)) && head.readUInt32BE(2) >= memory) program.crash();
  };
}

const rows: readonly Fault[] = [
  {
    name: 'takes-the-memory-of-a-first-pdu',
    clause: 'PS3.8 9.1.2',
    does: 'takes the memory for a first PDU of 64 MB when its length has come, and dies of it',
    receive: dieOfMemory('Sta2', [1]),
    caughtBy: ['ps3.8/9.1.2/pdu-endless:04000000H'],
    spares: [stored, echoed, 'ps3.8/d.1/endless:04000000H', 'ps3.8/9.1.2/pdu-endless:02000000H'],
  },
  {
    name: 'takes-the-memory-of-a-p-data-tf',
    clause: 'PS3.8 D.1',
    does: 'takes the memory for a P-DATA-TF of 64 MB when its length has come, and dies of it',
    receive: dieOfMemory('Sta6', [4]),
    caughtBy: ['ps3.8/d.1/endless:04000000H'],
    spares: [stored, echoed, 'ps3.8/9.1.2/pdu-endless:04000000H', 'ps3.8/d.1/endless:02000000H'],
  },
  {
    name: 'takes-the-memory-of-a-release',
    clause: 'PS3.8 9.3.1',
    does: 'takes the memory for an A-RELEASE-RQ of 64 MB when its length has come, and dies of it',
    receive: dieOfMemory('Sta6', [5]),
    caughtBy: ['ps3.8/9.3.1/endless:05H'],
    spares: [stored, echoed, 'ps3.8/9.3.1/endless:07H', 'ps3.8/d.1/endless:04000000H'],
  },
];

export const declaredLengths: readonly Fault[] = sparing([stored, echoed], rows);
