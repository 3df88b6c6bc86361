import { expect } from 'chai';
import { ExplicitVRLittleEndian, sopClassByKeyword } from '../../src/index.ts';
import { profileInstance } from './profile-instance.ts';

describe('a whole instance of a profile', () => {
  it('has its own SOP Instance UID wherever the IOD wants it, the palette of a Color Palette included', () => {
    const { uid = '' } = sopClassByKeyword('ColorPaletteStorage') ?? {};
    const { bytes } = profileInstance(uid, 'typical', {
      transferSyntax: ExplicitVRLittleEndian.uid,
      sopInstanceUID: '2.25.4711',
    });
    expect(Buffer.from(bytes).toString('latin1').split('2.25.4711')).to.have.length(3);
  });
});
