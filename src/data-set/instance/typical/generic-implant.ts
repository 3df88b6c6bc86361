// A cementless hip stem with drawings from the front and the side: PS3.3 A.61, C.29.1.

import type { DataSet } from '../../data-set.ts';
import { code, date, dateTime, type InstanceBuilder, time } from '../macros.ts';
import { femoralStem, hipJoint, localCode, localSchemeIdentification } from './codes.ts';
import { axisPen, boundingRectangle, contourPen, hpglDocument, type Point, toHpgl } from './hip-stem-drawing.ts';

/** One view of the stem, in millimeters of the printing space, which are those of the implant. */
interface View {
  readonly id: number;
  readonly label: string;
  readonly orientation: DataSet;
  readonly outline: readonly Point[];
  readonly axis: readonly [Point, Point];
  /** Where the taper takes the head. */
  readonly taper: Point;
  /** From the stem to the head, of length 1. */
  readonly taperDirection: Point;
  readonly headCenter: Point;
  /** Where the femur is cut. */
  readonly resection: readonly [Point, Point];
}

const front: View = {
  id: 1,
  label: 'Stem, front',
  orientation: code('399348003', 'SCT', 'antero-posterior'),
  outline: [
    [30, 5],
    [34, 5],
    [39, 75],
    [46, 128],
    [66, 146],
    [60, 152],
    [44, 140],
    [22, 146],
    [20, 128],
    [26, 75],
  ],
  axis: [
    [32, 5],
    [32, 140],
  ],
  taper: [63, 149],
  taperDirection: [0.766, 0.643],
  headCenter: [68.4, 153.5],
  resection: [
    [18, 146],
    [50, 122],
  ],
};

const side: View = {
  id: 2,
  label: 'Stem, side',
  orientation: code('399260004', 'SCT', 'medio-lateral'),
  outline: [
    [30, 5],
    [34, 5],
    [36, 75],
    [39, 128],
    [36, 152],
    [28, 152],
    [25, 128],
    [28, 75],
  ],
  axis: [
    [32, 5],
    [32, 140],
  ],
  taper: [32, 149],
  taperDirection: [0, 1],
  headCenter: [32, 153.5],
  resection: [
    [22, 134],
    [42, 134],
  ],
};

const views = [front, side];

function drawing({ id, label, orientation, outline, axis }: View): DataSet {
  return {
    HPGLDocumentID: id,
    HPGLDocumentLabel: label,
    ViewOrientationCodeSequence: [orientation],
    HPGLDocumentScaling: 1,
    HPGLDocument: hpglDocument(outline, axis),
    HPGLContourPenNumber: contourPen,
    HPGLPenSequence: [
      { HPGLPenNumber: contourPen, HPGLPenLabel: 'Contour', HPGLPenDescription: 'Outline of the stem' },
      { HPGLPenNumber: axisPen, HPGLPenLabel: 'Axis', HPGLPenDescription: 'Long axis of the stem' },
    ],
    RecommendedRotationPoint: toHpgl([32, 75]),
    BoundingRectangle: boundingRectangle([...outline, ...axis]),
  };
}

/** The neck taper, around whose axis a head can be turned. */
const taper: DataSet = {
  MatingFeatureID: 1,
  TwoDMatingFeatureCoordinatesSequence: views.map(({ id, taper: point, taperDirection: [x, y] }) => ({
    ReferencedHPGLDocumentID: id,
    TwoDMatingPoint: toHpgl(point),
    TwoDMatingAxes: [x, y, -y, x],
  })),
  MatingFeatureDegreeOfFreedomSequence: [
    {
      DegreeOfFreedomID: 1,
      DegreeOfFreedomType: 'ROTATION',
      TwoDDegreeOfFreedomSequence: views.map(({ id, taperDirection: [x, y] }) => ({
        ReferencedHPGLDocumentID: id,
        TwoDDegreeOfFreedomAxis: [x, y, 0],
        RangeOfFreedom: [-180, 180],
      })),
    },
  ],
};

const landmarks: DataSet = {
  PlanningLandmarkPointSequence: [
    {
      PlanningLandmarkID: 1,
      PlanningLandmarkDescription: 'Center of the head, neck length M',
      PlanningLandmarkIdentificationCodeSequence: [code('112304', 'DCM', 'Femur Head Center of Rotation')],
      TwoDPointCoordinatesSequence: views.map(({ id, headCenter }) => ({
        ReferencedHPGLDocumentID: id,
        TwoDPointCoordinates: headCenter,
      })),
    },
  ],
  PlanningLandmarkLineSequence: [
    {
      PlanningLandmarkID: 2,
      PlanningLandmarkIdentificationCodeSequence: [code('112302', 'DCM', 'Anatomical axis of femur')],
      TwoDLineCoordinatesSequence: views.map(({ id, axis }) => ({
        ReferencedHPGLDocumentID: id,
        TwoDLineCoordinates: axis.flat(),
      })),
    },
  ],
  PlanningLandmarkPlaneSequence: [
    {
      PlanningLandmarkID: 3,
      PlanningLandmarkDescription: 'Resection of the femoral neck',
      PlanningLandmarkIdentificationCodeSequence: [],
      TwoDPlaneCoordinatesSequence: views.map(({ id, resection }) => ({
        ReferencedHPGLDocumentID: id,
        TwoDPlaneIntersection: resection.flat(),
      })),
    },
  ],
};

/** A stem of size 12 of a manufacturer. */
export const hipStem: InstanceBuilder = (uid) => ({
  ...localSchemeIdentification,
  SpecificCharacterSet: 'ISO_IR 192',
  InstanceCreationDate: date,
  InstanceCreationTime: time,
  Manufacturer: 'Beispiel Orthopädie',
  FrameOfReferenceUID: uid(),
  ImplantName: 'Example stem, cementless',
  ImplantSize: '12',
  ImplantPartNumber: 'ES-12-STD',
  ImplantTemplateVersion: '2.1',
  ImplantType: 'ORIGINAL',
  EffectiveDateTime: dateTime,
  ImplantTargetAnatomySequence: [{ AnatomicRegionSequence: [hipJoint] }],
  InformationFromManufacturerSequence: [
    { InformationIssueDateTime: dateTime, InformationSummary: 'Template corrected for the neck of size 12.' },
  ],
  OverallTemplateSpatialTolerance: 0.1,
  MaterialsCodeSequence: [localCode('TI6AL4V', 'Titanium alloy Ti-6Al-4V')],
  CoatingMaterialsCodeSequence: [localCode('HA', 'Hydroxyapatite')],
  ImplantTypeCodeSequence: [femoralStem],
  FixationMethodCodeSequence: [code('304367000', 'SCT', 'Uncemented component fixation')],
  HPGLDocumentSequence: views.map(drawing),
  MatingFeatureSetsSequence: [
    { MatingFeatureSetID: 1, MatingFeatureSetLabel: 'Neck taper 12/14', MatingFeatureSequence: [taper] },
  ],
  ...landmarks,
});
