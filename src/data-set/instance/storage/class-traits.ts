// What the text of each storage IOD asks for that its tables do not say: modality, attributes, values (PS3.3 Annex A).

import type { DataSet } from '../../data-set.ts';
import { code } from '../macros.ts';
import type { ClassTraits, TraitsTable } from './class-traits-types.ts';
import { ecgLeads } from './ecg-leads.ts';
import { imageTraits, paletteData } from './image-traits.ts';

/** Classes of which nothing but the modality is to be said. */
const ofModality: Readonly<Record<string, readonly string[]>> = {
  ASMT: ['ContentAssessmentResults'],
  AU: ['GeneralAudioWaveform'],
  ECG: ['General32BitECGWaveform'],
  EEG: ['RoutineScalpElectroencephalogramWaveform', 'SleepElectroencephalogramWaveform'],
  EMG: ['ElectromyogramWaveform'],
  EOG: ['ElectrooculogramWaveform'],
  EPS: ['CardiacElectrophysiologyWaveform'],
  HD: ['ArterialPulseWaveform'],
  MR: ['RawData'],
  PLAN: [
    'RTBeamsDeliveryInstruction',
    'RTBrachyApplicationSetupDeliveryInstruction',
    'RTPatientPositionAcquisitionInstruction',
    'RTRadiationSetDeliveryInstruction',
    'RTTreatmentPreparation',
  ],
  POS: ['BodyPositionWaveform'],
  RESP: ['MultichannelRespiratoryWaveform'],
  RTINTENT: ['RTPhysicianIntent'],
  RTPLAN: ['RTIonPlan'],
  RTRAD: [
    'CArmPhotonElectronRadiation',
    'CArmPhotonElectronRadiationRecord',
    'RoboticArmRadiation',
    'RoboticRadiationRecord',
    'RTRadiationRecordSet',
    'RTRadiationSalvageRecord',
    'RTRadiationSet',
    'TomotherapeuticRadiation',
    'TomotherapeuticRadiationRecord',
  ],
  RTRECORD: ['RTBeamsTreatmentRecord', 'RTIonBeamsTreatmentRecord', 'RTTreatmentSummaryRecord'],
  RTSEGANN: ['RTSegmentAnnotation'],
};

/** The TID of the documents of a class, which are of modality SR. */
const ofTemplate: Readonly<Record<string, string>> = {
  ChestCADSR: '4100',
  ColonCADSR: '4120',
  EnhancedXRayRadiationDoseSR: '10040',
  ImplantationPlanSR: '7000',
  MacularGridThicknessAndVolumeReport: '2100',
  MammographyCADSR: '4000',
  PatientRadiationDoseSR: '10030',
  PerformedImagingAgentAdministrationSR: '11020',
  PlannedImagingAgentAdministrationSR: '11001',
  SimplifiedAdultEchoSR: '5300',
  SpectaclePrescriptionReport: '2020',
  WaveformAnnotationSR: '3750',
};

const document = (modality: string, mimeType: string): ClassTraits => ({
  modality,
  set: { MIMETypeOfEncapsulatedDocument: mimeType },
});

/** Samples of 8 bits without a sign. */
function tone(samples: number): Uint8Array {
  return Uint8Array.from({ length: samples }, (_, index) => Math.round(128 + 100 * Math.sin(index / 5)));
}

const jaws = ['X', 'Y'];
const still = ['Gantry', 'BeamLimitingDevice', 'PatientSupport', 'TableTopEccentric'].map(
  (part) => [[`${part}Angle`, 0] as const, [`${part}RotationDirection`, 'NONE'] as const] as const,
);

