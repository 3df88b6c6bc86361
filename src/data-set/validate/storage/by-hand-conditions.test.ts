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

describe('a condition that is decided by hand, in full or on one side', () => {
  const palette = (segmented: boolean): DataSet => ({
    PhotometricInterpretation: 'PALETTE COLOR',
    SamplesPerPixel: 1,
    ...Object.fromEntries(
      ['Red', 'Green', 'Blue'].flatMap((colour) => [
        [`${colour}PaletteColorLookupTableDescriptor`, { vr: 'US', Value: [4, 0, 8] }],
        [
          `${segmented ? 'Segmented' : ''}${colour}PaletteColorLookupTableData`,
          { vr: 'OW', Value: [new Uint8Array(4)] },
        ],
      ]),
    ),
  });

  it('has the palette of an image in one form or the other', () => {
    const image = 'UltrasoundImage';
    expect(found(image, palette(false))).to.deep.equal([]);
    expect(found(image, palette(true))).to.deep.equal([]);
    const none = found(image, palette(true), 'SegmentedGreenPaletteColorLookupTableData');
    expect(none).to.include('missing (0028,1202)');
    const state = 'PseudoColorSoftcopyPresentationState';
    const segmented = { SegmentedRedPaletteColorLookupTableData: { vr: 'OW', Value: [new Uint8Array(4)] } };
    expect(found(state, segmented)).to.include('not-allowed (0028,1221)');
  });

  it('demands no Patient Orientation of a slide, which its own tells', () => {
    const slide = 'VLWholeSlideMicroscopyImage';
    expect(found(slide, {}, 'ImageOrientationSlide', 'PatientOrientation')).to.deep.equal(['missing (0048,0102)']);
  });

  it('demands Lossy Image Compression of an image whose ratio or method is told', () => {
    for (const image of ['UltrasoundImage', 'XRayAngiographicImage', 'PositronEmissionTomographyImage'])
      expect(found(image, { LossyImageCompressionRatio: 9 }, 'LossyImageCompression'), image).to.include(
        'missing (0028,2110)',
      );
    expect(found('UltrasoundImage', {}, 'LossyImageCompression')).to.deep.equal([]);
  });

  it('demands of an animal what is asked of one, and excludes it of a person', () => {
    const species = (value: string) => ({
      PatientSpeciesCodeSequence: [{ CodeValue: value, CodingSchemeDesignator: 'SCT', CodeMeaning: 'species' }],
    });
    const animal = found('CTImage', species('448771007'));
    expect(animal).to.include.members(['missing (0010,2293)', 'missing (0010,2297)', 'missing (0010,2299)']);
    expect(found('CTImage', species('337915000'))).to.deep.equal([]);
    expect(found('CTImage', { ...species('337915000'), BreedRegistrationSequence: [] })).to.deep.equal([
      'not-allowed (0010,2294)',
    ]);
    expect(found('CTImage', { BreedRegistrationSequence: [] })).to.deep.equal([]);
  });

  it('demands one of three lists of frames that were extracted, and an external ID of a registered coding scheme', () => {
    const extraction = (more: DataSet) => ({
      FrameExtractionSequence: [{ MultiFrameSourceSOPInstanceUID: '1.2.3', ...more }] as readonly DataSet[],
    });
    const list = { vr: 'UL', Value: [1] };
    expect(found('EnhancedCTImage', extraction({ SimpleFrameList: list }))).to.deep.equal([]);
    expect(found('EnhancedCTImage', extraction({ SimpleFrameList: list, CalculatedFrameList: list }))).to.have.length(
      2,
    );
    const scheme = (more: DataSet) => ({
      CodingSchemeIdentificationSequence: [{ CodingSchemeDesignator: '99X', ...more }] as readonly DataSet[],
    });
    const place = '(0008,0110)[1].(0008,0114)';
    expect(found('CTImage', scheme({ CodingSchemeRegistry: 'HL7' }))).to.deep.equal([`missing ${place}`]);
    expect(found('CTImage', scheme({ CodingSchemeRegistry: 'HL7', CodingSchemeUID: '1.2.3' }))).to.deep.equal([]);
  });

  it('excludes a version of no coding scheme, and demands the creator of a private pointer', () => {
    const coded = { CodeValue: '1', CodeMeaning: 'x', CodingSchemeVersion: '2024' };
    expect(found('CTImage', { ProcedureCodeSequence: [coded] })).to.include('not-allowed (0008,1032)[1].(0008,0103)');
    const dimension = (more: DataSet) => ({
      DimensionIndexSequence: [{ DimensionOrganizationUID: '1.2.3', ...more }] as readonly DataSet[],
    });
    const place = '(0020,9222)[1].(0020,9213)';
    expect(found('EnhancedCTImage', dimension({ DimensionIndexPointer: 0x00091001 }))).to.include(`missing ${place}`);
    expect(found('EnhancedCTImage', dimension({ DimensionIndexPointer: 0x00209057 }))).to.not.include(
      `missing ${place}`,
    );
  });

  it('demands of graphic annotations text or graphics, and corners of a box without an anchor', () => {
    const state = 'GrayscaleSoftcopyPresentationState';
    const annotation = (more: DataSet) => ({
      GraphicAnnotationSequence: [{ GraphicLayer: 'ONE', ...more }] as readonly DataSet[],
      GraphicLayerSequence: [{ GraphicLayer: 'ONE', GraphicLayerOrder: 1 }],
    });
    const within = '(0070,0001)[1]';
    expect(found(state, annotation({}))).to.include.members([
      `missing ${within}.(0070,0008)`,
      `missing ${within}.(0070,0009)`,
    ]);
    const text = {
      UnformattedTextValue: 'x',
      AnchorPoint: [1, 1],
      AnchorPointAnnotationUnits: 'PIXEL',
      AnchorPointVisibility: 'Y',
    };
    expect(found(state, annotation({ TextObjectSequence: [text] }))).to.deep.equal([]);
    const half = { ...text, BoundingBoxTopLeftHandCorner: [1, 1], BoundingBoxAnnotationUnits: 'PIXEL' };
    expect(found(state, annotation({ TextObjectSequence: [half] }))).to.include(
      `missing ${within}.(0070,0008)[1].(0070,0011)`,
    );
    const graphic = (type: string) => ({
      GraphicObjectSequence: [
        {
          GraphicAnnotationUnits: 'PIXEL',
          GraphicDimensions: 2,
          NumberOfGraphicPoints: 2,
          GraphicData: [1, 1, 2, 2],
          GraphicType: type,
        },
      ],
    });
    const filled = `missing ${within}.(0070,0009)[1].(0070,0024)`;
    expect(found(state, annotation(graphic('CIRCLE')))).to.deep.equal([filled]);
    expect(found(state, annotation(graphic('POLYLINE')))).to.deep.equal([]);
  });

  /** What is said of the presence of these attributes in the one beam of a plan. */
  function foundInBeam(beam: DataSet, ...tags: readonly string[]): readonly string[] {
    const within = '(300A,00B0)[1].';
    return found('RTPlan', { BeamSequence: [beam] })
      .filter((line) => tags.some((tag) => line.endsWith(tag)))
      .map((line) => line.replace(within, ''));
  }

  it('demands of the first control point of a beam its devices', () => {
    const position = { BeamLimitingDevicePositionSequence: [{ RTBeamLimitingDeviceType: 'X' }] };
    const points = (first: DataSet) => ({ ControlPointSequence: [first, {}] });
    const devices = '(300A,011A)';
    expect(foundInBeam(points({}), devices)).to.deep.equal([`missing (300A,0111)[1].${devices}`]);
    expect(foundInBeam(points(position), devices)).to.deep.equal([]);
  });

  it('demands of a plan the beams or the applications that its fraction groups have', () => {
    const groups = (...counts: readonly (readonly [beams: number, applications: number])[]) => ({
      FractionGroupSequence: counts.map(([beams, applications]) => ({
        NumberOfBeams: beams,
        NumberOfBrachyApplicationSetups: applications,
      })),
    });
    const missing = (set: DataSet) =>
      found('RTPlan', set, 'BeamSequence').filter((line) => /missing \(300A,(00B0|0230)\)/.test(line));
    expect(missing(groups([1, 0]))).to.deep.equal(['missing (300A,00B0)']);
    expect(missing(groups([0, 2]))).to.deep.equal(['missing (300A,0230)']);
    expect(missing(groups([0, 0]))).to.deep.equal([]);
    expect(found('RTIonPlan', groups([1, 0]))).to.include('missing (300A,03A2)');
    expect(missing({ FractionGroupSequence: [] })).to.deep.equal([]);
  });

  it('demands a final weight of control points that all have one, and excludes it of those without', () => {
    const final = '(300A,010E)';
    const beam = (weights: readonly (number | null)[], more: DataSet = {}) => ({
      ...more,
      ControlPointSequence: weights.map((weight) => ({ CumulativeMetersetWeight: weight })),
    });
    const weight = { FinalCumulativeMetersetWeight: 1 };
    expect(foundInBeam(beam([0, 1]), final)).to.deep.equal([`missing ${final}`]);
    expect(foundInBeam(beam([0, 1], weight), final)).to.deep.equal([]);
    expect(foundInBeam(beam([null, null], weight), final)).to.deep.equal([`not-allowed ${final}`]);
    expect(foundInBeam(beam([null, null]), final)).to.deep.equal([]);
    // Of some control points alone the text does not speak.
    expect(foundInBeam(beam([0, null]), final)).to.deep.equal([]);
    expect(foundInBeam(beam([0, null], weight), final)).to.deep.equal([]);
  });

  it('demands the depth of a dose point of all items but the last, unless depths are not averaged', () => {
    const depth = '(300A,0088)';
    const beam = (flag: DataSet, ...depths: readonly DataSet[]) => ({
      ReferencedDoseReferenceSequence: [{ ...flag, BeamDoseVerificationControlPointSequence: depths }],
    });
    const [averaged, single] = [{ DepthValueAveragingFlag: 'YES' }, { DepthValueAveragingFlag: 'NO' }];
    const [has, lacks] = [{ BeamDosePointDepth: 1 }, {}];
    const at = (item: number) => `(300C,0050)[1].(300A,008C)[${item}].${depth}`;
    expect(foundInBeam(beam(averaged, has, has, lacks), depth)).to.deep.equal([]);
    expect(foundInBeam(beam(single, has, has, has), depth)).to.deep.equal([]);
    expect(foundInBeam(beam(averaged, lacks, has, has), depth)).to.deep.equal([
      `missing ${at(1)}`,
      `not-allowed ${at(3)}`,
    ]);
    expect(foundInBeam(beam(single, has, has, lacks), depth)).to.deep.equal([`missing ${at(3)}`]);
  });
});
