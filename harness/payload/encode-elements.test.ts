import { expect } from 'chai';
import {
  buildInstance,
  ExplicitVRBigEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  readDataSet,
  type TransferSyntax,
} from '../../src/index.ts';
import type { ElementSpec } from '../language/element-spec.ts';
import { encodeElement, withElements, withGroupLengths } from './encode-elements.ts';

function hexOf(spec: ElementSpec, syntax: TransferSyntax): string {
  return Buffer.concat(encodeElement(spec, syntax)).toString('hex');
}

const text: ElementSpec = { tag: '(7FE9,0010)', vr: 'LO', text: 'ABC' };

describe('encodeElement', () => {
  it('writes tag, VR, length and a padded text in each Transfer Syntax', () => {
    expect(hexOf(text, ImplicitVRLittleEndian)).to.equal('e97f10000400000041424320');
    expect(hexOf(text, ExplicitVRLittleEndian)).to.equal('e97f10004c4f040041424320');
    expect(hexOf(text, ExplicitVRBigEndian)).to.equal('7fe900104c4f000441424320');
  });

  it('pads a UID with NULL, and leaves hex as it is', () => {
    expect(hexOf({ tag: '00080014', vr: 'UI', text: '1.2' }, ExplicitVRLittleEndian)).to.match(/312e3200$/);
    expect(hexOf({ tag: '00080014', vr: 'UI', hex: '31 2e 32' }, ExplicitVRLittleEndian)).to.match(/0300312e32$/);
  });

  it('gives long VRs a length of 32 bits', () => {
    const [header, value] = encodeElement({ tag: '7FE91110', vr: 'UT', size: 70000 }, ExplicitVRLittleEndian);
    expect(Buffer.from(header ?? []).toString('hex')).to.equal('e97f10115554000070110100');
    expect(value).to.have.length(70000);
  });

  it('fills a size with zeros, or with bytes of which no two words are the same', () => {
    const spec: ElementSpec = { tag: '7FE91110', vr: 'OB', size: 40_000 };
    const words = (salt: number, own?: true): Uint32Array => {
      const value = encodeElement({ ...spec, own }, ExplicitVRLittleEndian, salt)[1] ?? new Uint8Array();
      return new Uint32Array(Uint8Array.from(value).buffer);
    };
    expect(new Set(words(1))).to.deep.equal(new Set([0]));
    expect(new Set(words(1, true)).size).to.equal(10_000);
    const other = words(2, true);
    expect(words(1, true).some((word, at) => word === other[at])).to.equal(false);
  });

  it('writes numbers in the byte order of the Transfer Syntax', () => {
    const spec: ElementSpec = { tag: '0029100B', vr: 'US', numbers: [1, 258] };
    expect(hexOf(spec, ExplicitVRLittleEndian)).to.match(/01000201$/);
    expect(hexOf(spec, ExplicitVRBigEndian)).to.match(/00010102$/);
  });

  it('writes sequences and items of either length', () => {
    const items = [{ elements: [text] }];
    expect(hexOf({ tag: '0018A001', vr: 'SQ', items }, ImplicitVRLittleEndian)).to.equal(
      '180001a014000000feff00e00c000000e97f10000400000041424320',
    );
    const open: ElementSpec = { tag: '0018A001', vr: 'SQ', undefinedLength: true, items: [{ undefinedLength: true }] };
    expect(hexOf(open, ImplicitVRLittleEndian)).to.equal(
      '180001a0ffffffff' + 'feff00e0ffffffff' + 'feff0de000000000' + 'feffdde000000000',
    );
  });

  for (const length of ['explicit', 'undefined'] as const) {
    it(`writes sequences in one another, of ${length} length`, () => {
      const nested = (levels: number): ElementSpec => ({ tag: '7FE91001', vr: 'SQ', nested: { levels, length } });
      const undefinedLength = length === 'undefined' ? (true as const) : undefined;
      const creator: ElementSpec = { tag: '7FE90010', vr: 'LO', text: 'CSTORE' };
      const inner: ElementSpec = { tag: '7FE91001', vr: 'SQ', undefinedLength, items: [{ undefinedLength }] };
      const outer: ElementSpec = { ...inner, items: [{ undefinedLength, elements: [creator, inner] }] };
      for (const syntax of [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian]) {
        expect(hexOf(nested(1), syntax)).to.equal(hexOf(inner, syntax));
        expect(hexOf(nested(2), syntax)).to.equal(hexOf(outer, syntax));
        const deep = Buffer.concat(encodeElement({ ...nested(1000), tag: '0018A001' }, syntax));
        const rulesAt = (depth: number) => readDataSet(deep, syntax, { depth }).findings.map(({ rule }) => rule);
        expect([rulesAt(1000), rulesAt(990)]).to.deep.equal([[], ['depth-limit']]);
      }
    });
  }
});

describe('withElements', () => {
  for (const syntax of [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian]) {
    it(`puts elements at their places in ${syntax.keyword}, and replaces what is there`, () => {
      const { bytes } = buildInstance('HangingProtocolStorage', { transferSyntax: syntax, seed: 1 });
      const before = readDataSet(bytes, syntax.uid).elements.map(({ tag }) => tag);
      const changed = withElements(bytes, [text, { tag: '00080018', vr: 'UI', text: '1.2.3' }], syntax);
      const { elements, findings } = readDataSet(changed, syntax.uid);
      expect(findings).to.deep.equal([]);
      expect(elements.map(({ tag }) => tag)).to.deep.equal([...before, 0x7fe90010].sort((a, b) => a - b));
      const uid = elements.find(({ tag }) => tag === 0x00080018);
      expect(Buffer.from(uid?.value ?? []).toString()).to.equal('1.2.3\0');
    });
  }
});

describe('withGroupLengths', () => {
  it('puts the length of each group in front of it', () => {
    const { bytes } = buildInstance('HangingProtocolStorage', { seed: 1 });
    const { elements, findings } = readDataSet(withGroupLengths(bytes, ExplicitVRLittleEndian), '1.2.840.10008.1.2.1');
    expect(findings).to.deep.equal([]);
    const lengths = elements.filter(({ tag }) => (tag & 0xffff) === 0);
    expect(lengths.map(({ tag }) => tag >>> 16)).to.deep.equal([...new Set(elements.map(({ tag }) => tag >>> 16))]);
    const sum = lengths.reduce((total, { value }) => total + Buffer.from(value).readUInt32LE(), 0);
    expect(sum).to.equal(bytes.length);
  });
});
