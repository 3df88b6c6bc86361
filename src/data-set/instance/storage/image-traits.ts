// What the text of each IOD of an image asks for that its tables do not say: kind of picture, Image Type, frames (PS3.3 Annex A).

import type { DataSet } from '../../data-set.ts';
import { code } from '../macros.ts';
import type { ClassTraits, TraitsTable } from './class-traits-types.ts';
import type { PictureKind } from './phantom.ts';

type More = Omit<ClassTraits, 'modality' | 'picture'>;

/** PS3.3 C.7.6.1.1.2. */
const original = (...more: readonly string[]): string[] => ['ORIGINAL', 'PRIMARY', ...more];
const derived = (...more: readonly string[]): string[] => ['DERIVED', 'PRIMARY', ...more];

function image(modality: string, picture: PictureKind, imageType: string[], { set, ...more }: More = {}): ClassTraits {
  return { modality, picture, ...more, set: { ImageType: imageType, ...set } };
}

function multiFrame(modality: string, picture: PictureKind, imageType: string[], more: More = {}): ClassTraits {
  return image(modality, picture, imageType, { frames: 'several', ...more });
}

/** Slices of a volume: where each frame is (PS3.3 C.7.6.16.2.1, C.7.6.16.2.3, C.7.6.16.2.4). */
const slices = ['C.7.6.16-2', 'C.7.6.16-4', 'C.7.6.16-4 of frames', 'C.7.6.16-5'];

const volume = (modality: string, picture: PictureKind, more: More = {}): ClassTraits =>
  multiFrame(modality, picture, original('VOLUME', 'NONE'), more);
const slicedVolume = (modality: string, picture: PictureKind, more: More = {}): ClassTraits =>
  volume(modality, picture, { groups: slices, ...more });

const secondaryCapture = (picture: PictureKind): ClassTraits => ({ modality: 'OT', picture, frames: 'several' });
const digitalXRay = (modality: string): ClassTraits => image(modality, 'grey12', original(''));
const mammogram = image('MG', 'grey12', original(''), {
  set: {
    PatientOrientation: ['A', 'FR'],
    AnatomicRegionSequence: [code('76752008', 'SCT', 'Breast')],
    ViewCodeSequence: [{ ...code('399162004', 'SCT', 'cranio-caudal'), ViewModifierCodeSequence: [] }],
  },
});
const breastProjection = multiFrame('MG', 'grey12', original('TOMO_PROJ', 'NONE'), { groups: ['C.7.6.16-7'] });

/** How an image of projection X-Ray was positioned: patient, positioner, table, collimator, geometry (PS3.3 A.47, A.48). */
const positions = ['C.7.6.16-16', 'C.8.19.6-10', 'C.8.19.6-11', 'C.8.19.6-12', 'C.8.19.6-14'];

const angiogram = (modality: string): ClassTraits =>
  image(modality, 'grey8', original('SINGLE PLANE'), { hasIcon: true });
const enhancedAngiogram = (modality: string): ClassTraits =>
  multiFrame(modality, 'grey12', original('SINGLE PLANE', 'NONE'), { groups: positions });

const visibleLight = (modality: string): ClassTraits => image(modality, 'colour', original(), { hasIcon: true });
const video = (modality: string): ClassTraits => multiFrame(modality, 'colour', original());

const ofRightEye: DataSet = { ImageLaterality: 'R' };
const eye = (picture: PictureKind): ClassTraits =>
  multiFrame('OP', picture, original(), { also: ['FrameTime'], set: ofRightEye });

/** PS3.3 A.8.2 and the like: what the values of pixels of CT mean. */
const hounsfield: DataSet = { 'PixelValueTransformationSequence.RescaleType': 'HU' };
const distorted: DataSet = { VolumetricProperties: 'DISTORTED' };

/** The colours of a palette, which an image or a presentation state may have. */
export const paletteData = ['Red', 'Green', 'Blue'].map((name) => `${name}PaletteColorLookupTableData`);

