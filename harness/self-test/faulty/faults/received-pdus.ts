// Faults in how PDUs are taken that every acceptor shall take or refuse: PS3.8 9.3.1, 9.3.2, 9.3.5, 9.3.6, 9.3.8 and D.2.

import type { AAssociateRQ } from '../../../../src/wire.ts';
import { plusSubItems, withContexts, withoutSubItem } from '../changes.ts';
import type { Instead, Received } from '../exchange.ts';
import { type Fault, sparing } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import { echoed, stored } from './cases.ts';

const versionNotSupported = { type: 'A-ASSOCIATE-RJ', result: 1, source: 2, reason: 2 } as const;
const noReason = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 } as const;
const calledNotRecognized = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 } as const;
const invalidValue = { type: 'A-ABORT', source: 2, reason: 6 } as const;

const reserved = (field: string): string => `ps3.8/9.3.2/reserved-fields:${field}`;

/** Answers with this PDU instead where one of the type is such. */
function at<T extends Received['type']>(
  type: T,
  test: (pdu: Extract<Received, { type: T }>) => boolean,
  answer: Instead[number],
) {
  return (received: Received, session: FaultyConnection): Instead | undefined => {
    if (received.type !== type || !test(received as Extract<Received, { type: T }>)) return undefined;
    session.reply(answer);
    return [];
  };
}

function isSet(bytes: Uint8Array | undefined): boolean {
  return bytes?.some((byte) => byte !== 0) ?? false;
}

function subItemsOf({ items }: AAssociateRQ) {
  return items.flatMap((item) => ('data' in item || item.item !== 0x50 ? [] : item.subItems));
}

function syntaxesOf({ items }: AAssociateRQ) {
  return items.flatMap((item) => ('data' in item || item.item !== 0x20 ? [] : item.subItems));
}

