// Faults of the form of an A-ASSOCIATE-AC: PS3.8 9.3.1, 9.3.3, D.1 and F.1.

import { encodePdu, pduHeadLength, userInformationOf } from '../../../../src/wire.ts';
import {
  plusSubItems,
  withAccepted,
  withBytes,
  withContexts,
  withoutItem,
  withoutSubItem,
  withSubItems,
} from '../changes.ts';
import type { Fault } from '../fault.ts';
import { echoed, stored } from './cases.ts';

const caughtBy = [echoed];
const inWindow = 'ps3.7/d.3.3.3/operations-in-a-window:HangingProtocolStorage';
const one = Buffer.of(1);

export const acceptForm: readonly Fault[] = [
  {
    name: 'accept-without-version-1',
    clause: 'PS3.8 9.3.3',
    does: 'answers with a Protocol-version in which bit 0 is not set',
    accept: (ac) => ({ ...ac, protocolVersion: 2 }),
    caughtBy,
  },
  {
    name: 'accept-with-reserved-byte',
    clause: 'PS3.8 9.3.3',
    does: 'sends byte 2 of the A-ASSOCIATE-AC as 01H',
    accept: (ac) => withBytes(ac, 1, 1),
    caughtBy,
  },
  {
    name: 'ae-titles-not-repeated',
    clause: 'PS3.8 9.3.3',
    does: 'puts its own AE title into bytes 11 to 26 in place of those received',
    accept: (ac) => ({ ...ac, calledAETitle: 'MYSELF' }),
    caughtBy: ['ps3.8/9.3.3/repeated-fields:'],
    spares: [echoed],
  },
  {
    name: 'reserved-field-not-repeated',
    clause: 'PS3.8 9.3.3',
    does: 'sends bytes 43 to 74 as 00H, whatever the request had there',
    accept: (ac) => withBytes(ac, 42, ...Array<number>(32).fill(0)),
    caughtBy: ['ps3.8/9.3.3/repeated-fields:-the-reserved-ones-too'],
    spares: ['ps3.8/9.3.3/repeated-fields:', echoed],
  },
  {
    name: 'accept-without-application-context',
    clause: 'PS3.8 9.3.3',
    does: 'leaves out the Application Context Item',
    accept: (ac) => withoutItem(ac, 0x10),
    caughtBy,
  },
  {
    name: 'accept-with-two-application-contexts',
    clause: 'PS3.8 9.3.3',
    does: 'sends the Application Context Item twice',
    accept: (ac) => ({ ...ac, items: [...ac.items.slice(0, 1), ...ac.items] }),
    caughtBy,
  },
  {
    name: 'accept-without-user-information',
    clause: 'PS3.8 9.3.3',
    does: 'leaves out the User Information Item',
    accept: (ac) => withoutItem(ac, 0x50),
    caughtBy,
  },
  {
    name: 'accept-with-items-out-of-order',
    clause: 'PS3.8 9.3.1',
    does: 'sends the User Information Item first',
    accept: (ac) => ({ ...ac, items: ac.items.toReversed() }),
    caughtBy,
  },
  {
    name: 'accept-too-long',
    clause: 'PS3.8 9.3.3',
    does: 'declares a PDU-length that ends within the last item, when a window of operations was offered',
    accept: (ac, rq) => {
      const good = encodePdu(ac);
      if (userInformationOf(rq).asyncWindow) good.writeUInt32BE(good.length - 8, 2);
      return good;
    },
    caughtBy: [inWindow],
    spares: [echoed],
  },
  {
    name: 'accept-item-too-long',
    clause: 'PS3.8 9.3.3.1',
    does: 'declares more bytes in an item than the PDU has, when a window of operations was offered',
    accept: (ac, rq) => (userInformationOf(rq).asyncWindow ? withBytes(ac, 76, 0xff, 0xff) : ac),
    caughtBy: [inWindow],
    spares: [echoed],
  },
  {
    name: 'accept-item-with-reserved-byte',
    clause: 'PS3.8 9.3.3.2',
    does: 'sends byte 8 of a Presentation Context Item as 01H',
    accept: (ac) => withContexts(ac, (answer) => ({ ...answer, reserved: Buffer.of(0, 0, 1) })),
    caughtBy,
  },
  {
    name: 'accept-sub-item-with-reserved-byte',
    clause: 'PS3.8 D.1.2',
    does: 'sends byte 2 of the Maximum Length Sub-Item as 01H',
    accept: (ac) =>
      withSubItems(ac, (subItems) =>
        subItems.map((subItem) => (subItem.item === 0x51 ? { ...subItem, reserved: one } : subItem)),
      ),
    caughtBy,
  },
  {
    name: 'accept-without-maximum-length',
    clause: 'PS3.8 D.1',
    does: 'leaves out the Maximum Length Sub-Item',
    accept: (ac) => withoutSubItem(ac, 0x51),
    caughtBy,
  },
  {
    name: 'accept-with-two-maximum-lengths',
    clause: 'PS3.8 D.1.2',
    does: 'sends the Maximum Length Sub-Item twice',
    accept: (ac) => plusSubItems(ac, { item: 0x51, maxLength: 16384 }),
    caughtBy,
  },
  {
    name: 'accept-with-padded-transfer-syntax',
    clause: 'PS3.8 F.1',
    does: 'pads the Transfer Syntax Name to an even length with NULL',
    accept: (ac) =>
      withAccepted(ac, (answer) => ({
        ...answer,
        subItems: answer.subItems.map((syntax) => ('uid' in syntax ? { ...syntax, uid: `${syntax.uid}\0` } : syntax)),
      })),
    caughtBy,
  },
  {
    name: 'accept-with-short-maximum-length',
    clause: 'PS3.8 D.1.2',
    does: 'sends a Maximum Length of two bytes in every A-ASSOCIATE-AC',
    accept: (ac) =>
      withSubItems(ac, (subItems) =>
        subItems.map((subItem) => (subItem.item === 0x51 ? { item: 0x51, data: Buffer.of(0x40, 0) } : subItem)),
      ),
    caughtBy: [echoed, stored],
  },
  {
    name: 'accept-with-bytes-after-its-items',
    clause: 'PS3.8 9.3.3',
    does: 'sends two bytes after the last item of every A-ASSOCIATE-AC, and counts them in its PDU-length',
    accept: (ac) => {
      const bytes = Buffer.concat([encodePdu(ac), Buffer.alloc(2)]);
      bytes.writeUInt32BE(bytes.length - pduHeadLength, 2);
      return bytes;
    },
    caughtBy: [echoed, stored],
  },
];