export const imageTraits: TraitsTable = {
  // X-Ray
  ComputedRadiographyImage: { modality: 'CR', picture: 'grey12' },
  DigitalXRayImageStorageForPresentation: digitalXRay('DX'),
  DigitalXRayImageStorageForProcessing: digitalXRay('DX'),
  DigitalMammographyXRayImageStorageForPresentation: mammogram,
  DigitalMammographyXRayImageStorageForProcessing: mammogram,
  DigitalIntraOralXRayImageStorageForPresentation: digitalXRay('IO'),
  DigitalIntraOralXRayImageStorageForProcessing: digitalXRay('IO'),
  XRayAngiographicImage: angiogram('XA'),
  EnhancedXAImage: enhancedAngiogram('XA'),
  XRayRadiofluoroscopicImage: angiogram('RF'),
  EnhancedXRFImage: enhancedAngiogram('RF'),
  XRay3DAngiographicImage: volume('XA', 'grey12'),
  XRay3DCraniofacialImage: volume('DX', 'grey12'),
  BreastTomosynthesisImage: multiFrame('MG', 'grey12', original('TOMOSYNTHESIS', 'NONE')),
  BreastProjectionXRayImageStorageForPresentation: breastProjection,
  BreastProjectionXRayImageStorageForProcessing: breastProjection,

  // Slices
  CTImage: image('CT', 'grey12', original('AXIAL')),
  EnhancedCTImage: slicedVolume('CT', 'grey12', { inside: hounsfield }),
  LegacyConvertedEnhancedCTImage: slicedVolume('CT', 'grey12', { inside: hounsfield }),
  MRImage: image('MR', 'grey12', original('M_SE', 'M', 'SE')),
  EnhancedMRImage: slicedVolume('MR', 'grey12'),
  LegacyConvertedEnhancedMRImage: slicedVolume('MR', 'grey12'),
  EnhancedMRColorImage: multiFrame('MR', 'colour', derived('VOLUME', 'NONE'), {
    groups: slices,
    inside: { PixelPresentation: 'TRUE_COLOR' },
  }),
  PositronEmissionTomographyImage: image('PT', 'grey16', original()),
  EnhancedPETImage: slicedVolume('PT', 'grey16'),
  LegacyConvertedEnhancedPETImage: slicedVolume('PT', 'grey16'),
  NuclearMedicineImage: image('NM', 'grey16', original('STATIC', 'EMISSION'), {
    frames: 1,
    also: ['ActualFrameDuration'],
    set: { FrameIncrementPointer: [0x00540010, 0x00540020] },
  }),
  ParametricMap: multiFrame('MR', 'grey16', derived('VOLUME', 'NONE'), {
    groups: slices,
    inside: { FrameType: derived('VOLUME', 'NONE') },
  }),
  Segmentation: multiFrame('SEG', 'bit', derived(), {
    groups: [...slices, 'C.7.6.16-3', 'C.8.20-3'],
    set: { SegmentationType: 'BINARY' },
  }),

  // Sound and light
  UltrasoundImage: image('US', 'colour', original()),
  UltrasoundMultiFrameImage: multiFrame('US', 'grey8', original()),
  EnhancedUSVolume: volume('US', 'grey8'),
  PhotoacousticImage: volume('PA', 'grey16'),
  IntravascularOpticalCoherenceTomographyImageStorageForPresentation: multiFrame(
    'IVOCT',
    'grey8',
    original('CROSS_SECTIONAL', 'NONE'),
    { inside: distorted },
  ),
  IntravascularOpticalCoherenceTomographyImageStorageForProcessing: multiFrame(
    'IVOCT',
    'grey16',
    original('POLAR', 'NONE'),
    { inside: distorted },
  ),
  VLEndoscopicImage: visibleLight('ES'),
  VideoEndoscopicImage: video('ES'),
  VLMicroscopicImage: visibleLight('GM'),
  VideoMicroscopicImage: video('GM'),
  VLSlideCoordinatesMicroscopicImage: visibleLight('SM'),
  VLPhotographicImage: visibleLight('XC'),
  VideoPhotographicImage: video('XC'),
  DermoscopicPhotographyImage: visibleLight('DMS'),
  VLWholeSlideMicroscopyImage: image('SM', 'colour', original('VOLUME', 'NONE'), {
    frames: 1,
    also: ['DimensionOrganizationType', 'ImageOrientationSlide'],
    groups: ['C.7.6.16-3', 'C.8.12.6.1-1', 'C.8.12.6.1-1 of frames', 'C.8.12.6.2-1'],
    set: { DimensionOrganizationType: 'TILED_SPARSE', SpecimenLabelInImage: 'NO' },
  }),
  ConfocalMicroscopyImage: multiFrame('CFM', 'grey8', original()),
  ConfocalMicroscopyTiledPyramidalImage: multiFrame('CFM', 'grey8', original()),

  // The eye
  OphthalmicPhotography8BitImage: eye('grey8'),
  OphthalmicPhotography16BitImage: eye('grey16'),
  WideFieldOphthalmicPhotographyStereographicProjectionImage: eye('grey8'),
  WideFieldOphthalmicPhotography3DCoordinatesImage: eye('grey8'),
  OphthalmicTomographyImage: slicedVolume('OPT', 'grey8', { also: ['FrameTime'] }),
  OphthalmicOpticalCoherenceTomographyEnFaceImage: image('OPTENF', 'grey8', derived(), { set: ofRightEye }),
  OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysis: volume('OPTBSV', 'grey8'),
  OphthalmicThicknessMap: image('OPM', 'grey16', derived(), { set: ofRightEye }),
  CornealTopographyMap: image('OPM', 'palette', derived(), { also: paletteData, set: ofRightEye }),

  // Radiotherapy
  RTImage: image('RTIMAGE', 'grey16', original('PORTAL')),
  EnhancedRTImage: image('RTIMAGE', 'grey16', original('PORTAL', 'NONE'), { frames: 1 }),
  EnhancedContinuousRTImage: multiFrame('RTIMAGE', 'grey16', original('PORTAL', 'NONE')),
  RTDose: {
    modality: 'RTDOSE',
    picture: 'grey16',
    frames: 'several',
    modules: ['C.7-9', 'C.7-10', 'C.7-11a', 'C.7-14'],
    also: ['GridFrameOffsetVector'],
    set: { FrameIncrementPointer: 0x3004000c, GridFrameOffsetVector: [0, 5, 10], DoseGridScaling: 0.001 },
  },

  // Whatever was captured
  SecondaryCaptureImage: { modality: 'OT', picture: 'grey8' },
  MultiFrameSingleBitSecondaryCaptureImage: secondaryCapture('bit'),
  MultiFrameGrayscaleByteSecondaryCaptureImage: secondaryCapture('grey8'),
  MultiFrameGrayscaleWordSecondaryCaptureImage: secondaryCapture('grey16'),
  MultiFrameTrueColorSecondaryCaptureImage: secondaryCapture('colour'),
};
