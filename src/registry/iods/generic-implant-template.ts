// Generic Implant Template IOD, PS3.3 Table A.61-1: its modules and the constraints over them.

import { any, present } from './condition.ts';
import type { IodDefinition } from './definition.ts';
import { genericImplantTemplate2DDrawingsModule } from './modules/generic-implant-template-2d-drawings.ts';
import { genericImplantTemplate3DModelsModule } from './modules/generic-implant-template-3d-models.ts';
import { genericImplantTemplateDescriptionModule } from './modules/generic-implant-template-description.ts';
import { genericImplantTemplateMatingFeaturesModule } from './modules/generic-implant-template-mating-features.ts';
import { genericImplantTemplatePlanningLandmarksModule } from './modules/generic-implant-template-planning-landmarks.ts';
import { sopCommonModule } from './modules/sop-common.ts';
import { surfaceMeshModule } from './modules/surface-mesh.ts';

export const genericImplantTemplateIod: IodDefinition = {
  sopClassUID: '1.2.840.10008.5.1.4.43.1',
  name: 'Generic Implant Template',
  ref: 'PS3.3 Table A.61-1',
  modules: [
    { module: genericImplantTemplateDescriptionModule, entity: 'Implant Template', usage: 'M' },
    { module: genericImplantTemplate2DDrawingsModule, entity: 'Implant Template', usage: 'U' },
    { module: genericImplantTemplate3DModelsModule, entity: 'Implant Template', usage: 'U' },
    { module: genericImplantTemplateMatingFeaturesModule, entity: 'Implant Template', usage: 'U' },
    { module: genericImplantTemplatePlanningLandmarksModule, entity: 'Implant Template', usage: 'U' },
    { module: sopCommonModule, entity: 'Implant Template', usage: 'M' },
    {
      module: surfaceMeshModule,
      entity: 'Surface Mesh',
      usage: 'C',
      required: present('ImplantTemplate3DModelSurfaceNumber'),
    },
  ],
  constraints: [
    {
      ref: 'PS3.3 A.61.3',
      text: 'a 2D drawing or a 3D model is there',
      keyword: 'HPGLDocumentSequence',
      tag: 0x006862c0,
      holds: any(present('HPGLDocumentSequence'), present('ImplantTemplate3DModelSurfaceNumber')),
    },
  ],
};
