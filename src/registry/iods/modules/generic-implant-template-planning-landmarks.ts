// Generic Implant Template Planning Landmarks Module, PS3.3 Table C.29.1.5-1: attributes, types, values and conditions.

import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { planningLandmarkLineMacro } from '../macros/planning-landmark-line.ts';
import { planningLandmarkPlaneMacro } from '../macros/planning-landmark-plane.ts';
import { planningLandmarkPointMacro } from '../macros/planning-landmark-point.ts';
import { special } from '../relation.ts';

export const genericImplantTemplatePlanningLandmarksModule: ModuleDefinition = {
  table: 'C.29.1.5-1',
  name: 'Generic Implant Template Planning Landmarks',
  rows: [
    sequence('0068,6500', 'PlanningLandmarkPointSequence', '3', '0-n', [
      demands(special('landmarkNumbers')),
      include(planningLandmarkPointMacro),
      attribute('0068,6530', 'PlanningLandmarkID', 'US', '1', '1'),
      attribute('0068,6540', 'PlanningLandmarkDescription', 'LO', '1', '3'),
      sequence('0068,6545', 'PlanningLandmarkIdentificationCodeSequence', '2', '0-n', [include(codeSequenceMacro)]),
    ]),
    sequence('0068,6510', 'PlanningLandmarkLineSequence', '3', '0-n', [
      demands(special('landmarkNumbers')),
      include(planningLandmarkLineMacro),
      attribute('0068,6530', 'PlanningLandmarkID', 'US', '1', '1'),
      attribute('0068,6540', 'PlanningLandmarkDescription', 'LO', '1', '3'),
      sequence('0068,6545', 'PlanningLandmarkIdentificationCodeSequence', '2', '0-n', [include(codeSequenceMacro)]),
    ]),
    sequence('0068,6520', 'PlanningLandmarkPlaneSequence', '3', '0-n', [
      demands(special('landmarkNumbers')),
      include(planningLandmarkPlaneMacro),
      attribute('0068,6530', 'PlanningLandmarkID', 'US', '1', '1'),
      attribute('0068,6540', 'PlanningLandmarkDescription', 'LO', '1', '3'),
      sequence('0068,6545', 'PlanningLandmarkIdentificationCodeSequence', '2', '0-n', [include(codeSequenceMacro)]),
    ]),
  ],
};
