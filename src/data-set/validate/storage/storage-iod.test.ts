// Instances of storage SOP Classes as the tables of PS3.3 have them: which modules are in them, and what several say.

import { expect } from 'chai';
import type { DataSet } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';
import { describeValidationFinding } from '../validation-finding.ts';

const syntax = 'ExplicitVRLittleEndian';

function errorsOf(dataSet: DataSet, sopClass: string): readonly string[] {
  const bytes = encodeDataSet(dataSet, syntax);
  return validateDataSet({ bytes, transferSyntax: syntax }, sopClass)
    .filter(({ severity }) => severity === 'error')
    .map(describeValidationFinding);
}

function found(sopClass: string, set: DataSet, ...remove: readonly string[]): readonly string[] {
  const { dataSet } = buildInstance(sopClass);
  const changed = { ...dataSet, ...set };
  for (const keyword of remove) delete changed[keyword];
  return errorsOf(changed, sopClass);
}

const ct = 'CTImageStorage';

describe('an instance of a storage SOP Class', () => {
  it('has what a module of usage M demands', () => {
    expect(found(ct, {})).to.deep.equal([]);
    expect(found(ct, {}, 'KVP')).to.deep.equal([
      'error: (0018,0060) KVP: expected an element of Type 2, found absent (PS3.3 Table C.8-3)',
    ]);
    expect(found(ct, { PatientSex: 'X' })).to.deep.equal([
      'error: (0010,0040) PatientSex: expected M, F, O, found "X" (PS3.3 Table C.7-1)',
    ]);
  });

  it('has what a condition demands, and not what it excludes', () => {
    expect(found(ct, { SamplesPerPixel: 3 }, 'PixelData')).to.include(
      'error: (0028,0006) PlanarConfiguration: expected an element of Type 1C, for SamplesPerPixel is greater than 1, ' +
        'found absent (PS3.3 Table C.7-11a)',
    );
    expect(found(ct, { PlanarConfiguration: 0 })).to.deep.equal([
      'error: (0028,0006) PlanarConfiguration: expected absence, unless SamplesPerPixel is greater than 1, ' +
        'found present (PS3.3 Table C.7-11a)',
    ]);
  });

  it('need not have what a condition demands that only the world outside decides', () => {
    expect(found(ct, {}, 'PatientOrientation')).to.deep.equal([]);
    expect(found(ct, { Laterality: 'L' })).to.deep.equal([]);
  });

  it('has the whole of an optional module once most of it is there, and may have one attribute of it', () => {
    expect(found(ct, { ClinicalTrialSponsorName: 'Sponsor' })).to.deep.equal([]);
    const most = {
      ClinicalTrialSponsorName: 'Sponsor',
      ClinicalTrialProtocolID: '1',
      ClinicalTrialProtocolName: null,
      ClinicalTrialSiteID: null,
    };
    expect(found(ct, most)).to.include(
      'error: (0012,0031) ClinicalTrialSiteName: expected an element of Type 2, found absent (PS3.3 Table C.7-2b)',
    );
  });

  it('has the items of an optional attribute as the tables have them', () => {
    expect(found(ct, { RequestAttributesSequence: [{ ScheduledProcedureStepDescription: 'CT' }] })).to.deep.equal([]);
    expect(found(ct, { DeviceSequence: [{ DeviceLength: 1 }] })).to.include(
      'error: (0050,0010)[1].(0008,0100) CodeValue: expected an element of Type 1C, for LongCodeValue is absent and ' +
        'URNCodeValue is absent, found absent (PS3.3 Table C.7-18)',
    );
  });

  it('judges each repeating group by itself', () => {
    const overlay = (group: string) => ({
      [`${group}0010`]: { vr: 'US', Value: [16] },
      [`${group}0011`]: { vr: 'US', Value: [16] },
      [`${group}0040`]: { vr: 'CS', Value: ['G'] },
      [`${group}0050`]: { vr: 'SS', Value: [1, 1] },
      [`${group}0100`]: { vr: 'US', Value: [1] },
      [`${group}0102`]: { vr: 'US', Value: [0] },
      [`${group}3000`]: { vr: 'OW', Value: [new Uint8Array(32)] },
    });
    expect(found(ct, overlay('6002'))).to.deep.equal([]);
    expect(found(ct, overlay('6002'), '60020010')).to.deep.equal([
      'error: (6002,0010) (6002,0010): expected an element of Type 1, found absent (PS3.3 Table C.9-2)',
    ]);
    expect(found(ct, { ...overlay('6002'), '60020040': { vr: 'CS', Value: ['Q'] } })).to.deep.equal([
      'error: (6002,0040) (6002,0040): expected G, R, found "Q" (PS3.3 Table C.9-2)',
    ]);
  });

  it('has content items as their Value Type says', () => {
    const sr = 'EnhancedSRStorage';
    const text = { RelationshipType: 'CONTAINS', ValueType: 'TEXT', TextValue: 'Normal.' };
    const name = { CodeValue: '121071', CodingSchemeDesignator: 'DCM', CodeMeaning: 'Finding' };
    expect(found(sr, { ContentSequence: [{ ...text, ConceptNameCodeSequence: [name] }] })).to.deep.equal([]);
    expect(
      found(sr, { ContentSequence: [{ ...text, ValueType: 'NUM', ConceptNameCodeSequence: [name] }] }),
    ).to.deep.equal([
      'error: (0040,A730)[1].(0040,A300) MeasuredValueSequence: expected an element of Type 2C, for ' +
        'ReferencedContentItemIdentifier is absent and ValueType is NUM, found absent (PS3.3 Table C.17-4)',
      'error: (0040,A730)[1].(0040,A301) NumericValueQualifierCodeSequence: expected an element of Type 1C, for ' +
        'ReferencedContentItemIdentifier is absent and ValueType is NUM and not: MeasuredValueSequence has a value, ' +
        'found absent (PS3.3 Table C.17-4)',
    ]);
    const reference = [{ RelationshipType: 'INFERRED FROM', ReferencedContentItemIdentifier: [1, 2] }];
    const content = [{ ...text, ConceptNameCodeSequence: [name] }];
    const inferred = [{ ...text, ConceptNameCodeSequence: [name], ContentSequence: reference }, ...content];
    expect(found('ComprehensiveSRStorage', { ContentSequence: inferred })).to.deep.equal([]);
  });

  it('is judged by the SOP Common Module alone where the class is retired', () => {
    const dataSet = { SOPClassUID: '1.2.840.10008.5.1.4.1.1.6', SOPInstanceUID: '1.2.3' };
    expect(errorsOf(dataSet, dataSet.SOPClassUID)).to.deep.equal([]);
  });
});
