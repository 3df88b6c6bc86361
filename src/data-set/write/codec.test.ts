import { expect } from 'chai';
import { DataSetError } from '../../errors.ts';
import { uncompressedTransferSyntaxes } from '../../registry/transfer-syntaxes.ts';
import type { DataSet } from '../data-set.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { element, header, item, openItem, openSequence, sequence } from '../testing/encode-by-hand.ts';
import { decodeDataSet, encodeDataSet } from './codec.ts';

const explicit = 'ExplicitVRLittleEndian';

function encoded(dataSet: DataSet, transferSyntax = explicit): string {
  return encodeDataSet(dataSet, transferSyntax).toString('hex');
}

/** Every kind of value. */
const everything: DataSet = {
  SpecificCharacterSet: 'ISO_IR 100',
  SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
  StudyDate: null,
  ReferencedSeriesSequence: [{ SeriesInstanceUID: '1.2.3' }, {}],
  PatientName: 'Müller^Jörg',
  PatientID: '42',
  PatientAge: '018M',
  OtherPatientNames: ['Müller^J', 'Mueller^J'],
  ImageComments: ' two lines\r\nof \\ text',
  FrameIncrementPointer: [0x00181063, 0x00181065],
  Rows: 2,
  PixelSpacing: [0.5, '1.0'],
  BitsAllocated: 8,
  PixelRepresentation: 1,
  SmallestImagePixelValue: -3,
  '00290010': 'ACME',
  '00291002': [{ PatientName: 'Ä' }],
  SelectorISValue: [1, '007'],
  SelectorSTValue: 'text',
  SelectorFDValue: [0.1, -1e300],
  SelectorFLValue: 0.5,
  SelectorULValue: 0xffffffff,
  SelectorSLValue: -0x80000000,
  SelectorSSValue: -1,
  SelectorOLValue: Uint8Array.of(1, 2, 3, 4),
  SelectorSVValue: [-5n, 7n],
  SelectorUVValue: 2n ** 64n - 1n,
  ConceptNameCodeSequence: [],
  PixelData: Uint8Array.of(1, 2, 3, 4),
};

