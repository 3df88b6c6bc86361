// What a signature cannot include: PS3.3 C.12.1.1.3.1.1.

import { expect } from 'chai';
import { buildInstance } from '../../instance/instance.ts';
import { validateDataSet } from '../validate-data-set.ts';

const explicit = 'ExplicitVRLittleEndian';

/** An instance that signs its Manufacturer, with this VR in its place. */
function found(vr: string): string[] {
  const parameters = {
    MACIDNumber: 1,
    MACCalculationTransferSyntaxUID: '1.2.840.10008.1.2.1',
    MACAlgorithm: 'SHA256',
    DataElementsSigned: ['SOPClassUID', '00990010'],
  };
  const creator = { vr, Value: vr === 'UN' ? [Uint8Array.of(0x58, 0x20)] : ['X'] };
  const set = { '00990010': creator, MACParametersSequence: [parameters] };
  const { bytes } = buildInstance('ColorPaletteStorage', { set });
  const findings = validateDataSet({ bytes, transferSyntax: explicit }, 'ColorPaletteStorage');
  return findings.filter(({ tag }) => tag === 0x04000020).map(({ actual }) => actual);
}

describe('Data Elements Signed', () => {
  it('are of a known VR', () => {
    expect(found('LO')).to.deep.equal([]);
    expect(found('UN')).to.deep.equal(['(0099,0010) of VR UN']);
  });
});
