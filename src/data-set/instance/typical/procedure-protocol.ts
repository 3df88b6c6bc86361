// What defined procedure protocols of every modality have in common: PS3.3 A.82.2, A.82.5, C.34.2, C.34.6 to C.34.8.

import type { DataSet, DataSetValue } from '../../data-set.ts';
import { code, date, equipment, time } from '../macros.ts';
import { exampleHospital, localCode, localSchemeIdentification } from './codes.ts';
import type { Place } from './constraint.ts';

/** What tells one protocol from another, apart from its parameters. */
export interface ProtocolContext {
  readonly modality: string;
  readonly name: string;
  readonly responsibleGroup: DataSet;
  readonly scheduledCode: DataSet;
  readonly requestedCode: DataSet;
  readonly reasons: readonly string[];
  readonly diagnosticTasks: readonly string[];
  readonly rationale: string;
  readonly planning: string;
}

/** Equipment, Protocol Context and Equipment Specification of a protocol for one model of scanner. */
export function definedProtocol(context: ProtocolContext): DataSet {
  return {
    ...equipment,
    ...localSchemeIdentification,
    SpecificCharacterSet: 'ISO_IR 192',
    InstanceCreationDate: date,
    InstanceCreationTime: time,
    CustodialOrganizationSequence: [
      { InstitutionName: 'Example Hospital', InstitutionCodeSequence: [exampleHospital] },
    ],
    ResponsibleGroupCodeSequence: [context.responsibleGroup],
    ProtocolName: context.name,
    PotentialScheduledProtocolCodeSequence: [context.scheduledCode],
    PotentialRequestedProcedureCodeSequence: [context.requestedCode],
    PotentialReasonsForProcedure: context.reasons,
    PotentialDiagnosticTasks: context.diagnosticTasks,
    ContraindicationsCodeSequence: [code('293638001', 'SCT', 'X-ray Contrast Media Allergy')],
    ContentCreatorName: 'Müller^Jörg',
    ContentCreatorIdentificationCodeSequence: [
      {
        PersonIdentificationCodeSequence: [localCode('STAFF-17', 'Müller, Jörg')],
        InstitutionName: 'Example Hospital',
      },
    ],
    ProtocolDesignRationale: context.rationale,
    ProtocolPlanningInformation: context.planning,
    EquipmentModality: context.modality,
    ModelSpecificationSequence: [
      {
        Manufacturer: equipment.Manufacturer ?? null,
        ManufacturerModelName: equipment.ManufacturerModelName ?? null,
        SoftwareVersions: equipment.SoftwareVersions ?? null,
      },
    ],
  };
}

/** Steps for the operator, in order. */
export function instructions(...steps: readonly (readonly [text: string, description: string])[]): DataSet[] {
  return steps.map(([text, description], index) => ({
    InstructionIndex: index + 1,
    InstructionText: text,
    InstructionDescription: description,
  }));
}

/** A protocol element with the constraints on its parameters. */
export function element(number: number, parameters: readonly DataSet[]): DataSet {
  return {
    ProtocolElementNumber: number,
    ParametersSpecificationSequence: parameters.map((one) => ({ ...one, ModifiableConstraintFlag: 'YES' })),
  };
}

/** The place of the element with this number in the sequence that a performed protocol has for its kind. */
export function elementPlace(kind: 'Acquisition' | 'Reconstruction' | 'Storage', number: number): Place {
  return [[`${kind}ProtocolElementSequence`, number]];
}

/** A value that the parameter has to have. */
export function fixed(value: DataSetValue): readonly [type: string, values: readonly DataSetValue[]] {
  return ['EQUAL', [value]];
}

/** Bounds of a parameter, both of them allowed. */
export function between(
  least: DataSetValue,
  most: DataSetValue,
): readonly [type: string, values: readonly DataSetValue[]] {
  return ['RANGE_INCL', [least, most]];
}
