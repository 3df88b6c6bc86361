import { expect } from 'chai';
import fc from 'fast-check';
import { DicomNetworkError } from '../errors.ts';
import { decodePDataTF, type Pdv } from '../upper-layer/pdu/p-data-tf.ts';
import { fragmentDataSet, fragmentMessage } from './fragment.ts';

/** The PDUs that the buffers come to when they are written one after the other. */
function pdusOf(buffers: readonly Uint8Array[]): { length: number; pdvs: readonly Pdv[] }[] {
  const stream = Buffer.concat(buffers);
  const pdus = [];
  for (let at = 0; at < stream.length; ) {
    const length = stream.readUInt32BE(at + 2);
    const pdu = decodePDataTF(stream.subarray(at, at + 6 + length));
    if ('invalid' in pdu) throw new Error(pdu.invalid);
    pdus.push({ length, pdvs: pdu.pdvs });
    at += 6 + length;
  }
  return pdus;
}

function joined(pdvs: readonly Pdv[], isCommand: boolean): Buffer {
  return Buffer.concat(pdvs.filter((pdv) => pdv.isCommand === isCommand).map((pdv) => pdv.fragment));
}

describe('fragmentMessage', () => {
  const command = Buffer.alloc(100, 1);

  it('puts command and Data Set of a small message into one P-DATA-TF and one buffer', () => {
    const buffers = fragmentMessage(3, command, Buffer.alloc(664, 2), 16384);
    expect(buffers).to.have.lengthOf(1);
    const [pdu] = pdusOf(buffers);
    expect(pdu?.pdvs.map(({ contextId, isCommand, isLast }) => [contextId, isCommand, isLast])).to.deep.equal([
      [3, true, true],
      [3, false, true],
    ]);
  });

  it('sends a message without a Data Set as one PDV', () => {
    const [pdu] = pdusOf(fragmentMessage(1, command, undefined, 0));
    expect(pdu?.pdvs.map(({ isCommand, isLast }) => [isCommand, isLast])).to.deep.equal([[true, true]]);
  });

  it('sends an empty Data Set as one last fragment, so that the message ends', () => {
    const [pdu] = pdusOf(fragmentMessage(1, command, Buffer.alloc(0), 0));
    expect(pdu?.pdvs.map(({ isCommand, isLast }) => [isCommand, isLast])).to.deep.equal([
      [true, true],
      [false, true],
    ]);
  });

  it('does not copy a large Data Set', () => {
    const dataSet = Buffer.alloc(5_000_000, 2);
    const views = fragmentMessage(1, command, dataSet, 0).filter((bytes) => bytes.buffer === dataSet.buffer);
    expect(views.reduce((sum, view) => sum + view.length, 0)).to.be.at.least(dataSet.length - 16384);
  });

  it('puts the short PDUs of a peer with a small maximum length together into few buffers', () => {
    expect(fragmentMessage(1, command, Buffer.alloc(1_000_000), 128)).to.have.length.below(8);
  });

  it('bounds its PDUs even for a peer without a limit', () => {
    const pdus = pdusOf(fragmentMessage(1, command, Buffer.alloc(3_000_000), 0));
    expect(Math.max(...pdus.map((pdu) => pdu.length))).to.be.at.most(0x20006);
  });

  it('refuses a maximum length that leaves no room for two bytes of a message', () => {
    for (const maxLength of [1, 6, 7]) {
      expect(() => fragmentMessage(1, command, undefined, maxLength)).to.throw(DicomNetworkError, 'at most');
    }
  });

  it('keeps to the maximum length, sends even fragments only, and loses nothing, whatever the sizes', () => {
    const sizes = fc.record({
      maxLength: fc.oneof(fc.integer({ min: 8, max: 300 }), fc.integer({ min: 8, max: 40_000 }), fc.constant(0)),
      command: fc.integer({ min: 0, max: 300 }).map((half) => 2 * half),
      dataSet: fc.option(fc.integer({ min: 0, max: 50_000 }).map((half) => 2 * half)),
    });
    fc.assert(
      fc.property(sizes, (size) => {
        const bytes = Buffer.allocUnsafe(size.command).map((_, i) => i);
        const dataSet = size.dataSet === null ? undefined : Buffer.allocUnsafe(size.dataSet).map((_, i) => i * 7);
        const pdus = pdusOf(fragmentMessage(5, bytes, dataSet, size.maxLength));
        const pdvs = pdus.flatMap((pdu) => pdu.pdvs);
        const limit = size.maxLength === 0 ? 0x20006 : size.maxLength;
        expect(
          pdus.every((pdu) => pdu.length <= limit),
          'maximum length',
        ).to.equal(true);
        expect(pdvs.every((pdv) => pdv.fragment.length % 2 === 0 && pdv.contextId === 5)).to.equal(true);
        expect(joined(pdvs, true).equals(bytes), 'command').to.equal(true);
        expect(joined(pdvs, false).equals(dataSet ?? Buffer.alloc(0)), 'Data Set').to.equal(true);
        const lasts = pdvs.filter((pdv) => pdv.isLast);
        expect(lasts.map((pdv) => pdv.isCommand)).to.deep.equal(dataSet === undefined ? [true] : [true, false]);
        expect(pdvs.at(-1)?.isLast).to.equal(true);
      }),
    );
  });
});

describe('fragmentDataSet', () => {
  it('marks only the end of the last stretch as the last fragment', () => {
    const first = pdusOf(fragmentDataSet(1, Buffer.alloc(100), false, 64)).flatMap((pdu) => pdu.pdvs);
    const second = pdusOf(fragmentDataSet(1, Buffer.alloc(100), true, 64)).flatMap((pdu) => pdu.pdvs);
    expect(first.some((pdv) => pdv.isLast)).to.equal(false);
    expect(second.map((pdv) => pdv.isLast)).to.deep.equal([false, true]);
  });
});
