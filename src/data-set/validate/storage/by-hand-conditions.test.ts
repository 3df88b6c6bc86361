// Conditions that the generated tables leave open and src/registry/storage/by-hand.ts decides: each when it holds, when
// it does not, and when it stays open.

import { expect } from 'chai';
import type { DataSet } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';

const syntax = 'ExplicitVRLittleEndian';

/** The errors of presence of an instance with these attributes and without those, as rule and place. */
function found(sopClass: string, set: DataSet, ...remove: readonly string[]): readonly string[] {
  const { dataSet } = buildInstance(`${sopClass}Storage`);
  const changed: DataSet = { ...dataSet, ...set };
  for (const keyword of remove) delete changed[keyword];
  return validateDataSet({ bytes: encodeDataSet(changed, syntax), transferSyntax: syntax }, `${sopClass}Storage`)
    .filter(({ severity, rule }) => severity === 'error' && (rule === 'missing' || rule === 'not-allowed'))
    .map(({ rule, tagPath }) => `${rule} ${tagPath}`);
}

const reference = (sopClassUID: string, more: DataSet): DataSet => ({
  ReferencedImageSequence: [
    { ReferencedSOPClassUID: sopClassUID, ReferencedSOPInstanceUID: '1.2.3', ...more },
  ] as readonly DataSet[],
});
const [ct, segmentation] = ['1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.5.1.4.1.1.66.4'];
const within = '(0008,1140)[1]';

describe('a condition that is written by hand', () => {
  it('demands Patient Orientation of an image that no plane module places', () => {
    expect(found('ComputedRadiographyImage', {}, 'PatientOrientation')).to.deep.equal(['missing (0020,0020)']);
    expect(found('UltrasoundImage', {}, 'PatientOrientation')).to.deep.equal(['missing (0020,0020)']);
    expect(found('CTImage', {}, 'PatientOrientation')).to.deep.equal([]);
    expect(found('CTImage', { PatientOrientation: ['L', 'P'] })).to.deep.equal([]);
  });

  it('excludes Laterality beside that of the image', () => {
    expect(found('CTImage', { Laterality: 'L' })).to.deep.equal([]);
    expect(found('CTImage', { Laterality: 'L', ImageLaterality: 'L' })).to.deep.equal(['not-allowed (0020,0060)']);
  });

  it('excludes Pixel Aspect Ratio beside a spacing, and the end of a range without its beginning', () => {
    expect(found('SecondaryCaptureImage', { PixelAspectRatio: [1, 2] })).to.deep.equal([]);
    expect(found('SecondaryCaptureImage', { PixelAspectRatio: [1, 2], NominalScannedPixelSpacing: [1, 2] })).to.include(
      'not-allowed (0028,0034)',
    );
    expect(found('CTImage', { PixelPaddingRangeLimit: 0 })).to.include('not-allowed (0028,0121)');
    expect(found('CTImage', { PixelPaddingRangeLimit: 0, PixelPaddingValue: 0 })).to.deep.equal([]);
  });

  it('has frames or segments of a reference, and segments of a Segmentation alone', () => {
    expect(found('CTImage', reference(ct, { ReferencedFrameNumber: 1 }))).to.deep.equal([]);
    expect(found('CTImage', reference(segmentation, { ReferencedSegmentNumber: 1 }))).to.deep.equal([]);
    expect(found('CTImage', reference(ct, { ReferencedSegmentNumber: 1 }))).to.deep.equal([
      `not-allowed ${within}.(0062,000B)`,
    ]);
    expect(
      found('CTImage', reference(segmentation, { ReferencedSegmentNumber: 1, ReferencedFrameNumber: 1 })),
    ).to.deep.equal([`not-allowed ${within}.(0008,1160)`, `not-allowed ${within}.(0062,000B)`]);
  });

  it('demands Trigger Time of gated MR images, and excludes a Modality LUT beside a Rescale Intercept', () => {
    expect(found('MRImage', { ScanOptions: 'CG' }, 'TriggerTime')).to.deep.equal(['missing (0018,1060)']);
    expect(found('MRImage', { ScanOptions: 'FC', TriggerTime: 1 })).to.deep.equal([]);
    const lut = { LUTDescriptor: [256, 0, 8], ModalityLUTType: 'HU', LUTData: new Uint8Array(256) };
    const image = 'XRayRadiofluoroscopicImage';
    const rescale = { RescaleIntercept: 0, RescaleSlope: 1, RescaleType: 'US' };
    const described = {
      ...lut,
      LUTDescriptor: { vr: 'US', Value: [256, 0, 8] },
      LUTData: { vr: 'OW', Value: [lut.LUTData] },
    };
    expect(found(image, { ...rescale, ModalityLUTSequence: [described] })).to.include('not-allowed (0028,3000)');
  });

  it('has rotations and frame durations of NM images by their Image Type', () => {
    const type = (third: string) => ({ ImageType: ['ORIGINAL', 'PRIMARY', third, 'EMISSION'] });
    expect(found('NuclearMedicineImage', type('TOMO'))).to.include('missing (0054,0051)');
    expect(
      found('NuclearMedicineImage', { ...type('STATIC'), NumberOfRotations: 1, ActualFrameDuration: 1 }),
    ).to.include('not-allowed (0054,0051)');
    expect(found('NuclearMedicineImage', type('WHOLE BODY'), 'ActualFrameDuration')).to.include('missing (0018,1242)');
  });

  it('demands of several frames of an angiogram what they need, and an identifier of a CDA document', () => {
    const several = { NumberOfFrames: 2 };
    expect(found('XRayAngiographicImage', several, 'FrameIncrementPointer')).to.include('missing (0028,0009)');
    expect(found('EncapsulatedCDA', {}, 'HL7InstanceIdentifier')).to.deep.equal(['missing (0040,E001)']);
    expect(found('EncapsulatedPDF', { HL7InstanceIdentifier: '1.2.3' })).to.deep.equal(['not-allowed (0040,E001)']);
  });

  it('demands a name of content items that have one, and of the root', () => {
    const sr = 'BasicTextSR';
    const text = { RelationshipType: 'CONTAINS', ValueType: 'TEXT', TextValue: 'Normal.' };
    const container = { RelationshipType: 'CONTAINS', ValueType: 'CONTAINER', ContinuityOfContent: 'SEPARATE' };
    expect(found(sr, { ContentSequence: [container] })).to.deep.equal([]);
    expect(found(sr, { ContentSequence: [text] })).to.deep.equal(['missing (0040,A730)[1].(0040,A043)']);
    expect(found(sr, {}, 'ConceptNameCodeSequence')).to.deep.equal(['missing (0040,A043)']);
  });

  it('demands the functional group of a dimension that is nowhere else', () => {
    const dimension = (pointer: number, more: DataSet = {}) => ({
      DimensionIndexSequence: [{ DimensionIndexPointer: pointer, DimensionOrganizationUID: '1.2.3', ...more }],
    });
    const place = '(0020,9222)[1].(0020,9167)';
    expect(found('EnhancedCTImage', dimension(0x00209057))).to.include(`missing ${place}`);
    expect(found('EnhancedCTImage', dimension(0x00209057, { FunctionalGroupPointer: 0x00209111 }))).to.not.include(
      `missing ${place}`,
    );
    expect(found('EnhancedCTImage', dimension(0x00200010))).to.not.include(`missing ${place}`);
  });

  it('demands of a grid of doses what an image of planes has', () => {
    const grid = found('RTDose', {}, 'PixelSpacing', 'Rows', 'InstanceNumber');
    expect(grid).to.include.members(['missing (0028,0030)', 'missing (0028,0010)']);
  });
});
