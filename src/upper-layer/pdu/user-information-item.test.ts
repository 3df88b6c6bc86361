/** PS3.8 D.1 and PS3.7 D.3.3: where the fields of the user information sub-items lie. */

import { expect } from 'chai';
import { decodePdu, encodePdu } from './pdu.ts';
import type { UserInformationSubItem } from './user-information-item.ts';

const uid = '1.2';

/** Each sub-item, and its bytes by the table named. */
const layouts: readonly [title: string, subItem: UserInformationSubItem, hex: string][] = [
  ['Maximum Length (PS3.8 Table D.1-1)', { item: 0x51, maxLength: 16384 }, '51000004 00004000'],
  ['Implementation Class UID (PS3.7 Table D.3-1)', { item: 0x52, uid }, '52000003 312e32'],
  [
    'Asynchronous Operations Window (PS3.7 Table D.3-7)',
    { item: 0x53, maxInvoked: 16, maxPerformed: 258 },
    '53000004 0010 0102',
  ],
  ['Role Selection (PS3.7 Table D.3-9)', { item: 0x54, uid, scuRole: 0, scpRole: 1 }, '54000007 0003 312e32 00 01'],
  ['Implementation Version Name (PS3.7 Table D.3-3)', { item: 0x55, versionName: 'V1' }, '55000002 5631'],
  [
    'SOP Class Extended Negotiation (PS3.7 Table D.3-11)',
    { item: 0x56, uid, information: Buffer.from('0102', 'hex') },
    '56000007 0003 312e32 0102',
  ],
  [
    'SOP Class Common Extended Negotiation (PS3.7 Tables D.3-12, D.3-13)',
    { item: 0x57, version: 0, uid, serviceClassUid: '1.4', relatedUids: ['1.5', '1.6'] },
    '57000016 0003 312e32 0003 312e34 000a 0003 312e35 0003 312e36',
  ],
  [
    'SOP Class Common Extended Negotiation of a later version',
    { item: 0x57, version: 1, uid, serviceClassUid: '1.4', relatedUids: [], later: Buffer.from('ff', 'hex') },
    '5701000d 0003 312e32 0003 312e34 0000 ff',
  ],
  [
    'User Identity in a request (PS3.7 Table D.3-14)',
    {
      item: 0x58,
      identityType: 2,
      positiveResponseRequested: 1,
      primary: Buffer.from('me'),
      secondary: Buffer.from('pw!'),
    },
    '5800000b 02 01 0002 6d65 0003 707721',
  ],
  [
    'User Identity in a response (PS3.7 Table D.3-15)',
    { item: 0x59, response: Buffer.from('ok') },
    '59000004 0002 6f6b',
  ],
  ['a sub-item not defined in this edition', { item: 0x5a, data: Buffer.from('00', 'hex') }, '5a000001 00'],
  ['a reserved byte that is not 00H', { item: 0x52, reserved: Buffer.from([7]), uid }, '52070003 312e32'],
];

/** What is wrong with it, and the offset within the sub-item where it shows. */
const malformed: readonly [title: string, hex: string, offset: number][] = [
  ['a Maximum Length of three bytes', '51000003 004000', 4],
  ['a Maximum Length of five bytes', '51000005 0000400000', 8],
  ['an Asynchronous Operations Window of two bytes', '53000002 0001', 6],
  ['a Role Selection without the SCP role', '54000006 0003 312e32 00', 10],
  ['a Role Selection whose UID leaves it', '54000004 0003 3132', 6],
  ['an Extended Negotiation whose UID leaves it', '56000003 ffff 31', 6],
  ['a Common Extended Negotiation whose related UIDs leave it', '57000009 0001 31 0001 32 0004 31', 12],
  ['a related UID that leaves its field', '5700000b 0001 31 0001 32 0003 0002 31', 14],
  ['a User Identity without a secondary field length', '58000006 01 00 0002 6d65', 10],
  ['a User Identity response with bytes left over', '59000003 0000 00', 6],
];

/** Offset of the first sub-item of an A-ASSOCIATE-RQ that holds nothing but a User Information Item. */
const subItemOffset = 78;

function requestWith(subItems: readonly UserInformationSubItem[]): Buffer {
  const items = [{ item: 0x50, subItems }] as const;
  return encodePdu({ type: 'A-ASSOCIATE-RQ', protocolVersion: 1, calledAETitle: 'A', callingAETitle: 'B', items });
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

describe('a user information sub-item', () => {
  for (const [title, subItem, hex] of layouts) {
    it(`has the bytes of its table and comes back: ${title}`, () => {
      const bytes = requestWith([subItem]);
      expect(bytes.subarray(subItemOffset)).to.deep.equal(bytesOf(hex));
      expect(decodePdu(bytes)).to.have.nested.property('pdu.items[0].subItems[0]').that.deep.equals(subItem);
    });
  }

  for (const [title, hex, offset] of malformed) {
    it(`is invalid, with the offset: ${title}`, () => {
      const bytes = bytesOf(hex);
      const decoded = decodePdu(requestWith([{ item: bytes[0] ?? 0, data: bytes.subarray(4) }]));
      expect(decoded).to.include({ reason: 6, offset: subItemOffset + offset });
    });
  }

  it('is kept in the order received', () => {
    const subItems = layouts.map(([, subItem]) => subItem).reverse();
    expect(decodePdu(requestWith(subItems)))
      .to.have.nested.property('pdu.items[0].subItems')
      .that.deep.equals(subItems);
  });
});
