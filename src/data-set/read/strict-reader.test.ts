import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import { DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian } from '../../registry/transfer-syntaxes.ts';
import { delimiter, element, header, item, openItem, openSequence, sequence } from '../testing/encode-by-hand.ts';
import { errorOf, read } from '../testing/read.ts';
import { StrictReader } from './strict-reader.ts';

const uid = element(0x00080018, 'UI', '1.2.3\0');

describe('the strict reader', () => {
  describe('reading a deflated Data Set', () => {
    const deflated = (bytes: Uint8Array) => {
      const stream = deflateRawSync(bytes);
      return stream.length % 2 === 0 ? stream : Buffer.concat([stream, Buffer.alloc(1)]);
    };

    it('accepts a sound one and counts offsets in the inflated bytes', () => {
      expect(read(deflated(uid), DeflatedExplicitVRLittleEndian).captured).to.deep.equal({ SOPInstanceUID: '1.2.3' });
      const wrong = deflated(Buffer.concat([uid, uid]));
      expect(read(wrong, DeflatedExplicitVRLittleEndian).error).to.include({ rule: 'duplicate-tag', offset: 14 });
    });

    it('finds a stream that breaks off, is corrupt, or goes on after its end', () => {
      const stream = deflated(uid);
      const errorOfStream = (bytes: Uint8Array) => read(bytes, DeflatedExplicitVRLittleEndian).error;
      expect(errorOfStream(stream.subarray(0, 8))?.text).to.equal('the deflated stream breaks off after 8 bytes');
      expect(errorOfStream(Buffer.from([0x07]))?.text).to.equal('the deflated stream is corrupt');
      expect(errorOfStream(Buffer.concat([stream, uid]))?.text).to.equal('bytes follow the end of the deflated stream');
      expect(errorOfStream(new Uint8Array(0))).to.include({ rule: 'deflate', clause: 'PS3.5 A.5' });
    });

    it('stops inflating at the limit', () => {
      const bomb = deflated(Buffer.concat([header(0x7fe00010, 'OB', 50_000_000), Buffer.alloc(50_000_000)]));
      const { error, offset } = read(bomb, DeflatedExplicitVRLittleEndian, { inflatedSize: 1_000_000 });
      expect(error?.rule).to.equal('size-limit');
      expect(offset).to.be.at.most(1_000_000);
      const small = Buffer.concat(
        Array.from({ length: 40_000 }, (_, n) => element(0x00290010 + n, 'LO', 'A '.repeat(40))),
      );
      const many = read(deflated(small), DeflatedExplicitVRLittleEndian, { inflatedSize: 100_000 });
      expect(many.error).to.include({ rule: 'size-limit' });
      expect(many.offset).to.be.at.most(100_000);
    });
  });

  describe('finds', () => {
    it('sequences nested deeper than the limit, and nothing at the limit', () => {
      const nest = (depth: number): Buffer =>
        depth === 0 ? uid : openSequence(0x0040a730, [openItem([nest(depth - 1)])]);
      expect(read([nest(64)]).error).to.equal(undefined);
      expect(errorOf([nest(65)])).to.include({ rule: 'depth-limit' });
      expect(errorOf([nest(3)], ExplicitVRLittleEndian, { depth: 2 })).to.include({ rule: 'depth-limit' });
    });

    it('10,000 levels of nesting without a deep stack', () => {
      const level = Buffer.concat([header(0x0040a730, 'SQ', 0xffffffff), delimiter(0xfffee000, 0xffffffff)]);
      expect(errorOf(Array(10_000).fill(level))).to.include({ rule: 'depth-limit', offset: 64 * 20 });
    });

    it('more bytes or elements than the limits, as soon as the header says so', () => {
      const large = [header(0x7fe00010, 'OW', 0x7ffffff0)];
      expect(errorOf(large)).to.include({ rule: 'truncated' });
      expect(errorOf(large, ExplicitVRLittleEndian, { size: 1e6 })).to.include({ rule: 'size-limit', offset: 0 });
      expect(errorOf([uid, element(0x00100010, 'PN')], ExplicitVRLittleEndian, { elements: 1 }).rule).to.equal(
        'element-limit',
      );
    });
  });

  describe('captures', () => {
    const bytes = [
      element(0x00080016, 'UI', '1.2.840.10008.5.1.4.38.1'),
      element(0x00080018, 'UI', '1.2.3\0'),
      sequence(0x00081115, [item([element(0x00080018, 'UI', '9.9.9\0')])]),
      element(0x00100010, 'PN', 'Doe^John '),
    ];

    it('the SOP Class and SOP Instance UID of the top level, without padding', () => {
      expect(read(bytes).captured).to.deep.equal({ SOPClassUID: '1.2.840.10008.5.1.4.38.1', SOPInstanceUID: '1.2.3' });
    });

    it('other elements when asked, and leaves out what is absent or longer than a kilobyte', () => {
      const capture = ['PatientName', 'PatientID', 'ImageComments'];
      const long = element(0x00204000, 'LT', 'x'.repeat(1026));
      const padded = element(0x00100010, 'PN', 'Doe^John  ');
      expect(read([padded, long], ExplicitVRLittleEndian, { capture }).captured).to.deep.equal({
        PatientName: 'Doe^John',
      });
    });

    it('nothing it has no name for', () => {
      expect(() => new StrictReader(ExplicitVRLittleEndian, { capture: ['NoSuchElement'] })).to.throw(RangeError);
    });
  });

  it('takes a UID or keyword for a Transfer Syntax, and refuses an unknown one', () => {
    expect(new StrictReader('1.2.840.10008.1.2.1').error).to.equal(undefined);
    expect(new StrictReader('ImplicitVRLittleEndian').error).to.equal(undefined);
    expect(() => new StrictReader('1.2.3')).to.throw(RangeError, /1\.2\.3 is no Transfer Syntax/);
  });
});