const ofRequests: readonly Fault[] = [
  {
    name: 'protocol-version-compared',
    clause: 'PS3.8 9.3.2',
    does: 'rejects a Protocol-version that has further bits set beside bit 0',
    receive: at('A-ASSOCIATE-RQ', ({ protocolVersion }) => protocolVersion !== 1, versionNotSupported),
    caughtBy: ['ps3.8/9.3.2/protocol-version:0x0003', 'ps3.8/9.3.2/protocol-version:0xffff'],
    spares: ['ps3.8/9.3.2/protocol-version:0x0001', 'ps3.8/9.3.2/protocol-version-unknown:0x0000'],
  },
  {
    name: 'reserved-bytes-of-request-tested',
    clause: 'PS3.8 9.3.2',
    does: 'aborts at an A-ASSOCIATE-RQ whose reserved bytes are not 00H',
    receive: at('A-ASSOCIATE-RQ', (rq) => isSet(rq.reserved), invalidValue),
    caughtBy: [reserved('byte-2-of-the-PDU'), reserved('bytes-9-to-10-of-the-PDU')],
    spares: [reserved('byte-2-of-the-Application-Context-Item'), stored],
  },
  {
    name: 'reserved-bytes-of-contexts-tested',
    clause: 'PS3.8 9.3.2.2',
    does: 'aborts at a Presentation Context Item whose reserved bytes are not 00H',
    receive: at(
      'A-ASSOCIATE-RQ',
      ({ items }) => items.some((item) => item.item === 0x20 && 'reserved' in item && isSet(item.reserved)),
      invalidValue,
    ),
    caughtBy: [reserved('byte-6-of-a-Presentation-Context-Item'), reserved('byte-8-of-a-Presentation-Context-Item')],
  },
  {
    name: 'reserved-bytes-of-sub-items-tested',
    clause: 'PS3.8 D.1.1',
    does: 'rejects user information in which a reserved byte of a sub-item is not 00H',
    receive: at(
      'A-ASSOCIATE-RQ',
      (rq) => subItemsOf(rq).some((subItem) => 'reserved' in subItem && isSet(subItem.reserved)),
      noReason,
    ),
    caughtBy: [reserved('byte-2-of-the-Maximum-Length-Sub-Item')],
    spares: [reserved('byte-2-of-the-User-Information-Item'), echoed],
  },
  {
    name: 'ae-title-padding-significant',
    clause: 'PS3.8 9.3.2',
    does: 'does not recognize its AE title with spaces in front of it',
    receive: at('A-ASSOCIATE-RQ', ({ rawCalledAETitle: raw }) => raw?.[0] === 0x20, calledNotRecognized),
    caughtBy: ['ps3.8/9.3.2/ae-title-spaces:in-front', 'ps3.8/9.3.2/ae-title-spaces:on-both-sides'],
  },
  {
    name: 'unknown-items-rejected',
    clause: 'PS3.8 9.3.1',
    does: 'rejects an A-ASSOCIATE-RQ with an item of a type that it does not know',
    receive: at('A-ASSOCIATE-RQ', ({ items }) => items.some((item) => 'data' in item), noReason),
    caughtBy: ['ps3.8/9.3.1/unknown-items:after-all-others', 'ps3.8/9.3.1/unknown-items:without-a-value'],
  },
  {
    name: 'unknown-sub-items-rejected',
    clause: 'PS3.8 D.2',
    does: 'rejects user information with a sub-item that it does not know',
    receive: at('A-ASSOCIATE-RQ', (rq) => subItemsOf(rq).some((subItem) => 'data' in subItem), noReason),
    caughtBy: ['ps3.8/d.2/unknown-sub-items:at-the-end', 'ps3.8/d.2/unknown-sub-items:without-a-value'],
  },
  {
    name: 'unknown-syntax-sub-items-rejected',
    clause: 'PS3.8 9.3.1',
    does: 'rejects a presentation context with a sub-item that it does not know',
    receive: at('A-ASSOCIATE-RQ', (rq) => syntaxesOf(rq).some((syntax) => 'data' in syntax), noReason),
    verdict: 'warn',
    caughtBy: ['ps3.8/9.3.1/unknown-sub-items:after-the-Transfer-Syntax'],
  },
  {
    name: 'sub-item-order-significant',
    clause: 'PS3.8 9.3.2.3',
    does: 'rejects user information whose first sub-item is not the Maximum Length',
    receive: at('A-ASSOCIATE-RQ', (rq) => subItemsOf(rq)[0]?.item !== 0x51, noReason),
    verdict: 'warn',
    caughtBy: ['ps3.8/9.3.2.3/order-of-sub-items:last'],
  },
  {
    name: 'only-64-contexts',
    clause: 'PS3.8 7.1.1.14',
    does: 'answers only the first 64 presentation contexts',
    accept: (ac) => withContexts(ac, (answer, index) => (index < 64 ? answer : [])),
    caughtBy: ['ps3.8/9.3.2.2/presentation-contexts-128:of-one-SOP-Class'],
  },
  {
    name: 'context-id-signed',
    clause: 'PS3.8 9.3.2.2',
    does: 'answers presentation context IDs above 127 with their upper bit cleared',
    accept: (ac) => withContexts(ac, (answer) => ({ ...answer, id: answer.id & 0x7f })),
    caughtBy: ['ps3.8/7.1.1/each-context-answered:with-identifiers-far-apart'],
  },
  {
    name: 'request-without-user-information-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-ASSOCIATE-RQ without user information',
    receive: (received) => (received.type === 'A-ASSOCIATE-RQ' && subItemsOf(received).length === 0 ? [] : undefined),
    caughtBy: ['ps3.8/9.2.3/a-associate-rq/items-missing-or-doubled:without-user-information'],
  },
  {
    name: 'malformed-request-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-ASSOCIATE-RQ with wrong item lengths, and goes on waiting',
    receive: ({ type }, { state }) => (type === 'invalid' && state === 'Sta2' ? [] : undefined),
    caughtBy: ['ps3.8/9.2.3/a-associate-rq/item-lengths:User-Information-Item:too-long'],
  },
  {
    name: 'dies-of-malformed-request',
    clause: 'PS3.8 9.2.3',
    does: 'crashes at an A-ASSOCIATE-RQ with wrong item lengths',
    receive: ({ type }, { state, program }) => {
      if (type === 'invalid' && state === 'Sta2') program.crash();
      return undefined;
    },
    caughtBy: ['ps3.8/9.2.3/a-associate-rq/item-lengths:User-Information-Item:too-long'],
  },
];

