// The profiles of the nine Non-Patient SOP Classes: valid by the IOD, sound in every Transfer Syntax, the same in each.

import { expect } from 'chai';
import { nonPatientSopClasses } from '../../registry/sop-classes.ts';
import { uncompressedTransferSyntaxes } from '../../registry/transfer-syntaxes.ts';
import { compareDataSets } from '../compare.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { validateDataSet } from '../validate/validate-data-set.ts';
import { describeValidationFinding } from '../validate/validation-finding.ts';
import { encodeDataSet } from '../write/codec.ts';
import { buildInstance, type InstanceProfile, instanceProfiles } from './instance.ts';

describe('an instance of a Non-Patient SOP Class', () => {
  for (const { keyword, uid } of nonPatientSopClasses) {
    for (const profile of instanceProfiles) {
      it(`is valid and the same in every Transfer Syntax: ${keyword}, ${profile}`, () => {
        const { bytes, dataSet, sopInstanceUID } = buildInstance(keyword, { profile });
        for (const syntax of uncompressedTransferSyntaxes) {
          const encoded = encodeDataSet(dataSet, syntax);
          const findings = validateDataSet(readDataSet(encoded, syntax), uid, { sopInstanceUID });
          expect(findings.map(describeValidationFinding), syntax.keyword).to.deep.equal([]);
          expect(compareDataSets(bytes, 'ExplicitVRLittleEndian', encoded, syntax)).to.deep.equal([]);
        }
      });
    }

    it(`holds more the higher its profile: ${keyword}`, () => {
      const [minimal = 0, typical = 0, full = 0] = instanceProfiles.map((profile) => lengthOf(keyword, profile));
      expect(minimal).to.be.lessThan(typical);
      expect(typical).to.be.lessThan(full);
    });
  }

  it('of every profile depends on the seed alone, and takes changes', () => {
    for (const profile of instanceProfiles) {
      const build = (seed: number) => buildInstance('InventoryStorage', { profile, seed }).bytes.toString('hex');
      expect(build(7)).to.equal(build(7));
      expect(build(7)).to.not.equal(build(8));
      const changed = buildInstance('InventoryStorage', {
        profile,
        sopInstanceUID: '1.2.3',
        set: { InventoryPurpose: 'other' },
        remove: ['ContentDate'],
      });
      expect(changed.dataSet).to.include({ SOPInstanceUID: '1.2.3', InventoryPurpose: 'other' });
      expect(changed.dataSet).to.not.have.property('ContentDate');
    }
  });

  it('is minimal unless another profile is asked for', () => {
    const { bytes } = buildInstance('ColorPaletteStorage', { seed: 1 });
    expect(bytes).to.deep.equal(buildInstance('ColorPaletteStorage', { seed: 1, profile: 'minimal' }).bytes);
  });
});

describe('an instance of another SOP Class', () => {
  it('has no full profile, and the error names those that have', () => {
    const build = () => buildInstance('CTImageStorage', { profile: 'full' });
    const message = 'no full instance of CTImageStorage can be made; there is one of Hanging Protocol, Color Palette,';
    expect(build).to.throw(RangeError, message);
    expect(buildInstance('CTImageStorage', { profile: 'minimal' }).dataSet.Modality).to.equal('CT');
  });

  it('has no profile of another name', () => {
    const build = () => buildInstance('HangingProtocolStorage', { profile: 'maximal' as InstanceProfile });
    expect(build).to.throw(RangeError, 'maximal is no profile; there are minimal, typical, full');
  });
});

/** Bytes of the instance. */
function lengthOf(keyword: string, profile: InstanceProfile): number {
  const { bytes } = buildInstance(keyword, { profile, seed: 1 });
  return bytes.length;
}
