import { expect } from 'chai';
import * as fc from 'fast-check';
import { DataSetError } from '../../errors.ts';
import { uncompressedTransferSyntaxes } from '../../registry/transfer-syntaxes.ts';
import { compareDataSets } from '../compare.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { arbitraryModel, encodeModel } from '../testing/arbitrary-data-set.ts';
import { delimiter, element, header, item, openItem, openSequence, sequence } from '../testing/encode-by-hand.ts';
import { everyInstance } from '../testing/instances.ts';
import { canTranscode, transcode } from './transcode.ts';

const [ILE, ELE, DEFLATED, EBE] = uncompressedTransferSyntaxes.map((row) => row.keyword) as [
  string,
  string,
  string,
  string,
];

describe('transcoding', () => {
  for (const { title, bytes, transferSyntax } of everyInstance()) {
    it(`changes nothing but the encoding: ${title}`, () => {
      for (const target of uncompressedTransferSyntaxes) {
        const there = transcode(bytes, transferSyntax, target);
        expect(compareDataSets(bytes, transferSyntax, there, target)).to.deep.equal([]);
      }
    });
  }

  it('gives back the same bytes after a detour, for any Data Set without private elements', () => {
    const known = arbitraryModel.map((model) => model.filter((one) => one.tag % 0x20000 < 0x10000));
    fc.assert(
      fc.property(
        known,
        fc.constantFrom('ELE', 'EBE', 'ILE'),
        fc.constantFrom(ILE, ELE, DEFLATED, EBE),
        (model, encoding, detour) => {
          const syntax = { ELE, EBE, ILE }[encoding];
          const bytes = encodeModel(model, encoding);
          fc.pre(!bytes.includes(Buffer.from('2900', 'hex')));
          const back = transcode(transcode(bytes, syntax, detour), detour, syntax);
          expect(compareDataSets(bytes, syntax, back, syntax)).to.deep.equal([]);
          if (detour !== ILE || encoding === 'ILE') expect(back.equals(bytes)).to.equal(true);
        },
      ),
    );
  });

  it('swaps the bytes of every VR that byte ordering concerns (PS3.5 7.3)', () => {
    const value = Buffer.from('0102030405060708', 'hex');
    const swaps: { readonly [vr: string]: string } = {
      US: '0201040306050807',
      OW: '0201040306050807',
      AT: '0201040306050807',
      UL: '0403020108070605',
      OF: '0403020108070605',
      FD: '0807060504030201',
      OV: '0807060504030201',
      OB: '0102030405060708',
      UN: '0102030405060708',
      LO: '0102030405060708',
    };
    for (const [vr, swapped] of Object.entries(swaps)) {
      const there = transcode(element(0x00291001, vr, value), ELE, EBE);
      expect(there.equals(element(0x00291001, vr, Buffer.from(swapped, 'hex'), 'EBE')), vr).to.equal(true);
    }
  });

  it('gives elements of Implicit VR the VR of PS3.6, chosen by Pixel Representation', () => {
    const bytes = (sign: number) =>
      Buffer.concat([
        element(0x00280100, 'US', Buffer.from([8, 0]), 'ILE'),
        element(0x00280103, 'US', Buffer.from([sign, 0]), 'ILE'),
        element(0x00280120, 'US', Buffer.from([1, 0]), 'ILE'),
        element(0x7fe00010, 'OW', Buffer.alloc(2), 'ILE'),
      ]);
    const vrs = (sign: number) => readDataSet(transcode(bytes(sign), ILE, ELE), ELE).elements.map((one) => one.vr);
    expect(vrs(0)).to.deep.equal(['US', 'US', 'US', 'OB']);
    expect(vrs(1)).to.deep.equal(['US', 'US', 'SS', 'OB']);
  });

  it('gives unknown elements the VR UN, private creators LO, and keeps sequences of undefined length as they are', () => {
    const items = [item([element(0x00080018, 'UI', '1.', 'ILE')], 'ILE')];
    const bytes = [
      element(0x00290010, 'LO', 'ACME', 'ILE'),
      element(0x00291001, 'UN', 'abcd', 'ILE'),
      openSequence(0x00291002, items, 'ILE'),
    ];
    const value = Buffer.concat([...items, delimiter(0xfffee0dd, 0, 'ILE')]);
    for (const [encoding, syntax] of [
      ['ELE', ELE],
      ['EBE', EBE],
    ] as const) {
      const expected = [
        element(0x00290010, 'LO', 'ACME', encoding),
        element(0x00291001, 'UN', 'abcd', encoding),
        header(0x00291002, 'UN', 0xffffffff, encoding),
        value,
      ];
      const there = transcode(Buffer.concat(bytes), ILE, syntax);
      expect(there.toString('hex')).to.equal(Buffer.concat(expected).toString('hex'));
      expect(transcode(there, syntax, ILE).equals(Buffer.concat(bytes))).to.equal(true);
    }
  });

  it('gives a private sequence an undefined length in Implicit VR, where only that shows what it is', () => {
    const bytes = sequence(0x00291002, [item([element(0x00080018, 'UI', '1.')]), openItem([])]);
    const there = transcode(bytes, ELE, ILE);
    expect(readDataSet(there, ILE).elements[0]?.items).to.have.lengthOf(2);
    expect(compareDataSets(bytes, ELE, there, ILE)).to.deep.equal([]);
  });

  it('leaves out Group Lengths, which would be wrong afterwards (PS3.5 7.2)', () => {
    const uid = element(0x00080018, 'UI', '1.');
    const bytes = Buffer.concat([element(0x00080000, 'UL', Buffer.from([10, 0, 0, 0])), uid]);
    expect(transcode(bytes, ELE, ILE).equals(element(0x00080018, 'UI', '1.', 'ILE'))).to.equal(true);
    expect(transcode(bytes, ELE, ELE).equals(bytes)).to.equal(true);
  });

  it('makes deflated bytes of even length (PS3.5 A.5)', () => {
    for (let length = 0; length < 40; length += 2) {
      expect(transcode(element(0x00100010, 'PN', 'x'.repeat(length)), ELE, DEFLATED).length % 2).to.equal(0);
    }
  });

  it('refuses an element that Implicit VR would take for another', () => {
    const refused = (bytes: Uint8Array) =>
      expect(() => transcode(bytes, ELE, ILE)).to.throw(DataSetError, /cannot transcode to Implicit VR/);
    refused(element(0x00081140, 'LO', 'text'));
    refused(element(0x00189087, 'US', Buffer.alloc(2)));
    refused(sequence(0x00100010, [item([])]));
    refused(element(0x00189087, 'UN', Buffer.alloc(2)));
    expect(transcode(element(0x00100010, 'LO', 'Doe '), ELE, ILE)).to.have.lengthOf(12);
  });

  it('refuses what would need an image codec, and what is no sound Data Set', () => {
    expect(canTranscode('JPEGBaseline8Bit', ELE)).to.equal(false);
    expect(canTranscode('JPEGBaseline8Bit', 'JPEGBaseline8Bit')).to.equal(true);
    const uid = element(0x00080018, 'UI', '1.');
    expect(() => transcode(uid, ELE, 'RLELossless')).to.throw(
      DataSetError,
      /cannot transcode Explicit VR Little Endian to RLE Lossless/,
    );
    expect(() => transcode(uid.subarray(0, 9), ELE, ILE)).to.throw(DataSetError, /the bytes end 1 short/);
    expect(() => transcode(uid.subarray(0, 9), ELE, ELE)).to.throw(DataSetError);
  });
});
