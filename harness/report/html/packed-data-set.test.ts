import { expect } from 'chai';
import { encodeDataSet } from '../../../src/index.ts';
import { encodeCommandSet, encodePdu, fragmentMessage } from '../../../src/wire.ts';
import { pduFields } from '../wire-tree/pdu-fields.ts';
import { packedDataSet } from './packed-data-set.ts';

const explicit = '1.2.840.10008.1.2.1';
const implicit = '1.2.840.10008.1.2';
const deflated = '1.2.840.10008.1.2.1.99';
const dataSet = {
  SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
  ReferencedSeriesSequence: [{ SeriesInstanceUID: '1.2.3' }],
  PatientName: 'A^B',
  Rows: 512,
  PixelAspectRatio: ['1', '2'],
};

/** The PDU of a message, or as many bytes of it as are asked for. */
function message(syntax: string, length = Number.POSITIVE_INFINITY): Uint8Array {
  const command = encodeCommandSet({ CommandField: 1, MessageID: 1, CommandDataSetType: 0 });
  return Buffer.concat(fragmentMessage(1, command, encodeDataSet(dataSet, syntax), 0)).subarray(0, length);
}
const packed = (syntax: string, length?: number) => packedDataSet(message(syntax, length), () => syntax);

describe('The Data Set of a PDU', () => {
  for (const syntax of [explicit, implicit, '1.2.840.10008.1.2.2', deflated]) {
    it(`has its elements with their values, in ${syntax}`, () => {
      const { elements = [], stop } = packed(syntax) ?? {};
      expect(stop).to.equal(undefined);
      expect(elements.map(({ tag, name, values }) => [tag, name, values])).to.deep.equal([
        ['00080016', 'SOPClassUID', ['1.2.840.10008.5.1.4.1.1.7']],
        ['00081115', 'ReferencedSeriesSequence', undefined],
        ['00100010', 'PatientName', ['A^B']],
        ['00280010', 'Rows', [512]],
        ['00280034', 'PixelAspectRatio', ['1', '2']],
      ]);
      expect(elements[1]?.items?.[0]?.[0]).to.include({ tag: '0020000E', vr: 'UI' });
    });
  }

  it('goes as far as the bytes that were kept, and says so', () => {
    const whole = message(explicit).length;
    expect(packed(explicit, whole - 12)?.elements).to.have.length(4);
    expect(packed(explicit, whole - 12)?.stop).to.equal('the rest of the Data Set is not among these bytes');
    for (let length = 0; length < whole; length++) expect(() => packed(explicit, length)).not.to.throw();
  });

  it('is put together from several PDUs, whose fields are all there', () => {
    const command = encodeCommandSet({ CommandField: 1, MessageID: 1, CommandDataSetType: 0 });
    const bytes = Buffer.concat(fragmentMessage(1, command, encodeDataSet(dataSet, explicit), 64));
    const { elements, stop } = packedDataSet(bytes, () => explicit) ?? {};
    expect([elements?.length, stop]).to.deep.equal([5, undefined]);
    const followers = pduFields(bytes, () => explicit).filter(({ name }) => name === 'P-DATA-TF');
    expect(followers).to.have.length.above(1);
    expect(followers.at(-1)).to.include({ at: bytes.length - (followers.at(-1)?.length ?? 0) });
    expect(JSON.stringify(followers.at(-1))).to.contain('which go on where the fragment before ends');
  });

  it('ends where the bytes are no Data Set, and says why', () => {
    const bytes = message(explicit);
    bytes.set([0x7a, 0x7a], bytes.length - 8); // the VR of the last element
    expect(packedDataSet(bytes, () => explicit)?.stop).to.match(/, at byte \d+$/);
  });

  it('is none if no Data Set is there, its Transfer Syntax is not known, or these are not the bytes of a P-DATA-TF', () => {
    const command = encodeCommandSet({ CommandField: 0x30, MessageID: 1 });
    const [echo = Buffer.alloc(0)] = fragmentMessage(1, command, undefined, 0);
    expect(packedDataSet(echo, () => explicit)).to.equal(undefined);
    expect(packedDataSet(message(explicit), () => undefined)).to.equal(undefined);
    expect(packedDataSet(encodePdu({ type: 'A-ABORT', source: 0, reason: 0 }), () => explicit)).to.equal(undefined);
  });

  it('is read without harm whatever the lengths of its PDVs say', () => {
    const bytes = Buffer.from('040000000010' + 'ffffffff' + '0102' + '0800', 'hex');
    expect(packedDataSet(bytes, () => implicit)?.elements).to.deep.equal([]);
    const zero = Buffer.from(`040000000010${'00000000'.repeat(3)}`, 'hex');
    expect(packedDataSet(zero, () => implicit)).to.deep.include({ elements: [] });
  });
});
