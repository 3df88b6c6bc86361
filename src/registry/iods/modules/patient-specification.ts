// Patient Specification Module, PS3.3 Table C.34.5-1: attributes, types, values and conditions.

import { demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { attributeValueConstraintMacro } from '../macros/attribute-value-constraint.ts';
import { distinctWith, selects } from '../relation.ts';

export const patientSpecificationModule: ModuleDefinition = {
  table: 'C.34.5-1',
  name: 'Patient Specification',
  rows: [
    sequence('0018,9911', 'PatientSpecificationSequence', '1', '1-n', [
      demands(
        selects({ set: 'patient' }),
        distinctWith('SelectorAttribute', 'SelectorSequencePointer', 'SelectorSequencePointerItems'),
      ),
      include(attributeValueConstraintMacro),
    ]),
  ],
};
