// Faults in how messages are put together from PDVs: PS3.8 Annex E, PS3.7 6.3.1, 9.1.1.2 and 9.3.2.3.

import { cStoreRSP, responseTo } from '../../../../src/wire.ts';
import type { Received } from '../exchange.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';

const fragmentsCase = (label: string): string => `ps3.8/e.1/fragments-of-a-c-store:${label}`;
const separately = fragmentsCase('one-PDU-for-the-command-and-one-for-the-Data-Set');
const together = fragmentsCase('one-PDU-for-command-and-Data-Set');
const twoBytes = fragmentsCase('fragments-of-two-bytes-each-in-a-PDU');
const manyInAPdu = fragmentsCase('fragments-of-two-bytes-all-in-one-PDU');
const early = 'ps3.7/9.1.1/no-success-before-the-end';

type Pdvs = Extract<Received, { type: 'P-DATA-TF' }>['pdvs'];

/** The PDVs of a P-DATA-TF; none of anything else. */
function pdvsOf(received: Received): Pdvs {
  return received.type === 'P-DATA-TF' ? received.pdvs : [];
}

const rows: readonly Fault[] = [
  {
    name: 'success-after-the-command',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers success as soon as the command has come, before the Data Set',
    receive: (received, session) => {
      const last = session.exchanges.last;
      if (received.type !== 'P-DATA-TF' || last?.request.CommandField !== 1) return undefined;
      const hasCommand = received.pdvs.some(({ isCommand, isLast }) => isCommand && isLast);
      if (hasCommand) session.respond(last.contextId, cStoreRSP(last.request, { Status: 0 }));
      return [];
    },
    caughtBy: [`${early}:whose-Data-Set-has-not-begun`],
  },
  {
    name: 'success-after-the-first-fragment',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers success after the first fragment of the Data Set',
    receive: (received, session) => {
      const last = session.exchanges.last;
      const first = pdvsOf(received).find(({ isCommand }) => !isCommand);
      if (!first || last?.request.CommandField !== 1) return undefined;
      if (last.dataSet.length === first.fragment.length) {
        session.respond(last.contextId, cStoreRSP(last.request, { Status: 0 }));
      }
      return [];
    },
    caughtBy: [`${early}:whose-last-fragment-is-missing`],
    spares: [stored, echoed, `${early}:whose-Data-Set-has-not-begun`],
  },
  {
    name: 'short-fragments-dropped',
    clause: 'PS3.8 E.1',
    does: 'drops P-DATA-TF PDUs with a fragment of fewer than four bytes',
    receive: (received) => (pdvsOf(received).some(({ fragment }) => fragment.length < 4) ? [] : undefined),
    caughtBy: [twoBytes],
    spares: [stored, separately],
  },
  {
    name: 'only-first-pdv-of-a-kind',
    clause: 'PS3.8 E.1',
    does: 'takes only the first of several PDVs of one kind in a P-DATA-TF',
    receive: (received) => {
      if (received.type !== 'P-DATA-TF') return undefined;
      const isFirst = (pdv: Pdvs[number], at: number, all: Pdvs): boolean =>
        all.findIndex(({ isCommand }) => isCommand === pdv.isCommand) === at;
      return [{ ...received, pdvs: received.pdvs.filter(isFirst) }];
    },
    caughtBy: [manyInAPdu, 'ps3.8/e.1/fragments-of-different-lengths:10-46-and-12'],
    spares: [together, twoBytes],
  },
  {
    name: 'data-beside-command-dropped',
    clause: 'PS3.8 E.1',
    does: 'drops a Data Set that comes in the same P-DATA-TF as its command',
    receive: (received) => {
      if (received.type !== 'P-DATA-TF' || !received.pdvs[0]?.isCommand) return undefined;
      return [{ ...received, pdvs: received.pdvs.filter(({ isCommand }) => isCommand) }];
    },
    caughtBy: [together],
    spares: [separately, twoBytes],
  },
  {
    name: 'command-in-fragments-refused',
    clause: 'PS3.8 E.1',
    does: 'aborts when a command comes in more than one fragment',
    receive: (received, session) => {
      if (!pdvsOf(received).some(({ isCommand, isLast }) => isCommand && !isLast)) return undefined;
      session.reply({ type: 'A-ABORT', source: 2, reason: 0 });
      return [];
    },
    caughtBy: [twoBytes, 'ps3.8/e.1/fragments-of-a-c-echo:fragments-of-34-bytes-each-in-a-PDU'],
  },
  {
    name: 'empty-fragment-refused',
    clause: 'PS3.8 E.1',
    does: 'aborts at a PDV without a fragment in it',
    receive: (received, session) => {
      if (!pdvsOf(received).some(({ fragment }) => fragment.length === 0)) return undefined;
      session.reply({ type: 'A-ABORT', source: 2, reason: 6 });
      return [];
    },
    verdict: 'warn',
    caughtBy: [
      'ps3.8/e.1/empty-last-fragment:each-in-a-PDU-of-its-own',
      'ps3.8/e.1/boundaries-in-data-sets:ExplicitVRLittleEndian:with-an-empty-fragment-at-its-end',
    ],
  },
  {
    name: 'retired-element-refused',
    clause: 'PS3.7 6.3.1',
    does: 'refuses a command with the retired Command Length to End',
    receive: (received, session) => {
      const hasIt = pdvsOf(received).some((pdv) => pdv.isCommand && commandHasTag(pdv.fragment, 0x0001));
      const last = session.exchanges.last;
      if (!hasIt || !last) return undefined;
      session.respond(last.contextId, cStoreRSP(last.request, { Status: 0x0212 }));
      return [];
    },
    verdict: 'warn',
    caughtBy: ['ps3.7/6.3.1/retired-elements:Command-Length-to-End'],
  },
  {
    name: 'cancel-answered',
    clause: 'PS3.7 9.3.2.3',
    does: 'answers a C-CANCEL, which has no response',
    receive: (received, session) => {
      const last = session.exchanges.last;
      if (received.type !== 'P-DATA-TF' || last?.request.CommandField !== 0x0fff) return undefined;
      const { MessageIDBeingRespondedTo: MessageID = 0 } = last.request;
      session.respond(last.contextId, responseTo({ MessageID }, 0x8fff, { Status: 0xfe00 }));
      return [];
    },
    caughtBy: ['ps3.7/9.3.2.3/c-cancel-out-of-place:of-no-operation'],
  },
  {
    name: 'aborts-at-cancel',
    clause: 'PS3.7 9.3.2.3',
    does: 'aborts the association at a C-CANCEL that names no operation',
    receive: (received, session) => {
      if (received.type !== 'P-DATA-TF' || session.exchanges.last?.request.CommandField !== 0x0fff) return undefined;
      session.reply({ type: 'A-ABORT', source: 0, reason: 0 });
      return [{ type: 'A-ABORT', source: 0, reason: 0 }];
    },
    verdict: 'warn',
    caughtBy: ['ps3.7/9.3.2.3/c-cancel-out-of-place:of-no-operation'],
  },
];

/** Whether an encoded Command Set has this element of group 0000. */
function commandHasTag(command: Uint8Array, element: number): boolean {
  return Buffer.from(command).includes(Buffer.of(0, 0, element & 0xff, element >>> 8, 4, 0, 0, 0), 12);
}

export const messages: readonly Fault[] = sparing([stored, echoed], rows);