/** A fraction group with one open beam of photons, which does not move (PS3.3 C.8.8.13, C.8.8.14). */
const beam: DataSet = {
  'FractionGroupSequence.NumberOfFractionsPlanned': 30,
  'FractionGroupSequence.NumberOfBeams': 1,
  'FractionGroupSequence.NumberOfBrachyApplicationSetups': 0,
  'FractionGroupSequence.ReferencedBeamSequence': [{ ReferencedBeamNumber: 1, BeamMeterset: 100 }],
  'BeamSequence.RadiationType': 'PHOTON',
  'BeamSequence.TreatmentMachineName': 'SYNTHETIC',
  'BeamSequence.PrimaryDosimeterUnit': 'MU',
  'BeamSequence.SourceAxisDistance': 1000,
  'BeamSequence.BeamLimitingDeviceSequence': jaws.map((type) => ({
    RTBeamLimitingDeviceType: type,
    NumberOfLeafJawPairs: 1,
  })),
  'BeamSequence.ReferencedPatientSetupNumber': 1,
  'BeamSequence.TreatmentDeliveryType': 'TREATMENT',
  'BeamSequence.NumberOfWedges': 0,
  'BeamSequence.NumberOfCompensators': 0,
  'BeamSequence.NumberOfBoli': 0,
  'BeamSequence.NumberOfBlocks': 0,
  'BeamSequence.FinalCumulativeMetersetWeight': 1,
  'BeamSequence.NumberOfControlPoints': 2,
  'BeamSequence.ControlPointSequence': [
    {
      ControlPointIndex: 0,
      CumulativeMetersetWeight: 0,
      NominalBeamEnergy: 6,
      BeamLimitingDevicePositionSequence: jaws.map((type) => ({
        RTBeamLimitingDeviceType: type,
        LeafJawPositions: [-50, 50],
      })),
      ...Object.fromEntries(still.flat()),
      IsocenterPosition: [0, 0, 0],
    },
    { ControlPointIndex: 1, CumulativeMetersetWeight: 1 },
  ],
};

/** By keyword without `Storage`. */
const traits: TraitsTable = {
  ...imageTraits,
  ...Object.fromEntries(
    Object.entries(ofModality).flatMap(([modality, classes]) => classes.map((each) => [each, { modality }] as const)),
  ),
  ...Object.fromEntries(
    Object.entries(ofTemplate).map(([keyword, template]) => [keyword, { modality: 'SR', template }] as const),
  ),
  XRayRadiationDoseSR: { modality: 'SR', set: { CompletionFlag: 'COMPLETE' } },
  MRSpectroscopy: {
    modality: 'MR',
    frames: 'several',
    set: { ImageType: ['ORIGINAL', 'PRIMARY', 'SPECTROSCOPY', 'NONE'] },
  },
  BasicVoiceAudioWaveform: {
    modality: 'AU',
    inside: {
      'WaveformSequence.SamplingFrequency': 8000,
      'WaveformSequence.WaveformBitsAllocated': 8,
      'ChannelDefinitionSequence.WaveformBitsStored': 8,
      'WaveformSequence.WaveformSampleInterpretation': 'UB',
      'WaveformSequence.WaveformData': { vr: 'OB', Value: [tone(128)] },
    },
  },
  HemodynamicWaveform: { modality: 'HD', inside: { 'WaveformSequence.SamplingFrequency': 400 } },
  RespiratoryWaveform: { modality: 'RESP', inside: { 'WaveformSequence.SamplingFrequency': 100 } },
  TwelveLeadECGWaveform: { modality: 'ECG', inside: ecgLeads(12) },
  GeneralECGWaveform: { modality: 'ECG', inside: ecgLeads(3) },
  AmbulatoryECGWaveform: { modality: 'ECG', also: ['AcquisitionContextSequence'], inside: ecgLeads(2) },
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
  KeyObjectSelectionDocument: {
    modality: 'KO',
    template: '2010',
    set: { ConceptNameCodeSequence: [code('113000', 'DCM', 'Of Interest')] },
  },
  EncapsulatedPDF: document('DOC', 'application/pdf'),
  EncapsulatedCDA: { ...document('DOC', 'text/XML'), also: ['HL7InstanceIdentifier'] },
  EncapsulatedSTL: document('M3D', 'model/stl'),
  EncapsulatedOBJ: document('M3D', 'model/obj'),
  EncapsulatedMTL: document('M3D', 'model/mtl'),
  RTStructureSet: { modality: 'RTSTRUCT', also: ['FrameOfReferenceUID', 'PositionReferenceIndicator'] },
  RTPlan: {
    modality: 'RTPLAN',
    modules: ['C.8-48', 'C.8-49', 'C.8-50'],
    inside: beam,
  },
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
};

/** The traits of a class; one that is not listed has its modality in its tables, and no picture. */
export function traitsOf(keyword: string): ClassTraits {
  return traits[keyword.replace(/Storage$/, '')] ?? { modality: 'OT' };
}
