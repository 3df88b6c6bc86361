import { expect } from 'chai';
import {
  ExplicitVRBigEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  type TransferSyntax,
  transferSyntaxByKeyword,
} from '../../registry/transfer-syntaxes.ts';
import {
  delimiter,
  type Encoding,
  element,
  header,
  item,
  openItem,
  openSequence,
  sequence,
} from '../testing/encode-by-hand.ts';
import { errorOf, read } from '../testing/read.ts';

const jpeg = transferSyntaxByKeyword('JPEGBaseline8Bit');
const uid = element(0x00080018, 'UI', '1.2.3\0');

describe('the structure of a Data Set', () => {
  describe('accepts', () => {
    const syntaxes: readonly [Encoding, TransferSyntax][] = [
      ['ILE', ImplicitVRLittleEndian],
      ['ELE', ExplicitVRLittleEndian],
      ['EBE', ExplicitVRBigEndian],
    ];
    for (const [encoding, syntax] of syntaxes) {
      it(`explicit and undefined lengths, nested, in ${syntax.name}`, () => {
        const inner = [element(0x00080100, 'SH', 'A1', encoding), element(0x00080104, 'LO', 'Text', encoding)];
        const items = [item(inner, encoding), openItem(inner, encoding), item([], encoding), openItem([], encoding)];
        const bytes = [
          element(0x00080018, 'UI', '1.2.3\0', encoding),
          sequence(0x00081140, [openItem([sequence(0x0040a170, items, encoding)], encoding)], encoding),
          openSequence(0x0040a170, items, encoding),
          sequence(0x0040a730, [], encoding),
          openSequence(0x0072000c, [], encoding),
        ];
        expect(read(bytes, syntax).error).to.equal(undefined);
      });
    }

    it('no bytes at all, which are a Data Set without elements', () => {
      expect(read([]).findings).to.deep.equal([]);
    });

    it('a Group Length, which every implementation has to parse (PS3.5 7.2)', () => {
      expect(read([element(0x00080000, 'UL', Buffer.alloc(4)), uid]).error).to.equal(undefined);
    });

    it('reserved bytes that are not zero, since they shall not be decoded (PS3.5 7.1.2)', () => {
      const bytes = element(0x7fe00010, 'OB', Buffer.alloc(4));
      bytes[6] = 0xff;
      expect(read([bytes]).error).to.equal(undefined);
    });

    it('private elements and private sequences', () => {
      const content = [element(0x00290010, 'LO', 'ACME'), openSequence(0x00291001, [item([uid])])];
      expect(read(content).error).to.equal(undefined);
      const implicit = [
        element(0x00290010, 'LO', 'ACME', 'ILE'),
        openSequence(0x00291001, [item([element(0x00080018, 'UI', '1.', 'ILE')], 'ILE')], 'ILE'),
      ];
      expect(read(implicit, ImplicitVRLittleEndian).error).to.equal(undefined);
    });

    it('UN of undefined length, which is Implicit VR Little Endian inside, also in Big Endian (PS3.5 6.2.2)', () => {
      const items = [item([element(0x00080018, 'UI', '1.', 'ILE')], 'ILE')];
      const value = Buffer.concat([...items, delimiter(0xfffee0dd, 0, 'ILE')]);
      const last = element(0x00300010, 'LO', 'A ');
      expect(read([header(0x00291001, 'UN', 0xffffffff), value, last]).error).to.equal(undefined);
      const bigEndian = [header(0x00291001, 'UN', 0xffffffff, 'EBE'), value, element(0x00300010, 'LO', 'A ', 'EBE')];
      expect(read(bigEndian, ExplicitVRBigEndian).error).to.equal(undefined);
    });

    it('encapsulated Pixel Data with and without a Basic Offset Table', () => {
      for (const table of [[], [Buffer.alloc(4)]]) {
        const fragments = [item(table), item([Buffer.alloc(10)]), item([Buffer.alloc(2)])];
        for (const vr of ['OB', 'OW']) {
          expect(read([openSequence(0x7fe00010, fragments, 'ELE', vr)], jpeg).error).to.equal(undefined);
        }
      }
    });
  });

  describe('finds', () => {
    it('a duplicate element', () => {
      expect(errorOf([element(0x00080016, 'UI', '1.'), element(0x00080016, 'UI', '1.')])).to.deep.equal({
        rule: 'duplicate-tag',
        tagPath: '(0008,0016)',
        tag: 0x00080016,
        offset: 10,
        clause: 'PS3.5 7.1',
        text: 'the Data Element occurs twice',
      });
    });

    it('a descending tag within an Item, with the path to it', () => {
      const content = [element(0x00080104, 'LO', 'Text'), element(0x00080100, 'SH', 'A1')];
      const error = errorOf([sequence(0x0040a730, [item([]), item([sequence(0x0040a043, [item(content)])])])]);
      expect(error).to.include({ rule: 'tag-order', tagPath: '(0040,A730)[2].(0040,A043)[1].(0008,0100)', offset: 60 });
    });

    for (const tag of [0x00000000, 0x00020010, 0x00040010, 0x00060010, 0x00010010, 0x00030010, 0x00070010]) {
      it(`an element of the forbidden group ${(tag >>> 16).toString(16)}`, () => {
        expect(errorOf([element(tag, 'UI', '1.')])).to.include({ rule: 'forbidden-group', offset: 0 });
      });
    }

    it('group FFFF', () => {
      expect(errorOf([uid, element(0xffff0010, 'UI', '1.')])).to.include({ rule: 'forbidden-group', offset: 14 });
    });

    it('a VR that PS3.5 does not have, and names the bytes', () => {
      expect(errorOf([header(0x00080018, 'ZZ', 2), Buffer.alloc(2)]).text).to.match(/^'ZZ' is no Value Representation/);
      const implicit = element(0x00080018, 'UI', '1.2.3\0', 'ILE');
      expect(errorOf([implicit]).text).to.match(/^06H 00H is no Value Representation.*Implicit VR/);
    });

    it('an odd length', () => {
      expect(errorOf([header(0x00080018, 'UI', 3), Buffer.from('1.2')])).to.include({ rule: 'odd-length', offset: 0 });
      const odd = [element(0x00100010, 'PN', 'Doe', 'ILE')];
      expect(errorOf(odd, ImplicitVRLittleEndian)).to.include({ rule: 'odd-length', tagPath: '(0010,0010)' });
    });

    for (const [vr, length] of [
      ['UL', 6],
      ['FD', 4],
      ['AT', 2],
      ['OF', 6],
      ['OV', 4],
      ['SV', 12],
    ] as const) {
      it(`${length} bytes of ${vr}`, () => {
        expect(errorOf([element(0x00291001, vr, Buffer.alloc(length))])).to.include({ rule: 'length-for-vr' });
      });
    }

    it('a length that the VR of the dictionary cannot have, in Implicit VR', () => {
      const bytes = [
        element(0x0028000a, 'FD', Buffer.alloc(4), 'ILE'),
        element(0x00189087, 'FD', Buffer.alloc(4), 'ILE'),
      ];
      expect(errorOf([bytes[1] ?? uid], ImplicitVRLittleEndian)).to.include({ rule: 'length-for-vr' });
    });

    it('a value, an Item or a sequence that reaches beyond what holds it', () => {
      const value = [item([header(0x00080100, 'SH', 6), Buffer.alloc(4)])];
      expect(errorOf([sequence(0x0040a730, value)])).to.include({
        rule: 'length-bounds',
        tagPath: '(0040,A730)[1].(0008,0100)',
        offset: 20,
      });
      expect(errorOf([sequence(0x0040a730, [delimiter(0xfffee000, 10)])])).to.include({
        rule: 'length-bounds',
        offset: 12,
      });
      const inner = item([header(0x0040a730, 'SQ', 8)]);
      expect(errorOf([sequence(0x0040a730, [inner]), Buffer.alloc(8)])).to.include({
        rule: 'length-bounds',
        offset: 20,
      });
    });

    it('stray bytes at the end of an Item, and a missing delimiter', () => {
      expect(errorOf([sequence(0x0040a730, [item([Buffer.alloc(6)])])])).to.include({
        rule: 'length-bounds',
        offset: 20,
      });
      const open = delimiter(0xfffee000, 0xffffffff);
      expect(errorOf([sequence(0x0040a730, [open])]).text).to.match(/has no delimiter before the end/);
    });

    it('an Undefined Length of a VR that may not have one', () => {
      expect(errorOf([header(0x00287fe0, 'UT', 0xffffffff)])).to.include({ rule: 'undefined-length' });
      expect(errorOf([header(0x7fe00010, 'OB', 0xffffffff)])).to.include({ rule: 'undefined-length' });
      expect(errorOf([header(0x7fe00008, 'OF', 0xffffffff)], jpeg)).to.include({ rule: 'undefined-length' });
      const known = [header(0x00100010, 'PN', 0xffffffff, 'ILE')];
      expect(errorOf(known, ImplicitVRLittleEndian)).to.include({ rule: 'undefined-length', tagPath: '(0010,0010)' });
    });

    it('something else where an Item has to begin', () => {
      expect(errorOf([sequence(0x0040a730, [uid])])).to.include({ rule: 'item-expected', tagPath: '(0040,A730)' });
    });

    it('delimiters that end nothing', () => {
      for (const tag of [0xfffee000, 0xfffee00d, 0xfffee0dd, 0xfffe0000]) {
        expect(errorOf([delimiter(tag, 0)])).to.include({ rule: 'stray-delimiter', offset: 0 });
      }
      const explicit = [sequence(0x0040a730, [delimiter(0xfffee0dd, 0)])];
      expect(errorOf(explicit)).to.include({ rule: 'stray-delimiter', tagPath: '(0040,A730)' });
      const crossed = [
        header(0x0040a730, 'SQ', 0xffffffff),
        delimiter(0xfffee000, 0xffffffff),
        delimiter(0xfffee0dd, 0),
      ];
      expect(errorOf(crossed)).to.include({ rule: 'stray-delimiter', tagPath: '(0040,A730)[1]' });
    });

    it('a delimiter with a length', () => {
      const bytes = [header(0x0040a730, 'SQ', 0xffffffff), delimiter(0xfffee0dd, 4), Buffer.alloc(4)];
      expect(errorOf(bytes)).to.include({ rule: 'delimiter-length', offset: 12 });
    });

    it('fragments of encapsulated Pixel Data that break PS3.5 A.4', () => {
      const pixelData = (...items: Uint8Array[]) => [openSequence(0x7fe00010, items, 'ELE', 'OB')];
      expect(errorOf(pixelData(), jpeg).text).to.match(/Basic Offset Table Item is missing/);
      expect(errorOf(pixelData(item([Buffer.alloc(2)])), jpeg).text).to.match(/Basic Offset Table has 2 bytes/);
      expect(errorOf(pixelData(item([]), item([])), jpeg)).to.include({
        text: 'a fragment is empty',
        tagPath: '(7FE0,0010)[2]',
      });
      expect(errorOf(pixelData(item([]), item([Buffer.alloc(3)])), jpeg)).to.include({ rule: 'odd-length' });
      expect(errorOf(pixelData(openItem([])), jpeg)).to.include({ rule: 'undefined-length' });
      expect(errorOf([element(0x7fe00010, 'OB', Buffer.alloc(4))], jpeg)).to.include({ rule: 'encapsulation' });
    });

    it('where the bytes break off', () => {
      const cut = (bytes: Uint8Array, length: number) => errorOf([bytes.subarray(0, length)]);
      expect(cut(uid, 7)).to.include({ rule: 'truncated', tagPath: '', offset: 7 });
      expect(cut(uid, 13)).to.include({ rule: 'truncated', tagPath: '(0008,0018)', offset: 13 });
      expect(cut(uid, 13).text).to.equal('the bytes end 1 short of the value');
      const nested = openSequence(0x0040a730, [openItem([uid])]);
      expect(cut(nested, nested.length - 8)).to.include({ rule: 'truncated', tagPath: '(0040,A730)' });
      expect(cut(nested, nested.length - 8).text).to.equal('the bytes end within a sequence');
      expect(cut(nested, nested.length - 16).text).to.equal('the bytes end within an Item');
    });
  });
});
