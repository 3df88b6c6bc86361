// What the text of each storage IOD asks for that its tables do not say: modality, kind of picture, frames (PS3.3 Annex A).

import type { DataSet } from '../../data-set.ts';
import { code } from '../macros.ts';
import type { PixelForm } from './phantom.ts';

export type PictureKind = 'grey8' | 'grey12' | 'grey16' | 'grey32' | 'colour' | 'bit' | 'palette';

export interface ClassTraits {
  readonly modality: string;
  readonly picture?: PictureKind;
  /** Of a multi-frame class: one frame alone if the class says so. */
  readonly frames?: 1 | 'several';
  /** Values of the top level. */
  readonly set?: DataSet;
  /** Attributes that are there although nothing demands them. */
  readonly also?: readonly string[];
  /** Values of items; `Sequence.Attribute` is of the items of that sequence, and is there if they have a row of it. */
  readonly inside?: DataSet;
  /** Tables of modules of usage C or U that are there. */
  readonly modules?: readonly string[];
  /** Tables of functional groups that are there although nothing demands them; ` of frames` if each frame has its own. */
  readonly groups?: readonly string[];
}

const several = 'several';
const paletteData = ['Red', 'Green', 'Blue'].map((name) => `${name}PaletteColorLookupTableData`);
const original = ['ORIGINAL', 'PRIMARY'];

/** Slices of a volume: where each frame is (PS3.3 C.7.6.16.2.1, C.7.6.16.2.3, C.7.6.16.2.4). */
const slices = ['C.7.6.16-2', 'C.7.6.16-4', 'C.7.6.16-4 of frames', 'C.7.6.16-5'];

/** How an image of projection X-Ray was positioned: patient, positioner, table, collimator, geometry (PS3.3 A.47, A.48). */
const positions = ['C.7.6.16-16', 'C.8.19.6-10', 'C.8.19.6-11', 'C.8.19.6-12', 'C.8.19.6-14'];
const hounsfield: DataSet = { 'PixelValueTransformationSequence.RescaleType': 'HU' };

const dx = (modality: string): ClassTraits => ({
  modality,
  picture: 'grey12',
  set: { ImageType: ['ORIGINAL', 'PRIMARY', ''], PatientOrientation: ['L', 'F'] },
});
const mg: ClassTraits = {
  modality: 'MG',
  picture: 'grey12',
  set: {
    ImageType: ['ORIGINAL', 'PRIMARY', ''],
    PatientOrientation: ['A', 'FR'],
    ImageLaterality: 'R',
    AnatomicRegionSequence: [code('76752008', 'SCT', 'Breast')],
    ViewCodeSequence: [{ ...code('399162004', 'SCT', 'cranio-caudal'), ViewModifierCodeSequence: [] }],
  },
};
const secondaryCaptures = (picture: PictureKind): ClassTraits => ({ modality: 'OT', picture, frames: several });
const visibleLight = (modality: string): ClassTraits => ({ modality, picture: 'colour', set: { ImageType: original } });
const video = (modality: string): ClassTraits => ({ ...visibleLight(modality), frames: several });
const eye: ClassTraits = {
  modality: 'OP',
  picture: 'grey8',
  frames: several,
  also: ['FrameTime'],
  set: { ImageType: original, ImageLaterality: 'R' },
};
const of = (modality: string, set?: DataSet): ClassTraits => ({ modality, ...(set && { set }) });