describe('encoding a Data Set', () => {
  it('writes elements in the order of their tags, padded to an even length', () => {
    const name = element(0x00100010, 'PN', 'Doe ');
    const uid = element(0x00080018, 'UI', '1.2.3\0');
    const bytes = Buffer.concat([uid, name]).toString('hex');
    expect(encoded({ PatientName: 'Doe', SOPInstanceUID: '1.2.3' })).to.equal(bytes);
  });

  it('writes sequences with explicit lengths, empty ones and empty Items too', () => {
    const bytes = sequence(0x0040a730, [item([element(0x0040a040, 'CS', 'TEXT')]), item([])]);
    expect(encoded({ ContentSequence: [{ ValueType: 'TEXT' }, {}] })).to.equal(bytes.toString('hex'));
    expect(encoded({ ContentSequence: null })).to.equal(sequence(0x0040a730, []).toString('hex'));
  });

  it('takes keywords and tags for the values of AT', () => {
    const bytes = element(0x00280009, 'AT', Buffer.from('1800631018006510', 'hex')).toString('hex');
    expect(encoded({ FrameIncrementPointer: ['FrameTime', '(0018,1065)'] })).to.equal(bytes);
    expect(encoded({ FrameIncrementPointer: [0x00181063, 0x00181065] })).to.equal(bytes);
  });

  it('chooses US or SS by Pixel Representation, in Items by that around them', () => {
    const vrs = (dataSet: DataSet) =>
      readDataSet(encodeDataSet(dataSet, explicit), explicit).elements.map((one) => one.vr);
    expect(vrs({ PixelPaddingValue: 1 })).to.deep.equal(['US']);
    expect(vrs({ PixelPaddingValue: 1, PixelRepresentation: 1 })).to.deep.equal(['US', 'SS']);
    const nested = { PixelRepresentation: 1, ModalityLUTSequence: [{ LUTDescriptor: [1, -2, 16] }] };
    const { elements } = readDataSet(encodeDataSet(nested, explicit), explicit);
    expect(elements[1]?.items?.[0]?.elements[0]?.vr).to.equal('SS');
  });

  it('writes Pixel Data of single bytes as OB, all other as OW', () => {
    const vr = (bits: number) =>
      readDataSet(encodeDataSet({ BitsAllocated: bits, PixelData: Buffer.alloc(2) }, explicit), explicit).elements[1]
        ?.vr;
    expect([vr(8), vr(16)]).to.deep.equal(['OB', 'OW']);
  });

  it('writes values too long for a 16-bit length as UN (PS3.5 6.2.2)', () => {
    const { elements, findings } = readDataSet(
      encodeDataSet({ ImageComments: 'x'.repeat(65_536) }, explicit),
      explicit,
    );
    expect(findings).to.deep.equal([]);
    expect(elements[0]).to.include({ vr: 'UN', length: 65_536 });
  });

  it('writes private elements with the VR that is given, and a private creator without', () => {
    const bytes = Buffer.concat([element(0x00290010, 'LO', 'ACME'), element(0x00291001, 'US', Buffer.from([7, 0]))]);
    expect(encoded({ '00291001': { vr: 'US', Value: [7] }, '(0029,0010)': 'ACME' })).to.equal(bytes.toString('hex'));
  });

  it('writes encapsulated Pixel Data from its fragments', () => {
    const pixels = [new Uint8Array(0), Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5)];
    const bytes = encodeDataSet({ PixelData: pixels }, 'JPEGBaseline8Bit');
    expect(readDataSet(bytes, 'JPEGBaseline8Bit').findings).to.deep.equal([]);
    expect(decodeDataSet(bytes, 'JPEGBaseline8Bit').PixelData).to.deep.equal([
      new Uint8Array(0),
      Uint8Array.of(1, 2, 3, 0),
      Uint8Array.of(4, 5),
    ]);
  });

  it('writes what a SOP Class would not allow: the registries do not prevent what is illegal', () => {
    expect(encoded({ PatientID: 'x'.repeat(80) })).to.equal(element(0x00100020, 'LO', 'x'.repeat(80)).toString('hex'));
    expect(encoded({ Modality: 'lower case' })).to.equal(element(0x00080060, 'CS', 'lower case').toString('hex'));
    expect(encoded({ Rows: Uint8Array.of(1, 2, 3, 4, 5, 6) })).to.equal(
      element(0x00280010, 'US', Buffer.from([1, 2, 3, 4, 5, 6])).toString('hex'),
    );
  });

  it('writes every one of several person names, the empty ones too (PS3.5 6.4)', () => {
    for (const names of [
      ['', ''],
      ['A^B', ''],
      ['', 'A^B'],
      ['A', '', 'B'],
    ]) {
      const bytes = encodeDataSet({ OperatorsName: names }, 'ExplicitVRLittleEndian');
      expect(bytes.toString('latin1', 8).trimEnd()).to.equal(names.join('\\'));
      expect(decodeDataSet(bytes, 'ExplicitVRLittleEndian')).to.deep.equal({ OperatorsName: names });
    }
  });

  it('writes DS numbers with at most 16 characters', () => {
    const text = (value: number) =>
      encodeDataSet({ SliceThickness: value }, explicit).subarray(8).toString('latin1').trim();
    expect(text(0.1)).to.equal('0.1');
    expect(text(-Math.PI * 1e-10)).to.have.length.at.most(16);
    expect(Number(text(-Math.PI * 1e-10))).to.be.closeTo(-Math.PI * 1e-10, 1e-18);
    expect(Number(text(1 / 3))).to.be.closeTo(1 / 3, 1e-13);
  });

  const wrong: { readonly [what: string]: readonly [DataSet, RegExp] } = {
    'an unknown keyword': [{ PatientNmae: 'Doe' }, /PatientNmae is neither a keyword of PS3.6 nor a tag/],
    'the same element twice': [{ PatientName: 'A', '00100010': 'B' }, /are the same element/],
    'an integer outside the range of its VR': [{ Rows: 65_536 }, /Rows: 65536 is outside the range of US/],
    'a fraction for an integer': [{ Rows: 1.5 }, /Rows: 1.5 is outside the range of US/],
    'text for a number': [{ Rows: 'many' }, /Rows: many is outside the range of US/],
    'a number for bytes': [{ PixelData: 1 }, /PixelData: a value of OW has to be bytes/],
    'text for a sequence': [{ ContentSequence: 'x' }, /ContentSequence is a sequence, and x no Item of it/],
    'an Item for text': [{ PatientName: [{ PatientID: '1' }] }, /PatientName: a value of PN has to be text/],
    'an unknown VR': [{ '00291001': { vr: 'ZZ' } }, /ZZ is no Value Representation/],
    'text beyond ASCII without a character set': [
      { PatientName: 'Müller' },
      /cannot encode 'Müller' in the character set ISO_IR 6/,
    ],
    'text that its character set does not have': [
      { SpecificCharacterSet: 'ISO_IR 100', PatientName: '山田' },
      /in the character set ISO_IR 100/,
    ],
    'code extensions': [
      { SpecificCharacterSet: ['', 'ISO 2022 IR 149'], PatientName: '김' },
      /cannot encode '김' in the character set \\ISO 2022 IR 149/,
    ],
    'text beyond ASCII where no character set helps': [
      { SpecificCharacterSet: 'ISO_IR 192', Modality: 'Ü' },
      /default repertoire.*CS/,
    ],
  };
  for (const [what, [dataSet, message]] of Object.entries(wrong)) {
    it(`refuses ${what} in one line`, () => {
      expect(() => encodeDataSet(dataSet, explicit)).to.throw(DataSetError, message);
      expect(() => encodeDataSet(dataSet, explicit))
        .to.throw(DataSetError)
        .with.property('message')
        .that.does.not.include('\n');
    });
  }
});

