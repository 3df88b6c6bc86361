// A protocol for CT of the chest, a localizer and one helical scan: PS3.3 A.82.2; parameters of C.34.10, C.34.12, C.34.14.

import type { DataSet } from '../../data-set.ts';
import { code, type InstanceBuilder } from '../macros.ts';
import { chest, localCode, lung, radiology, unit } from './codes.ts';
import { constraint, type Place } from './constraint.ts';
import { between, definedProtocol, element, elementPlace, fixed, instructions } from './procedure-protocol.ts';

const localizer = elementPlace('Acquisition', 1);
const scan = elementPlace('Acquisition', 2);

/** The only beam of an acquisition element. */
function beamOf(place: Place): Place {
  return [...place, ['CTXRayDetailsSequence', 1]];
}

const localizerParameters = [
  constraint('Protocol Element Name', 'ProtocolElementName', localizer, ...fixed('Localizer (AP)')),
  constraint('Acquisition Type', 'AcquisitionType', localizer, ...fixed('CONSTANT_ANGLE')),
  constraint('KVP', 'KVP', beamOf(localizer), ...fixed('120'), { units: unit('kV') }),
  constraint('X-Ray Tube Current in mA', 'XRayTubeCurrentInmA', beamOf(localizer), ...between(20, 40), {
    recommended: 30,
    units: unit('mA'),
  }),
];

const scanParameters = [
  constraint('Protocol Element Name', 'ProtocolElementName', scan, ...fixed('Chest, inspiration')),
  constraint('Acquisition Type', 'AcquisitionType', scan, ...fixed('SPIRAL')),
  constraint('Revolution Time', 'RevolutionTime', scan, ...between(0.28, 0.5), {
    recommended: 0.33,
    units: unit('s'),
  }),
  constraint('Total Collimation Width', 'TotalCollimationWidth', scan, ...fixed(38.4), { units: unit('mm') }),
  constraint('Spiral Pitch Factor', 'SpiralPitchFactor', scan, ...between(0.9, 1.4), {
    recommended: 1.2,
    significance: 'WARNING',
  }),
  constraint('CTDIvol', 'CTDIvol', scan, ...between(3, 9), { units: unit('mGy'), significance: 'INFORMATIVE' }),
  constraint('CTDIvol Notification Trigger', 'CTDIvolNotificationTrigger', scan, ...fixed(15), {
    units: unit('mGy'),
    significance: 'FAILURE',
  }),
  constraint('KVP', 'KVP', beamOf(scan), 'MEMBER_OF', ['100', '120'], {
    recommended: '120',
    units: unit('kV'),
    guidance: '100 kV up to 80 kg, otherwise 120 kV',
  }),
  constraint('Exposure Modulation Type', 'ExposureModulationType', beamOf(scan), ...fixed('ANGULAR')),
];

/** Parameters of a reconstruction with this slice thickness in millimeters. */
function reconstruction(number: number, name: string, thickness: string, kernel: string): DataSet {
  const place = elementPlace('Reconstruction', number);
  return element(number, [
    constraint('Protocol Element Name', 'ProtocolElementName', place, ...fixed(name)),
    constraint(
      'Source Acquisition Protocol Element Number',
      'SourceAcquisitionProtocolElementNumber',
      place,
      ...fixed(2),
    ),
    constraint('Slice Thickness', 'SliceThickness', place, ...fixed(thickness), { units: unit('mm') }),
    constraint('Convolution Kernel', 'ConvolutionKernel', place, ...fixed(kernel)),
    constraint('Reconstruction Diameter', 'ReconstructionDiameter', place, ...between('300', '450'), {
      recommended: '350',
      units: unit('mm'),
    }),
  ]);
}

const archive = elementPlace('Storage', 1);
const destination: Place = [...archive, ['OutputInformationSequence', 1], ['DICOMStorageSequence', 1]];

/** From the apex of the lungs to the costophrenic angle, on the back, head first. */
export const ctChestProtocol: InstanceBuilder = (uid) => ({
  ...definedProtocol({
    modality: 'CT',
    name: 'Chest routine',
    responsibleGroup: radiology,
    scheduledCode: localCode('CT-CHEST-R', 'CT chest routine, protocol'),
    requestedCode: localCode('CT-CHEST', 'CT of the chest without contrast'),
    reasons: ['Cough', 'Pulmonary nodule, follow-up'],
    diagnosticTasks: ['Detect pulmonary nodules', 'Assess interstitial lung disease'],
    rationale: 'Dose below the diagnostic reference level, thin slices for nodule measurement.',
    planning: 'No preparation. Follow-up on the device of the first scan.',
  }),
  PatientSpecificationSequence: [
    constraint("Patient's Age", 'PatientAge', [], 'GREATER_OR_EQUAL', ['018Y']),
    constraint("Patient's Weight", 'PatientWeight', [], ...between('40', '150'), { units: unit('kg') }),
  ],
  InstructionSequence: instructions(
    ['Remove metal', 'Necklaces and clothes with metal above the waist'],
    ['Practise breath hold', 'Full inspiration for eight seconds'],
  ),
  ProtocolDefinedPatientPosition: 'HFS',
  PatientPositioningInstructionSequence: instructions(['Arms up', 'Both arms above the head, out of the scan range']),
  PositioningMethodCodeSequence: [code('128151', 'DCM', 'Laser Cross-hairs')],
  PositioningLandmarkSequence: [
    {
      ReferenceLocationLabel: 'Suprasternal notch',
      ReferenceBasisCodeSequence: [code('26493002', 'SCT', 'Suprasternal Notch')],
      ReferenceGeometryCodeSequence: [code('128120', 'DCM', 'Plane through Superior Extent')],
      OffsetDistance: 50,
      OffsetDirection: 'SUPERIOR',
    },
  ],
  TargetFrameOfReferenceUID: uid(),
  AnatomicRegionSequence: [chest],
  PrimaryAnatomicStructureSequence: [lung],
  AcquisitionProtocolElementSpecificationSequence: [element(1, localizerParameters), element(2, scanParameters)],
  ReconstructionProtocolElementSpecificationSequence: [
    reconstruction(1, 'Lung 1 mm', '1', 'LUNG'),
    reconstruction(2, 'Soft tissue 3 mm', '3', 'SOFT'),
  ],
  StorageProtocolElementSpecificationSequence: [
    element(1, [
      constraint('Protocol Element Name', 'ProtocolElementName', archive, ...fixed('Archive')),
      constraint('Destination AE', 'DestinationAE', destination, ...fixed('ARCHIVE')),
    ]),
  ],
});
