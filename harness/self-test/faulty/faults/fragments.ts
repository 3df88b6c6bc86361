// Faults of how a C-STORE response goes onto the wire: PS3.8 9.3.5, D.1, Annex E; PS3.7 9.3.1.3.

import { encodePdu, type Pdv } from '../../../../src/wire.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';

const caughtBy = [stored];

/** One P-DATA-TF with these PDVs. */
function pData(...pdvs: readonly Pdv[]) {
  return { type: 'P-DATA-TF', pdvs } as const;
}

/** The PDV that holds a whole command. */
function whole(contextId: number, fragment: Uint8Array): Pdv {
  return { contextId, isCommand: true, isLast: true, fragment };
}

/** A P-DATA-TF with one of its bytes overwritten. */
function pDataWith(at: number, byte: number, pdv: Pdv): Buffer {
  const bytes = encodePdu(pData(pdv));
  bytes[at] = byte;
  return bytes;
}

const rows: readonly Fault[] = [
  {
    name: 'p-data-with-reserved-byte',
    clause: 'PS3.8 9.3.5',
    does: 'sends byte 2 of a P-DATA-TF as 01H',
    message: (command, { contextId }) => [pDataWith(1, 1, whole(contextId, command))],
    caughtBy,
  },
  {
    name: 'control-header-with-reserved-bits',
    clause: 'PS3.8 E.2',
    does: 'sets bit 2 of the message control header',
    message: (command, { contextId }) => [pData({ ...whole(contextId, command), reserved: 4 })],
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'command-flagged-as-data',
    clause: 'PS3.8 E.2',
    does: 'marks the response as a fragment of a Data Set',
    message: (command, { contextId }) => [pData({ ...whole(contextId, command), isCommand: false })],
    caughtBy,
  },
  {
    name: 'command-never-last',
    clause: 'PS3.8 E.2',
    does: 'never marks the last fragment of a response',
    message: (command, { contextId }) => [pData({ ...whole(contextId, command), isLast: false })],
    caughtBy,
  },
  {
    name: 'each-fragment-last',
    clause: 'PS3.8 E.2',
    does: 'cuts the response in two and marks both fragments as the last',
    message: (command, { contextId }) => [
      pData(whole(contextId, command.subarray(0, 40))),
      pData(whole(contextId, command.subarray(40))),
    ],
    caughtBy,
  },
  {
    name: 'second-fragment-flagged-as-data',
    clause: 'PS3.8 E.1',
    does: 'cuts the response in two and marks the second fragment as data',
    message: (command, { contextId }) => [
      pData({ ...whole(contextId, command.subarray(0, 40)), isLast: false }),
      pData({ ...whole(contextId, command.subarray(40)), isCommand: false }),
    ],
    caughtBy,
  },
  {
    name: 'fragments-on-two-contexts',
    clause: 'PS3.8 E.1',
    does: 'sends the second fragment of a response on another presentation context',
    message: (command, { contextId }) => [
      pData({ ...whole(contextId, command.subarray(0, 40)), isLast: false }),
      pData(whole(contextId + 2, command.subarray(40))),
    ],
    caughtBy,
  },
  {
    name: 'fragments-in-reverse',
    clause: 'PS3.8 E.1',
    does: 'sends the second fragment of a response before the first',
    message: (command, { contextId }) => [
      pData({ ...whole(contextId, command.subarray(40)), isLast: false }),
      pData(whole(contextId, command.subarray(0, 40))),
    ],
    caughtBy,
  },
  {
    name: 'odd-fragments',
    clause: 'PS3.8 E.1',
    does: 'cuts the response into fragments of an odd number of bytes',
    message: (command, { contextId }) => [
      pData({ ...whole(contextId, command.subarray(0, 41)), isLast: false }),
      pData(whole(contextId, command.subarray(41))),
    ],
    caughtBy,
  },
  {
    name: 'empty-last-fragment',
    clause: 'PS3.8 E.1',
    does: 'ends the response with a fragment that has no bytes',
    message: (command, { contextId }) => [
      pData({ ...whole(contextId, command), isLast: false }),
      pData(whole(contextId, Buffer.alloc(0))),
    ],
    caughtBy,
  },
  {
    name: 'pdv-longer-than-pdu',
    clause: 'PS3.8 9.3.5.1',
    does: 'declares a PDV that passes the end of its P-DATA-TF',
    message: (command, { contextId }) => [pDataWith(8, 0xff, whole(contextId, command))],
    caughtBy,
  },
  {
    name: 'p-data-without-pdv',
    clause: 'PS3.8 9.3.5',
    does: 'sends a P-DATA-TF without a PDV before the response',
    message: (command, { contextId }) => [pData(), pData(whole(contextId, command))],
    caughtBy,
  },
  {
    name: 'response-on-even-context',
    clause: 'PS3.8 9.3.5.1',
    does: 'answers on an even presentation context ID',
    message: (command, { contextId }) => [pData(whole(contextId + 1, command))],
    caughtBy,
  },
  {
    name: 'response-on-context-not-agreed',
    clause: 'PS3.8 7.6.1',
    does: 'answers on a presentation context that was not agreed on',
    message: (command) => [pData(whole(251, command))],
    caughtBy,
  },
  {
    name: 'data-set-after-response',
    clause: 'PS3.7 9.3.1.2',
    does: 'sends a Data Set after a response that announces none',
    message: (command, { contextId }) => [
      pData(whole(contextId, command)),
      pData({ contextId, isCommand: false, isLast: true, fragment: Buffer.alloc(8) }),
    ],
    caughtBy,
  },
  {
    name: 'no-response',
    clause: 'PS3.7 9.2.1',
    does: 'never answers a C-STORE',
    message: () => [],
    caughtBy,
  },
  {
    name: 'response-twice',
    clause: 'PS3.7 9.3.1.3',
    does: 'sends the response to a C-STORE twice',
    message: (command, { contextId }) => [pData(whole(contextId, command)), pData(whole(contextId, command))],
    caughtBy,
  },
  {
    name: 'rubbish-after-response',
    clause: 'PS3.8 9.3.1',
    does: 'sends bytes that are no PDU after a response',
    message: (command, { contextId }) => [pData(whole(contextId, command)), Buffer.from('OK\r\n0123456789')],
    caughtBy,
  },
  {
    name: 'unknown-pdu-before-response',
    clause: 'PS3.8 9.3.1',
    does: 'sends a PDU of type 08H before a response',
    message: (command, { contextId }) => [Buffer.of(8, 0, 0, 0, 0, 0), pData(whole(contextId, command))],
    caughtBy,
  },
  {
    name: 'release-confirmed-before-asked',
    clause: 'PS3.8 9.2.3',
    does: 'sends an A-RELEASE-RP in place of a response',
    message: () => [{ type: 'A-RELEASE-RP' }],
    caughtBy,
  },
  {
    name: 'second-accept',
    clause: 'PS3.8 9.2.3',
    does: 'sends the A-ASSOCIATE-AC once more before a response',
    message: (command, { contextId }, { accept }) => [...(accept ? [accept] : []), pData(whole(contextId, command))],
    caughtBy,
  },
];

export const fragments: readonly Fault[] = sparing([echoed], rows);
