// A protocol for coronary angiography, fluoroscopy and one cine run: PS3.3 A.82.5; parameters of C.34.17.

import type { DataSet } from '../../data-set.ts';
import { code, type InstanceBuilder } from '../macros.ts';
import { cardiology, heart, localCode, unit } from './codes.ts';
import { constraint } from './constraint.ts';
import { between, definedProtocol, element, elementPlace, fixed, instructions } from './procedure-protocol.ts';

/** What differs between fluoroscopy and cine. */
interface Technique {
  readonly number: number;
  readonly name: string;
  /** SC for low dose, GR for images of diagnostic quality. */
  readonly setting: 'SC' | 'GR';
  /** Frames in a second. */
  readonly rates: readonly number[];
  readonly usualRate: number;
  /** Greatest average pulse width in milliseconds. */
  readonly pulse: number;
}

function acquisition({ number, name, setting, rates, usualRate, pulse }: Technique): DataSet {
  const place = elementPlace('Acquisition', number);
  const phase = [...place, ['XAAcquisitionPhaseDetailsSequence', 1]] as const;
  const plane = [...place, ['XAPlaneDetailsSequence', 1]] as const;
  return element(number, [
    constraint('Protocol Element Name', 'ProtocolElementName', place, ...fixed(name)),
    constraint('Radiation Setting', 'RadiationSetting', place, ...fixed(setting), { significance: 'FAILURE' }),
    constraint('Planes in Acquisition', 'PlanesInAcquisition', place, ...fixed('SINGLE PLANE')),
    constraint('XA Acquisition Frame Rate', 'XAAcquisitionFrameRate', phase, 'MEMBER_OF', rates, {
      recommended: usualRate,
      units: unit('/s'),
      guidance: 'The lowest rate that shows the lesion',
    }),
    constraint('KVP', 'KVP', plane, ...between('60', '125'), { units: unit('kV') }),
    constraint('Average Pulse Width', 'AveragePulseWidth', plane, 'LESS_OR_EQUAL', [String(pulse)], {
      units: unit('ms'),
      significance: 'WARNING',
    }),
    constraint(
      'Acquisition Field Of View Label',
      'AcquisitionFieldOfViewLabel',
      plane,
      'MEMBER_OF',
      ['20 cm', '25 cm'],
      {
        recommended: '20 cm',
      },
    ),
  ]);
}

/** Projections of both coronary arteries, from the radial artery. */
export const xaCoronaryProtocol: InstanceBuilder = (uid) => ({
  ...definedProtocol({
    modality: 'XA',
    name: 'Coronary angiography',
    responsibleGroup: cardiology,
    scheduledCode: localCode('XA-COR-R', 'Coronary angiography, protocol'),
    requestedCode: localCode('XA-COR', 'Coronary angiography, both arteries'),
    reasons: ['Stable angina', 'Positive stress test'],
    diagnosticTasks: ['Grade coronary stenosis'],
    rationale: 'Fluoroscopy at 7.5 frames a second; cine only for the projections to be kept.',
    planning: 'Fasting for 4 hours. Creatinine within 7 days.',
  }),
  PatientSpecificationSequence: [constraint("Patient's Age", 'PatientAge', [], 'GREATER_OR_EQUAL', ['018Y'])],
  InstructionSequence: instructions(['Check the puncture site', 'Allen test before radial access']),
  ProtocolDefinedPatientPosition: 'HFS',
  PatientPositioningInstructionSequence: instructions(['Center the heart', 'Isocenter at the middle of the heart']),
  PositioningLandmarkSequence: [
    {
      ReferenceLocationLabel: 'Middle of the heart',
      ReferenceBasisCodeSequence: [heart],
      ReferenceGeometryCodeSequence: [code('128130', 'DCM', 'Plane through Center')],
    },
  ],
  TargetFrameOfReferenceUID: uid(),
  AnatomicRegionSequence: [heart],
  PrimaryAnatomicStructureSequence: [localCode('CORONARY', 'Coronary artery')],
  AcquisitionProtocolElementSpecificationSequence: [
    acquisition({ number: 1, name: 'Fluoroscopy', setting: 'SC', rates: [3.75, 7.5, 15], usualRate: 7.5, pulse: 12 }),
    acquisition({ number: 2, name: 'Coronary cine', setting: 'GR', rates: [7.5, 15, 30], usualRate: 15, pulse: 8 }),
  ],
});