const ofOthers: readonly Fault[] = [
  {
    name: 'reserved-byte-of-p-data-tested',
    clause: 'PS3.8 9.3.5',
    does: 'aborts at a P-DATA-TF whose reserved byte is not 00H',
    receive: at('P-DATA-TF', (pdu) => isSet(pdu.reserved), invalidValue),
    caughtBy: ['ps3.8/9.3.5/reserved-field:01', 'ps3.8/9.3.5/reserved-field:ff'],
  },
  {
    name: 'control-header-bits-tested',
    clause: 'PS3.8 E.2',
    does: 'aborts at a message control header in which bits 2 to 7 are not 0',
    receive: at('P-DATA-TF', ({ pdvs }) => pdvs.some((pdv) => pdv.reserved !== undefined), invalidValue),
    caughtBy: ['ps3.8/e.2/reserved-bits:07', 'ps3.8/e.2/reserved-bits:ff'],
  },
  {
    name: 'reserved-bytes-of-release-tested',
    clause: 'PS3.8 9.3.6',
    does: 'aborts at an A-RELEASE-RQ whose reserved bytes are not 00H',
    receive: at('A-RELEASE-RQ', (pdu) => isSet(pdu.reserved), invalidValue),
    caughtBy: ['ps3.8/9.3.6/reserved-fields:byte-2', 'ps3.8/9.3.6/reserved-fields:bytes-7-to-10'],
  },
  {
    name: 'reserved-bytes-of-abort-tested',
    clause: 'PS3.8 9.3.8',
    does: 'ignores an A-ABORT whose reserved bytes are not 00H',
    receive: (received) => (received.type === 'A-ABORT' && isSet(received.reserved) ? [] : undefined),
    caughtBy: ['ps3.8/9.3.8/reserved-fields:byte-2', 'ps3.8/9.3.8/reserved-fields:byte-8'],
  },
  {
    name: 'abort-of-provider-ignored',
    clause: 'PS3.8 9.3.8',
    does: 'ignores an A-ABORT of the service-provider',
    receive: (received) => (received.type === 'A-ABORT' && received.source === 2 ? [] : undefined),
    caughtBy: ['ps3.8/9.2.3/a-abort/source-and-reason:the-service-provider'],
  },
  {
    name: 'malformed-p-data-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores a P-DATA-TF whose items have wrong lengths',
    receive: ({ type }, { state }) => (type === 'invalid' && state === 'Sta6' ? [] : undefined),
    verdict: 'warn',
    caughtBy: [
      'ps3.8/9.2.3/p-data-tf/lengths:with-an-item-longer-than-the-PDU',
      'ps3.8/9.2.3/p-data-tf/lengths:without-any-item',
    ],
  },
  {
    name: 'dies-of-malformed-p-data',
    clause: 'PS3.8 9.2.3',
    does: 'crashes at a P-DATA-TF whose items have wrong lengths',
    receive: ({ type }, { state, program }) => {
      if (type === 'invalid' && state === 'Sta6') program.crash();
      return undefined;
    },
    caughtBy: ['ps3.8/9.2.3/p-data-tf/lengths:with-an-item-longer-than-the-PDU'],
  },
  {
    name: 'maximum-length-not-enforced',
    clause: 'PS3.8 D.1.2',
    does: 'takes P-DATA-TF PDUs longer than it announced to receive',
    accept: (ac) => plusSubItems(withoutSubItem(ac, 0x51), { item: 0x51, maxLength: 4096 }),
    verdict: 'warn',
    caughtBy: ['ps3.8/d.1/exceeded:1'],
  },
  {
    name: 'maximum-length-of-8-refused',
    clause: 'PS3.8 D.1.1',
    does: 'rejects requestors that receive no P-DATA-TF of more than 16 bytes',
    receive: at(
      'A-ASSOCIATE-RQ',
      (rq) => subItemsOf(rq).some((one) => 'maxLength' in one && one.maxLength > 0 && one.maxLength <= 16),
      noReason,
    ),
    verdict: 'warn',
    caughtBy: ['ps3.8/d.1/small:8'],
    spares: ['ps3.8/d.1/small:17', stored],
  },
];

export const receivedPdus: readonly Fault[] = sparing([stored, echoed], [...ofRequests, ...ofOthers]);
