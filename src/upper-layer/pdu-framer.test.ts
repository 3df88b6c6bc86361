/** PS3.8 9.3.1: PDUs found in a stream, however it is cut into chunks. */

import { expect } from 'chai';
import fc from 'fast-check';
import type { Pdv } from './pdu/p-data-tf.ts';
import { encodePdu } from './pdu/pdu.ts';
import { PduFramer } from './pdu-framer.ts';
import { arbitraryPdu } from './testing/arbitrary-pdu.ts';

/** Everything the framer gives for the chunks, in order. */
function framesOf(framer: PduFramer, ...chunks: readonly Buffer[]) {
  const frames: ReturnType<PduFramer['next']>[] = [];
  for (const chunk of chunks) {
    framer.push(chunk);
    for (let frame = framer.next(); frame !== undefined; frame = framer.next()) frames.push(frame);
  }
  return frames;
}

/** A P-DATA-TF head that declares `length`, and then `rest`. */
function declaring(length: number, rest = ''): Buffer {
  const head = Buffer.from([4, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(length, 2);
  return Buffer.concat([head, Buffer.from(rest)]);
}

describe('the PDU framer', () => {
  it('gives the same PDUs however the stream is cut into chunks', () => {
    fc.assert(
      fc.property(fc.array(arbitraryPdu, { maxLength: 5 }), fc.array(fc.nat(40)), (pdus, lengths) => {
        const expected = pdus.map(encodePdu);
        const stream = Buffer.concat(expected);
        const chunks: Buffer[] = [];
        let offset = 0;
        for (const length of lengths) {
          chunks.push(stream.subarray(offset, offset + length));
          offset = Math.min(stream.length, offset + length);
        }
        const framer = new PduFramer();
        expect(framesOf(framer, ...chunks, stream.subarray(offset))).to.deep.equal(expected);
        expect(framer.unparsed).to.equal(0);
      }),
    );
  });

  it('puts a PDU together from single bytes', () => {
    const bytes = encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 2, reason: 1 });
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(framesOf(new PduFramer(), ...single)).to.deep.equal([bytes]);
  });

  it('does not copy a PDU that lies whole inside a chunk', () => {
    const chunk = Buffer.concat([encodePdu({ type: 'A-RELEASE-RQ' }), encodePdu({ type: 'A-RELEASE-RP' })]);
    for (const frame of framesOf(new PduFramer(), chunk)) {
      expect(frame).to.be.instanceOf(Buffer);
      if (frame instanceof Buffer) expect(frame.buffer).to.equal(chunk.buffer);
    }
  });

  it('gives half a PDU never, and counts its bytes', () => {
    const framer = new PduFramer();
    expect(framesOf(framer, declaring(10, 'abc'))).to.deep.equal([]);
    expect(framer.unparsed).to.equal(9);
    expect(framesOf(framer, Buffer.from('defghij'))).to.deep.equal([declaring(10, 'abcdefghij')]);
    expect(framer.unparsed).to.equal(0);
  });

  it('gives one invalid for a PDU-length over the limit, and nothing after it', () => {
    const framer = new PduFramer(100);
    const [invalid, ...more] = framesOf(framer, declaring(101, 'abc'), encodePdu({ type: 'A-RELEASE-RQ' }));
    expect(invalid).to.deep.equal({
      invalid: 'P-DATA-TF declares 101 bytes; at most 100 are received',
      offset: 2,
      reason: 6,
    });
    expect(more).to.deep.equal([]);
    expect(framer.unparsed).to.equal(19);
  });

  it('takes a PDU-length of exactly the limit', () => {
    expect(framesOf(new PduFramer(3), declaring(3, 'abc'))).to.deep.equal([declaring(3, 'abc')]);
  });

  it('takes no memory for a declared length of FFFFFFFFH', () => {
    const [invalid] = framesOf(new PduFramer(), declaring(0xffffffff));
    expect(invalid).to.have.property('invalid').that.includes('declares 4294967295 bytes');
  });

  it('notices a length over the limit in a head of single bytes', () => {
    const framer = new PduFramer(100);
    framesOf(framer, ...Array.from(declaring(101).subarray(0, 5), (byte) => Buffer.from([byte])));
    framer.push(Buffer.from([101]));
    expect(framer.next()).to.have.property('offset', 2);
    expect(framer.rest()).to.deep.equal(declaring(101));
  });

  it('calls a PDU-type unrecognized where its length is over the limit', () => {
    const [invalid] = framesOf(new PduFramer(), Buffer.from('GET / HTTP/1.1\r\n'));
    expect(invalid).to.deep.include({ invalid: 'PDU-type 47H is not defined (PS3.8 9.3.1)', reason: 1 });
  });

  describe('asked to give long Data Set fragments in parts', () => {
    const inParts = (transient = false): PduFramer => {
      const framer = new PduFramer(undefined, transient);
      framer.mayComeInParts = () => true;
      return framer;
    };
    const long = Buffer.from(Array.from({ length: 20_001 }, (_, at) => at % 251));
    const pdv = (more: Partial<Pdv>): Pdv => ({
      contextId: 3,
      isCommand: false,
      isLast: true,
      fragment: long,
      ...more,
    });
    const pData = (...pdvs: Pdv[]): Buffer => encodePdu({ type: 'P-DATA-TF', pdvs });
    const chunksOf = (stream: Buffer, length: number): Buffer[] =>
      Array.from({ length: Math.ceil(stream.length / length) }, (_, i) =>
        stream.subarray(i * length, (i + 1) * length),
      );

    it('gives every byte of them once, and the last part as the last', () => {
      const stream = Buffer.concat([
        pData(pdv({})),
        encodePdu({ type: 'A-RELEASE-RQ' }),
        pData(pdv({ isLast: false })),
      ]);
      for (const length of [1, 7, 12, 13, 8_000, 20_018, 100_000]) {
        for (const transient of [false, true]) {
          const frames = framesOf(inParts(transient), ...chunksOf(stream, length));
          const parts = frames.flatMap((frame) => (frame && 'part' in frame ? [frame.part] : []));
          const pdus = frames.filter((frame) => frame instanceof Buffer && frame[0] === 4) as Buffer[];
          expect(parts.every(({ contextId, partOf }) => contextId === 3 && partOf === long.length)).to.equal(true);
          const lasts = [...parts.map(({ isLast }) => isLast), ...pdus.map((pdu) => pdu.readUInt8(11) === 2)];
          expect(lasts.filter((isLast) => isLast)).to.have.lengthOf(1);
          const fragments = [...parts.map(({ fragment }) => fragment), ...pdus.map((pdu) => pdu.subarray(12))];
          expect(Buffer.concat(fragments).equals(Buffer.concat([long, long]))).to.equal(true);
        }
      }
    });

    it('gives whole what is a command, has several fragments, or is not as long as it says', () => {
      const several = pData(pdv({ isLast: false }), pdv({ fragment: Buffer.from('ab') }));
      const wrong = pData(pdv({}));
      wrong.writeUInt32BE(long.length, 6);
      for (const pdu of [several, wrong, pData(pdv({ isCommand: true }))]) {
        expect(framesOf(inParts(), ...chunksOf(pdu, 9_000))).to.deep.equal([pdu]);
      }
    });

    it('counts what came of a fragment that did not come whole', () => {
      const framer = inParts();
      framesOf(framer, pData(pdv({})).subarray(0, 15_000));
      expect(framer.unparsed).to.equal(15_000);
    });

    it('notices a length over the limit', () => {
      const framer = inParts();
      framer.maxPduLength = 20_000;
      expect(framesOf(framer, pData(pdv({})))[0]).to.have.property('reason', 6);
    });
  });

  it('copies a PDU out of a chunk that will be overwritten', () => {
    const chunk = encodePdu({ type: 'A-RELEASE-RQ' });
    const [pdu] = framesOf(new PduFramer(undefined, true), chunk);
    chunk.fill(0xff);
    expect(pdu).to.deep.equal(encodePdu({ type: 'A-RELEASE-RQ' }));
  });

  it('lets an A-ASSOCIATE-RQ be longer than a small limit for P-DATA-TF', () => {
    const items = [{ item: 0x60, data: Buffer.alloc(1000) }];
    const rq = { type: 'A-ASSOCIATE-RQ', protocolVersion: 1, calledAETitle: 'A', callingAETitle: 'B', items } as const;
    expect(framesOf(new PduFramer(100), encodePdu(rq))).to.deep.equal([encodePdu(rq)]);
  });
});