describe('decoding a Data Set', () => {
  for (const syntax of uncompressedTransferSyntaxes) {
    it(`gives back what was encoded in ${syntax.name}`, () => {
      const bytes = encodeDataSet(everything, syntax);
      const decoded = decodeDataSet(bytes, syntax);
      expect(decoded).to.deep.equal(everything);
      expect(encodeDataSet(decoded, syntax).equals(bytes)).to.equal(true);
    });
  }

  it('reads Items of undefined length whose values look like delimiters', () => {
    const trap = Buffer.from('feff0de000000000feffdde000000000', 'hex');
    const bytes = openSequence(0x0040a730, [openItem([element(0x00420011, 'OB', trap)]), openItem([])]);
    expect(decodeDataSet(bytes, explicit)).to.deep.equal({
      ContentSequence: [{ EncapsulatedDocument: new Uint8Array(trap) }, {}],
    });
  });

  it('keeps the VR where it is not that of PS3.6, so that encoding gives the same bytes', () => {
    const bytes = Buffer.concat([element(0x00100010, 'LO', 'Doe '), element(0x00291001, 'FD', Buffer.alloc(8))]);
    const decoded = decodeDataSet(bytes, explicit);
    expect(decoded).to.deep.equal({
      PatientName: { vr: 'LO', Value: ['Doe'] },
      '00291001': { vr: 'FD', Value: [0] },
    });
    expect(encodeDataSet(decoded, explicit).equals(bytes)).to.equal(true);
  });

  it('keeps a sequence where PS3.6 has none, and an empty private one', () => {
    const bytes = Buffer.concat([openSequence(0x00100010, [item([])]), sequence(0x00291001, [])]);
    const decoded = decodeDataSet(bytes, explicit);
    expect(decoded).to.deep.equal({ PatientName: { vr: 'SQ', Value: [{}] }, '00291001': { vr: 'SQ', Value: [] } });
    expect(decodeDataSet(encodeDataSet(decoded, explicit), explicit)).to.deep.equal(decoded);
  });

  it('reads long text with runs of spaces at once', () => {
    const text = `a${' '.repeat(1_000_000)}x`;
    const bytes = element(0x00080119, 'UC', `${text}\\${text} `);
    expect(decodeDataSet(bytes, explicit)).to.deep.equal({ LongCodeValue: [text, text] });
  });

  it('reads an empty element as null, not as zero', () => {
    expect(decodeDataSet(element(0x00280010, 'US'), explicit)).to.deep.equal({ Rows: null });
  });

  it('keeps IS and DS as text where a number would lose characters', () => {
    const bytes = Buffer.concat([element(0x00180050, 'DS', '1.50\\2.5'), element(0x00200013, 'IS', '+1')]);
    expect(decodeDataSet(bytes, explicit)).to.deep.equal({ SliceThickness: ['1.50', 2.5], InstanceNumber: '+1' });
  });

  it('inherits the character set into Items, unless they have their own (PS3.5 7.5.3)', () => {
    const dataSet: DataSet = {
      SpecificCharacterSet: 'ISO_IR 192',
      PatientName: '山田^太郎',
      ContentSequence: [{ PatientName: 'Ж' }, { SpecificCharacterSet: 'ISO_IR 144', PatientName: 'Ж' }],
    };
    const bytes = encodeDataSet(dataSet, explicit);
    expect(decodeDataSet(bytes, explicit)).to.deep.equal(dataSet);
    expect(bytes.includes(Buffer.from('Ж', 'utf8'))).to.equal(true);
    expect(bytes.includes(Buffer.from([0xb6, 0x20]))).to.equal(true);
  });

  it('leaves text as bytes that its character set cannot decode, and encodes them again as they are', () => {
    const korean = Buffer.from('Hong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce', 'latin1');
    const bytes = Buffer.concat([element(0x00080005, 'CS', '\\ISO 2022 IR 149'), element(0x00100010, 'PN', korean)]);
    const decoded = decodeDataSet(bytes, explicit);
    expect(decoded.PatientName).to.deep.equal(new Uint8Array(korean));
    expect(encodeDataSet(decoded, explicit).includes(korean)).to.equal(true);
    const broken = Buffer.concat([
      element(0x00080005, 'CS', 'ISO_IR 192'),
      element(0x00100010, 'PN', Buffer.from([0xff, 0x20])),
    ]);
    expect(decodeDataSet(broken, explicit).PatientName).to.deep.equal(Uint8Array.of(0xff, 0x20));
  });

  it('throws the first finding of the strict reader, and says nothing on the console', () => {
    const bytes = Buffer.concat([header(0x00080018, 'UI', 6), Buffer.from('1.2')]);
    expect(() => decodeDataSet(bytes, explicit))
      .to.throw(DataSetError, 'the bytes end 3 short of the value: (0008,0018) at byte 11 (PS3.5 7.1)')
      .that.includes({ tagPath: '(0008,0018)', offset: 11 });
  });
});
