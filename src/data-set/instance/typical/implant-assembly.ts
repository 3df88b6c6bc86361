// A hip prosthesis of stem, head and cup: PS3.3 A.62, C.29.2.

import type { DataSet } from '../../data-set.ts';
import { pdf } from '../encapsulated-pdf.ts';
import { code, date, dateTime, type InstanceBuilder, reference, time, type UidSource } from '../macros.ts';
import { femoralStem, hipJoint } from './codes.ts';

const genericImplantTemplate = '1.2.840.10008.5.1.4.43.1';
const head = code('112308', 'DCM', 'Femoral Head Ball Component');
const cup = code('112307', 'DCM', 'Acetabular Cup Monoblock');

/** Components by the number that identifies them in the assembly. */
const stems = [1, 2];
const heads = [3, 4];
const cups = [5, 6];

function componentType(type: DataSet, ids: readonly number[], uid: UidSource): DataSet {
  return {
    ComponentTypeCodeSequence: [type],
    ExclusiveComponentType: 'YES',
    MandatoryComponentType: 'YES',
    ComponentSequence: ids.map((id) => ({ ...reference(genericImplantTemplate, uid()), ComponentID: id })),
  };
}

/** Connections of each of the first components with each of the second, by their first mating features. */
function connections(first: readonly number[], secondSet: number, second: readonly number[]): DataSet[] {
  return first.flatMap((one) =>
    second.map((other) => ({
      Component1ReferencedID: one,
      Component1ReferencedMatingFeatureSetID: 1,
      Component1ReferencedMatingFeatureID: 1,
      Component2ReferencedID: other,
      Component2ReferencedMatingFeatureSetID: secondSet,
      Component2ReferencedMatingFeatureID: 1,
    })),
  );
}

/** Two sizes of each component; any head goes on any stem and into any cup. */
export const hipAssembly: InstanceBuilder = (uid) => ({
  SpecificCharacterSet: 'ISO_IR 192',
  InstanceCreationDate: date,
  InstanceCreationTime: time,
  EffectiveDateTime: dateTime,
  ImplantAssemblyTemplateName: 'Example hip, cementless',
  ImplantAssemblyTemplateIssuer: 'Beispiel Orthopädie',
  ImplantAssemblyTemplateVersion: '2.1',
  ImplantAssemblyTemplateType: 'ORIGINAL',
  ImplantAssemblyTemplateTargetAnatomySequence: [{ AnatomicRegionSequence: [hipJoint] }],
  ProcedureTypeCodeSequence: [code('398010007', 'SCT', 'Insertion of hip prosthesis')],
  SurgicalTechnique: 'Anterolateral approach, press fit',
  MIMETypeOfEncapsulatedDocument: 'application/pdf',
  EncapsulatedDocument: pdf(),
  ComponentTypesSequence: [
    componentType(femoralStem, stems, uid),
    componentType(head, heads, uid),
    componentType(cup, cups, uid),
  ],
  ComponentAssemblySequence: [...connections(heads, 1, stems), ...connections(cups, 2, heads)],
});