/** By keyword without `Storage`. */
const traits: Readonly<Record<string, ClassTraits>> = {
  ComputedRadiographyImage: { modality: 'CR', picture: 'grey12', set: { PatientOrientation: ['L', 'F'] } },
  DigitalXRayImageStorageForPresentation: dx('DX'),
  DigitalXRayImageStorageForProcessing: dx('DX'),
  DigitalMammographyXRayImageStorageForPresentation: mg,
  DigitalMammographyXRayImageStorageForProcessing: mg,
  DigitalIntraOralXRayImageStorageForPresentation: dx('IO'),
  DigitalIntraOralXRayImageStorageForProcessing: dx('IO'),
  CTImage: { modality: 'CT', picture: 'grey12', set: { ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'] } },
  EnhancedCTImage: {
    modality: 'CT',
    inside: hounsfield,
    picture: 'grey12',
    frames: several,
    groups: slices,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  LegacyConvertedEnhancedCTImage: {
    modality: 'CT',
    inside: hounsfield,
    picture: 'grey12',
    frames: several,
    groups: slices,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  UltrasoundMultiFrameImage: { modality: 'US', picture: 'grey8', frames: several, set: { ImageType: original } },
  MRImage: { modality: 'MR', picture: 'grey12', set: { ImageType: ['ORIGINAL', 'PRIMARY', 'M_SE', 'M', 'SE'] } },
  EnhancedMRImage: {
    modality: 'MR',
    picture: 'grey12',
    frames: several,
    groups: slices,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  MRSpectroscopy: {
    modality: 'MR',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'SPECTROSCOPY', 'NONE'] },
  },
  EnhancedMRColorImage: {
    modality: 'MR',
    picture: 'colour',
    frames: several,
    groups: slices,
    set: { ImageType: ['DERIVED', 'PRIMARY', 'VOLUME', 'NONE'], PixelPresentation: 'TRUE_COLOR' },
    inside: { PixelPresentation: 'TRUE_COLOR' },
  },
  LegacyConvertedEnhancedMRImage: {
    modality: 'MR',
    picture: 'grey12',
    frames: several,
    groups: slices,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  UltrasoundImage: { modality: 'US', picture: 'colour', set: { ImageType: original } },
  EnhancedUSVolume: {
    modality: 'US',
    picture: 'grey8',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  PhotoacousticImage: {
    modality: 'PA',
    picture: 'grey16',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  SecondaryCaptureImage: { modality: 'OT', picture: 'grey8' },
  MultiFrameSingleBitSecondaryCaptureImage: secondaryCaptures('bit'),
  MultiFrameGrayscaleByteSecondaryCaptureImage: secondaryCaptures('grey8'),
  MultiFrameGrayscaleWordSecondaryCaptureImage: secondaryCaptures('grey16'),
  MultiFrameTrueColorSecondaryCaptureImage: secondaryCaptures('colour'),
  TwelveLeadECGWaveform: of('ECG'),
  GeneralECGWaveform: of('ECG'),
  AmbulatoryECGWaveform: { modality: 'ECG', also: ['AcquisitionContextSequence'] },
  General32BitECGWaveform: of('ECG'),
  HemodynamicWaveform: of('HD'),
  CardiacElectrophysiologyWaveform: of('EPS'),
  BasicVoiceAudioWaveform: of('AU'),
  GeneralAudioWaveform: of('AU'),
  ArterialPulseWaveform: of('HD'),
  RespiratoryWaveform: of('RESP'),
  MultichannelRespiratoryWaveform: of('RESP'),
  RoutineScalpElectroencephalogramWaveform: of('EEG'),
  ElectromyogramWaveform: of('EMG'),
  ElectrooculogramWaveform: of('EOG'),
  SleepElectroencephalogramWaveform: of('EEG'),
  BodyPositionWaveform: of('POS'),
  XRayAngiographicImage: {
    modality: 'XA',
    picture: 'grey8',
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'SINGLE PLANE'] },
  },
  EnhancedXAImage: {
    modality: 'XA',
    picture: 'grey12',
    frames: several,
    groups: positions,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'SINGLE PLANE', 'NONE'] },
  },
  XRayRadiofluoroscopicImage: {
    modality: 'RF',
    picture: 'grey8',
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'SINGLE PLANE'] },
  },
  EnhancedXRFImage: {
    modality: 'RF',
    picture: 'grey12',
    frames: several,
    groups: positions,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'SINGLE PLANE', 'NONE'] },
  },
  XRay3DAngiographicImage: {
    modality: 'XA',
    picture: 'grey12',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  XRay3DCraniofacialImage: {
    modality: 'DX',
    picture: 'grey12',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  BreastTomosynthesisImage: {
    modality: 'MG',
    picture: 'grey12',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'TOMOSYNTHESIS', 'NONE'] },
  },
  BreastProjectionXRayImageStorageForPresentation: {
    modality: 'MG',
    picture: 'grey12',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'TOMO_PROJ', 'NONE'] },
    groups: ['C.7.6.16-7'],
  },
  BreastProjectionXRayImageStorageForProcessing: {
    modality: 'MG',
    picture: 'grey12',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'TOMO_PROJ', 'NONE'] },
    groups: ['C.7.6.16-7'],
  },
  IntravascularOpticalCoherenceTomographyImageStorageForPresentation: {
    modality: 'IVOCT',
    inside: { VolumetricProperties: 'DISTORTED' },
    picture: 'grey8',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'CROSS_SECTIONAL', 'NONE'] },
  },
  IntravascularOpticalCoherenceTomographyImageStorageForProcessing: {
    modality: 'IVOCT',
    inside: { VolumetricProperties: 'DISTORTED' },
    picture: 'grey16',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'POLAR', 'NONE'] },
  },
  NuclearMedicineImage: {
    modality: 'NM',
    picture: 'grey16',
    frames: 1,
    also: ['ActualFrameDuration'],
    set: { FrameIncrementPointer: [0x00540010, 0x00540020], ImageType: ['ORIGINAL', 'PRIMARY', 'STATIC', 'EMISSION'] },
  },
  ParametricMap: {
    modality: 'MR',
    picture: 'grey16',
    frames: several,
    groups: slices,
    inside: { FrameType: ['DERIVED', 'PRIMARY', 'VOLUME', 'NONE'] },
    set: { ImageType: ['DERIVED', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  RawData: of('MR'),
  LensometryMeasurements: { modality: 'LEN', also: ['UnspecifiedLateralityLensSequence'] },
  MicroscopyBulkSimpleAnnotations: { modality: 'ANN', also: ['ReferencedSeriesSequence'] },
  RealWorldValueMapping: { modality: 'RWV', also: ['ReferencedSeriesSequence'] },
  OphthalmicVisualFieldStaticPerimetryMeasurements: {
    modality: 'OPV',
    inside: { 'VisualFieldTestPointSequence.VisualFieldTestPointNormalsSequence': [{}] },
    also: ['OphthalmicPatientClinicalInformationRightEyeSequence'],
  },
  PseudoColorSoftcopyPresentationState: { modality: 'PR', also: paletteData },
  BlendingSoftcopyPresentationState: { modality: 'PR', also: paletteData },
  KeyObjectSelectionDocument: of('KO', { ConceptNameCodeSequence: [code('113000', 'DCM', 'Of Interest')] }),
  Segmentation: {
    modality: 'SEG',
    picture: 'bit',
    frames: several,
    groups: [...slices, 'C.7.6.16-3', 'C.8.20-3'],
    set: { ImageType: ['DERIVED', 'PRIMARY'], SegmentationType: 'BINARY' },
  },
  VLEndoscopicImage: visibleLight('ES'),
  VideoEndoscopicImage: video('ES'),
  VLMicroscopicImage: visibleLight('GM'),
  VideoMicroscopicImage: video('GM'),
  VLSlideCoordinatesMicroscopicImage: visibleLight('SM'),
  VLPhotographicImage: visibleLight('XC'),
  VideoPhotographicImage: video('XC'),
  DermoscopicPhotographyImage: visibleLight('DMS'),
  OphthalmicPhotography8BitImage: eye,
  OphthalmicPhotography16BitImage: { ...eye, picture: 'grey16' },
  WideFieldOphthalmicPhotographyStereographicProjectionImage: eye,
  WideFieldOphthalmicPhotography3DCoordinatesImage: eye,
  OphthalmicTomographyImage: {
    ...eye,
    modality: 'OPT',
    frames: several,
    groups: slices,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  OphthalmicOpticalCoherenceTomographyEnFaceImage: {
    modality: 'OPTENF',
    picture: 'grey8',
    set: { ImageType: ['DERIVED', 'PRIMARY'], ImageLaterality: 'R' },
  },
  OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysis: {
    modality: 'OPTBSV',
    picture: 'grey8',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  OphthalmicThicknessMap: {
    modality: 'OPM',
    picture: 'grey16',
    set: { ImageType: ['DERIVED', 'PRIMARY'], ImageLaterality: 'R' },
  },
  CornealTopographyMap: {
    modality: 'OPM',
    picture: 'palette',
    also: paletteData,
    set: { ImageType: ['DERIVED', 'PRIMARY'], ImageLaterality: 'R' },
  },
  VLWholeSlideMicroscopyImage: {
    modality: 'SM',
    picture: 'colour',
    frames: 1,
    also: ['DimensionOrganizationType', 'ImageOrientationSlide'],
    groups: ['C.7.6.16-3', 'C.8.12.6.1-1', 'C.8.12.6.1-1 of frames', 'C.8.12.6.2-1'],
    set: {
      DimensionOrganizationType: 'TILED_SPARSE',
      SpecimenLabelInImage: 'NO',
      ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'],
    },
  },
  ConfocalMicroscopyImage: { modality: 'CFM', picture: 'grey8', frames: several, set: { ImageType: original } },
  ConfocalMicroscopyTiledPyramidalImage: {
    modality: 'CFM',
    picture: 'grey8',
    frames: several,
    set: { ImageType: original },
  },
  ContentAssessmentResults: of('ASMT'),
  EncapsulatedPDF: of('DOC', { MIMETypeOfEncapsulatedDocument: 'application/pdf' }),
  EncapsulatedCDA: {
    ...of('DOC', { MIMETypeOfEncapsulatedDocument: 'text/XML' }),
    also: ['HL7InstanceIdentifier'],
  },
  EncapsulatedSTL: of('M3D', { MIMETypeOfEncapsulatedDocument: 'model/stl' }),
  EncapsulatedOBJ: of('M3D', { MIMETypeOfEncapsulatedDocument: 'model/obj' }),
  EncapsulatedMTL: of('M3D', { MIMETypeOfEncapsulatedDocument: 'model/mtl' }),
  PositronEmissionTomographyImage: { modality: 'PT', picture: 'grey16', set: { ImageType: original } },
  EnhancedPETImage: {
    modality: 'PT',
    picture: 'grey16',
    frames: several,
    groups: slices,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  LegacyConvertedEnhancedPETImage: {
    modality: 'PT',
    picture: 'grey16',
    frames: several,
    groups: slices,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
  },
  RTImage: { modality: 'RTIMAGE', picture: 'grey16', set: { ImageType: ['ORIGINAL', 'PRIMARY', 'PORTAL'] } },
  RTDose: {
    modality: 'RTDOSE',
    picture: 'grey16',
    frames: several,
    modules: ['C.7-9', 'C.7-10', 'C.7-11a', 'C.7-14'],
    also: ['GridFrameOffsetVector'],
    set: { FrameIncrementPointer: 0x3004000c, GridFrameOffsetVector: [0, 5, 10], DoseGridScaling: 0.001 },
  },
  RTStructureSet: { modality: 'RTSTRUCT', also: ['FrameOfReferenceUID', 'PositionReferenceIndicator'] },
  RTPlan: of('RTPLAN'),
  RTIonPlan: of('RTPLAN'),
  RTBeamsTreatmentRecord: of('RTRECORD'),
  RTIonBeamsTreatmentRecord: of('RTRECORD'),
  RTBrachyTreatmentRecord: {
    modality: 'RTRECORD',
    inside: {
      'RecordedChannelSequence.NumberOfControlPoints': 2,
      'RecordedChannelSequence.BrachyControlPointDeliveredSequence': [{}, {}],
    },
  },
  TractographyResults: {
    modality: 'MR',
    inside: { 'TrackSetSequence.RecommendedDisplayCIELabValue': [0xffff, 0x8080, 0x8080] },
  },
  RTTreatmentSummaryRecord: of('RTRECORD'),
  RTPhysicianIntent: of('RTINTENT'),
  RTSegmentAnnotation: of('RTSEGANN'),
  RTRadiationSet: of('RTRAD'),
  CArmPhotonElectronRadiation: of('RTRAD'),
  TomotherapeuticRadiation: of('RTRAD'),
  RoboticArmRadiation: of('RTRAD'),
  RTRadiationRecordSet: of('RTRAD'),
  RTRadiationSalvageRecord: of('RTRAD'),
  TomotherapeuticRadiationRecord: of('RTRAD'),
  CArmPhotonElectronRadiationRecord: of('RTRAD'),
  RoboticRadiationRecord: of('RTRAD'),
  RTRadiationSetDeliveryInstruction: of('PLAN'),
  RTTreatmentPreparation: of('PLAN'),
  EnhancedRTImage: {
    modality: 'RTIMAGE',
    picture: 'grey16',
    frames: 1,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'PORTAL', 'NONE'] },
  },
  EnhancedContinuousRTImage: {
    modality: 'RTIMAGE',
    picture: 'grey16',
    frames: several,
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'PORTAL', 'NONE'] },
  },
  RTPatientPositionAcquisitionInstruction: of('PLAN'),
  RTBeamsDeliveryInstruction: of('PLAN'),
  RTBrachyApplicationSetupDeliveryInstruction: of('PLAN'),
};

/** The traits of a class; one that is not listed has its modality in its tables, and no picture. */
export function traitsOf(keyword: string): ClassTraits {
  return traits[keyword.replace(/Storage$/, '')] ?? { modality: 'OT' };
}

/** How the pixels of a kind of picture are stored. */
export const pixelForms: Readonly<Record<PictureKind, PixelForm>> = {
  bit: { samples: 1, bitsAllocated: 1, bitsStored: 1 },
  grey8: { samples: 1, bitsAllocated: 8, bitsStored: 8 },
  palette: { samples: 1, bitsAllocated: 8, bitsStored: 8 },
  grey12: { samples: 1, bitsAllocated: 16, bitsStored: 12 },
  grey16: { samples: 1, bitsAllocated: 16, bitsStored: 16 },
  grey32: { samples: 1, bitsAllocated: 32, bitsStored: 32 },
  colour: { samples: 3, bitsAllocated: 8, bitsStored: 8 },
};
