import { expect } from 'chai';
import {
  ExplicitVRBigEndian,
  ImplicitVRLittleEndian,
  transferSyntaxByKeyword,
  transferSyntaxByUid,
  transferSyntaxes,
  uncompressedTransferSyntaxes,
} from './transfer-syntaxes.ts';

describe('the Transfer Syntax registry', () => {
  it('has the four syntaxes that need no image codec', () => {
    expect(uncompressedTransferSyntaxes.map((row) => row.uid)).to.deep.equal([
      '1.2.840.10008.1.2',
      '1.2.840.10008.1.2.1',
      '1.2.840.10008.1.2.1.99',
      '1.2.840.10008.1.2.2',
    ]);
  });

  it('knows that only the default one has implicit VR and only the retired one is big endian', () => {
    expect(transferSyntaxes.filter((row) => !row.explicitVR)).to.deep.equal([ImplicitVRLittleEndian]);
    expect(transferSyntaxes.filter((row) => !row.littleEndian)).to.deep.equal([ExplicitVRBigEndian]);
  });

  it('names no UID and no keyword twice', () => {
    expect(new Set(transferSyntaxes.map((row) => row.uid))).to.have.property('size', transferSyntaxes.length);
    expect(new Set(transferSyntaxes.map((row) => row.keyword))).to.have.property('size', transferSyntaxes.length);
  });

  it('finds a syntax by UID and by keyword', () => {
    expect(transferSyntaxByUid('1.2.840.10008.1.2.4.50')).to.equal(transferSyntaxByKeyword('JPEGBaseline8Bit'));
    expect(transferSyntaxByUid('1.2.840.10008.1.2.4.50')?.encapsulated).to.equal(true);
    expect(transferSyntaxByKeyword('JPIPReferencedDeflate')).to.include({ deflated: true, encapsulated: false });
    expect(transferSyntaxByUid('1.2')).to.equal(undefined);
  });
});
