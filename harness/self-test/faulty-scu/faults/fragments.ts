// Faults of how messages go onto the wire: PS3.8 9.3.5, D.1, Annex E.

import { cEchoRQ, encodeCommandSet, encodePdu, type PDataTF, type Pdv } from '../../../../src/wire.ts';
import { withValues } from '../changes.ts';
import { alsoVerification, verificationContext } from '../echo.ts';
import { cut, fragmentSize, onePdvEach, ownLimit, pData, pdvsOf } from '../fragments.ts';
import type { ScuChange } from '../scu-behaviour.ts';
import type { Instead, OutgoingMessage } from '../scu-facts.ts';
import type { ScuFault } from '../scu-fault.ts';
import { long, sends } from './cases.ts';

const caughtBy = [sends];

/** Changes the P-DATA-TF PDUs of every C-STORE but the first, which is good. */
function pdus(change: (pdus: readonly PDataTF[], message: OutgoingMessage) => Instead): ScuChange {
  return {
    message(message, { maxLength, stores }) {
      const good = onePdvEach(message, maxLength);
      return stores < 2 ? good : change(good, message);
    },
  };
}

/** Changes each PDV of them. */
function pdvs(change: (pdv: Pdv, index: number) => readonly Pdv[]): ScuChange {
  return pdus((good) =>
    good.flatMap((pdu) => pdu.pdvs).flatMap((pdv, index) => change(pdv, index).map((one) => pData(one))),
  );
}

/** A fragment in two. */
function halves({ fragment, ...pdv }: Pdv, first = (fragment.length >> 2) * 2): readonly [Pdv, Pdv] {
  return [
    { ...pdv, isLast: false, fragment: fragment.subarray(0, first) },
    { ...pdv, fragment: fragment.subarray(first) },
  ];
}

