/** The three implant IODs: PS3.3 A.61 to A.63, C.29.1 to C.29.3. */

import { code, dateTime, type InstanceBuilder, reference } from './macros.ts';

const genericImplantTemplate = '1.2.840.10008.5.1.4.43.1';
const hipJoint = code('24136001', 'SCT', 'Hip joint');
const femoralStem = code('112310', 'DCM', 'Femoral Stem');

/** A closed outline with the pen of contours; white and black are pens 0 and 1 (PS3.3 C.29.1.2.1.2). */
const drawing = 'IN;PC0,255,255,255;PC1,0,0,0;SP1;PU400,0;PD600,2000;PD700,6000;PD100,6000;PD400,0;PU;';

/** A cementless femoral stem with a 2D drawing: A.61.3 asks for drawings or models. */
export const genericImplant: InstanceBuilder = (uid) => ({
  Manufacturer: 'Example Orthopedics',
  FrameOfReferenceUID: uid(),
  ImplantName: 'Example stem',
  ImplantSize: '12',
  ImplantPartNumber: 'ES-12',
  ImplantTemplateVersion: '1',
  ImplantType: 'ORIGINAL',
  EffectiveDateTime: dateTime,
  OverallTemplateSpatialTolerance: 0.1,
  MaterialsCodeSequence: [code('256506002', 'SCT', 'Stainless Steel Material')],
  ImplantTypeCodeSequence: [femoralStem],
  FixationMethodCodeSequence: [code('304367000', 'SCT', 'Uncemented component fixation')],
  HPGLDocumentSequence: [
    {
      HPGLDocumentID: 1,
      ViewOrientationCodeSequence: [code('399348003', 'SCT', 'antero-posterior')],
      HPGLDocumentScaling: 1,
      HPGLDocument: Buffer.from(drawing, 'latin1'),
      HPGLContourPenNumber: 1,
      HPGLPenSequence: [{ HPGLPenNumber: 1, HPGLPenLabel: 'Contour' }],
      RecommendedRotationPoint: [400, 3000],
      BoundingRectangle: [100, 6000, 700, 0],
    },
  ],
});

/** A hip prosthesis of one mandatory component. */
export const implantAssembly: InstanceBuilder = (uid) => ({
  EffectiveDateTime: dateTime,
  ImplantAssemblyTemplateName: 'Example hip',
  ImplantAssemblyTemplateIssuer: 'Example Orthopedics',
  ImplantAssemblyTemplateVersion: '1',
  ImplantAssemblyTemplateType: 'ORIGINAL',
  ImplantAssemblyTemplateTargetAnatomySequence: [{ AnatomicRegionSequence: [hipJoint] }],
  ProcedureTypeCodeSequence: [code('398010007', 'SCT', 'Insertion of hip prosthesis')],
  MIMETypeOfEncapsulatedDocument: null,
  EncapsulatedDocument: null,
  ComponentTypesSequence: [
    {
      ComponentTypeCodeSequence: [femoralStem],
      ExclusiveComponentType: 'YES',
      MandatoryComponentType: 'YES',
      ComponentSequence: [{ ...reference(genericImplantTemplate, uid()), ComponentID: 1 }],
    },
  ],
});

/** Two sizes of one stem. */
export const implantGroup: InstanceBuilder = (uid) => ({
  EffectiveDateTime: dateTime,
  ImplantTemplateGroupName: 'Example stems',
  ImplantTemplateGroupIssuer: 'Example Orthopedics',
  ImplantTemplateGroupVersion: '1',
  ImplantTemplateGroupMembersSequence: [1, 2].map((id) => ({
    ...reference(genericImplantTemplate, uid()),
    ImplantTemplateGroupMemberID: id,
  })),
  ImplantTemplateGroupVariationDimensionSequence: [
    {
      ImplantTemplateGroupVariationDimensionName: 'Size',
      ImplantTemplateGroupVariationDimensionRankSequence: [1, 2].map((id) => ({
        ReferencedImplantTemplateGroupMemberID: id,
        ImplantTemplateGroupVariationDimensionRank: id,
      })),
    },
  ],
});
