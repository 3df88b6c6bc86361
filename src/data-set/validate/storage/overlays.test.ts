import { expect } from 'chai';
import type { DataSet } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';

const sopClass = 'UltrasoundMultiFrameImageStorage';
const syntax = 'ExplicitVRLittleEndian';
const us = (value: number) => ({ vr: 'US', Value: [value] });

/** Severity, rule, keyword and what was found of an image of three frames that has this overlay. */
function found(overlay: DataSet, group = '6000'): readonly string[] {
  const { dataSet } = buildInstance(sopClass, { profile: 'typical' });
  const valid: DataSet = {
    [`${group}0010`]: us(9),
    [`${group}0011`]: us(9),
    [`${group}0040`]: { vr: 'CS', Value: ['G'] },
    [`${group}0050`]: { vr: 'SS', Value: [1, 1] },
    [`${group}0100`]: us(1),
    [`${group}0102`]: us(0),
    [`${group}3000`]: { vr: 'OW', Value: [new Uint8Array(12)] },
  };
  const bytes = encodeDataSet({ ...dataSet, ...valid, ...overlay }, syntax);
  return validateDataSet({ bytes, transferSyntax: syntax }, sopClass)
    .filter(({ severity, tag }) => severity !== 'information' && (tag & 0xff000000) === 0x60000000)
    .map(({ severity, rule, keyword, actual }) => `${severity} ${rule} ${keyword} ${actual}`);
}

describe('an overlay', () => {
  it('has a bit for each of its pixels, and no other padding than to an even length', () => {
    expect(found({})).to.deep.equal([]);
    expect(found({}, '601E')).to.deep.equal([]);
    expect(found({ '60000010': us(11) })).to.deep.equal(['error count OverlayData 12 bytes']);
    expect(found({ '60000010': us(5) })).to.deep.equal(['warning count OverlayData 12 bytes']);
  });

  it('has one bit allocated, at position 0', () => {
    expect(found({ '60000100': us(16) })).to.deep.equal(['error enumerated-value OverlayBitsAllocated "16"']);
    expect(found({ '60000102': us(12) })).to.deep.equal(['error enumerated-value OverlayBitPosition "12"']);
  });

  it('has frames that are frames of the image', () => {
    const is = (value: string) => ({ vr: 'IS', Value: [value] });
    const bytes = (length: number) => ({ vr: 'OW', Value: [new Uint8Array(length)] });
    expect(found({ '60000015': is('3'), '60003000': bytes(32) })).to.deep.equal([]);
    expect(found({ '60000015': is('3'), '60003000': bytes(30) })).to.deep.equal(['error count OverlayData 30 bytes']);
    expect(found({ '60000015': is('4'), '60003000': bytes(42) })).to.deep.equal([
      'error reference NumberOfFramesInOverlay 4 from frame 1 on',
    ]);
    const second = { '60000015': is('2'), '60003000': bytes(22) };
    expect(found({ ...second, '60000051': us(2) })).to.deep.equal([]);
    expect(found({ ...second, '60000051': us(3) })).to.deep.equal([
      'error reference ImageFrameOrigin 2 from frame 3 on',
    ]);
    expect(found({ ...second, '60000051': us(0) })).to.deep.equal([
      'error reference ImageFrameOrigin 2 from frame 0 on',
    ]);
  });
});