export const fragments: readonly ScuFault[] = [
  {
    name: 'p-data-with-reserved-byte',
    clause: 'PS3.8 9.3.5',
    does: 'sends byte 2 of a P-DATA-TF as 01H',
    change: pdus((good) => good.map((pdu) => ({ ...pdu, reserved: Buffer.of(1) }))),
    rule: 'p-data/reserved-fields',
    caughtBy,
  },
  {
    name: 'maximum-length-of-the-other-direction',
    clause: 'PS3.8 D.1',
    does: 'sends P-DATA-TF as long as it receives them, not as long as the acceptor does',
    change: {
      message: (message) => pdvsOf(message, 64 * 1024).map((pdv) => pData(pdv)),
    },
    rule: 'p-data/maximum-length',
    caughtBy: [long],
  },
  {
    name: 'maximum-length-of-the-fragment',
    clause: 'PS3.8 D.1',
    does: 'takes the Maximum Length for that of a fragment and forgets the head of the PDV',
    change: {
      message: (message, { maxLength }) =>
        pdvsOf(message, maxLength === 0 ? ownLimit : maxLength & ~1).map((pdv) => pData(pdv)),
    },
    rule: 'p-data/maximum-length',
    caughtBy: [long],
  },
  {
    name: 'pdv-on-even-context',
    clause: 'PS3.8 9.3.5.1',
    does: 'sends a message on an even presentation context ID',
    change: pdvs((pdv) => [{ ...pdv, contextId: pdv.contextId + 1 }]),
    rule: 'p-data/context-id',
    caughtBy,
  },
  {
    name: 'control-header-with-reserved-bits',
    clause: 'PS3.8 E.2',
    does: 'sets bit 7 of the message control header',
    change: pdvs((pdv) => [{ ...pdv, reserved: 0x80 }]),
    rule: 'p-data/message-control-header',
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'two-messages-in-a-pdu',
    clause: 'PS3.8 E.1',
    does: 'sends two C-ECHO in one P-DATA-TF',
    change: {
      ...alsoVerification,
      messageId: (n) => n + 2,
      async opening(session) {
        const contextId = verificationContext(session);
        if (contextId === undefined) return;
        const echo = (MessageID: number) => ({ contextId, command: encodeCommandSet(cEchoRQ({ MessageID })) });
        const both = [echo(1), echo(2)].flatMap((one) => pdvsOf({ ...one, dataSet: undefined }, ownLimit));
        session.raw(pData(...both));
        await session.next();
        await session.next();
      },
    },
    rule: 'message/several-messages-in-pdu',
    caughtBy,
  },
  {
    name: 'odd-fragments',
    clause: 'PS3.8 E.1',
    does: 'cuts a command into fragments of an odd number of bytes',
    change: pdvs((pdv) => (pdv.isCommand ? halves(pdv, 41) : [pdv])),
    rule: 'message/odd-fragment',
    caughtBy,
  },
  {
    name: 'empty-last-fragment',
    clause: 'PS3.8 E.1',
    does: 'ends a Data Set with a fragment that has no bytes',
    change: pdvs((pdv) => (pdv.isCommand ? [pdv] : halves(pdv, pdv.fragment.length))),
    rule: 'message/empty-fragment',
    caughtBy,
  },
  {
    name: 'data-set-first',
    clause: 'PS3.8 E.1',
    does: 'sends the Data Set of a request before its command',
    change: pdus((good) => [...good].reverse()),
    rule: 'message/data-without-command',
    caughtBy,
  },
  {
    name: 'data-set-unannounced',
    clause: 'PS3.8 E.1',
    does: 'sends a Data Set after a command that announces none',
    change: withValues({ CommandDataSetType: 0x0101 }),
    rule: 'message/unannounced-data-set',
    caughtBy,
  },
  {
    name: 'command-never-last',
    clause: 'PS3.8 E.2',
    does: 'never marks the last fragment of a command',
    change: pdvs((pdv) => [{ ...pdv, isLast: pdv.isLast && !pdv.isCommand }]),
    rule: 'message/data-within-command',
    caughtBy,
  },
  {
    name: 'new-message-within-the-old',
    clause: 'PS3.8 E.1',
    does: 'begins a message in the middle of another one that it gave up',
    change: pdus((good, message) => {
      const [whole] = cut(message.dataSet ?? Buffer.alloc(2), ownLimit, {
        contextId: message.contextId,
        isCommand: false,
      });
      return whole ? [...good.slice(0, 1), pData(halves(whole)[0]), ...good] : good;
    }),
    rule: 'message/command-within-data-set',
    caughtBy,
  },
  {
    name: 'fragments-on-two-contexts',
    clause: 'PS3.8 E.1',
    does: 'sends the Data Set of a request on another presentation context than its command',
    change: pdvs((pdv) => [pdv.isCommand ? pdv : { ...pdv, contextId: pdv.contextId + 2 }]),
    rule: 'message/interleaved-contexts',
    caughtBy,
  },
  {
    name: 'endless-command',
    clause: 'PS3.8 E.1',
    does: 'sends a command of more than 64 KiB that never ends',
    change: pdus((_, { contextId }) =>
      cut(Buffer.alloc(80_000), fragmentSize(0), { contextId, isCommand: true }).map((pdv) =>
        pData({ ...pdv, isLast: false }),
      ),
    ),
    rule: 'message/command-too-long',
    caughtBy,
  },
  {
    name: 'fragments-side-by-side',
    clause: 'PS3.8 E.1',
    does: 'puts two fragments of one Data Set into one P-DATA-TF',
    change: pdus((good) =>
      good.flatMap(({ pdvs: [pdv] }) => (pdv && !pdv.isCommand ? [pData(...halves(pdv))] : pdv ? [pData(pdv)] : [])),
    ),
    rule: 'message/consecutive-fragments',
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'pdv-longer-than-pdu',
    clause: 'PS3.8 9.3.5.1',
    does: 'declares a PDV that passes the end of its P-DATA-TF',
    change: pdus((good) =>
      good.map((pdu) => {
        const bytes = encodePdu(pdu);
        bytes[7] = 1;
        return bytes;
      }),
    ),
    rule: 'pdu/decodable',
    caughtBy,
  },
];
