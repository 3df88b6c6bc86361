// Cases of docs/iod-sentences.md on implant templates, assemblies and groups (PS3.3 C.27, C.29).

import { type CaseBody, casesOf, type SentenceCase } from './sentence-case.ts';

const drawings = 'PS3.3 Table C.29.1.2-1';
const hpgl = 'PS3.3 C.29.1.2.1.2.2';
const models = 'PS3.3 Table C.29.1.3-1';
const mating = 'PS3.3 Table C.29.1.4-1';
const landmarks = 'PS3.3 Table C.29.1.5-1';
const mesh = 'PS3.3 Table C.27-1';
const primitives = 'PS3.3 C.27.4.1';
const assembly = 'PS3.3 Table C.29.2-1';
const group = 'PS3.3 Table C.29.3-1';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const document = 'HPGLDocumentSequence[1].HPGLDocument';
const drawing = (id: string, text: string): CaseBody => ({
  id,
  given: { [document]: bytes('IN;PC1,0,0,0;SP1;PU0,0;PD10,10 ;\r\nPU;') },
  set: { [document]: bytes(text) },
  finds: ['relation', document, hpgl],
});

const indices = (...numbers: number[]): Uint8Array => new Uint8Array(Uint32Array.from(numbers).buffer);
const surface = 'SurfaceSequence[1]';
const lists = `${surface}.SurfaceMeshPrimitivesSequence[1]`;
const points = `${surface}.SurfacePointsSequence[1]`;
const normals = `${surface}.SurfacePointsNormalsSequence[1]`;
const feature = 'MatingFeatureSetsSequence[1].MatingFeatureSequence[1]';
const freedom = `${feature}.MatingFeatureDegreeOfFreedomSequence[1]`;
const matingFeature = (id: number) => ({
  MatingFeatureID: id,
  TwoDMatingFeatureCoordinatesSequence: [
    { ReferencedHPGLDocumentID: 1, TwoDMatingPoint: [0, 0], TwoDMatingAxes: [1, 0, 0, 1] },
  ],
});
const pdf = bytes('%PDF-1.7\n%');

const template: readonly SentenceCase[] = [
  ...casesOf('GenericImplantTemplateStorage', 'minimal', [
    { id: 'GI-1', remove: ['HPGLDocumentSequence'], finds: ['iod-constraint', 'HPGLDocumentSequence', 'PS3.3 A.61.3'] },
    drawing('GI-3', 'IN;PC1,0,0,0;SP1;CI100;'),
    drawing('GI-3', 'IN;PC1,0,0,0;SP1'),
    drawing('GI-4', 'IN;PC1,0,0;SP1;'),
    drawing('GI-4', 'IN;PC1,0,0,0;SP1;PU0,0,1;'),
    drawing('GI-5', 'IN;PC1,0,0,0;SP1;PU-1,0;'),
    drawing('GI-6', 'IN;PC1,255,0,0;SP1;'),
    drawing('GI-6', 'IN;PC1,0,0,0;PC2,256,0,0;SP1;'),
    drawing('GI-7', 'IN;SP1;PC1,0,0,0;'),
    {
      id: 'GI-8',
      set: { [document]: bytes('PC1,0,0,0;PC2,9,9,9;SP1;SP2;') },
      finds: ['count', 'HPGLDocumentSequence[1].HPGLPenSequence', drawings],
    },
    {
      id: 'GI-8',
      set: {
        'HPGLDocumentSequence[1].HPGLPenSequence': [1, 1].map((pen) => ({ HPGLPenNumber: pen, HPGLPenLabel: 'x' })),
      },
      finds: ['duplicate', 'HPGLDocumentSequence[1].HPGLPenSequence[2].HPGLPenNumber', drawings],
    },
    {
      id: 'GI-9',
      set: { 'HPGLDocumentSequence[1].HPGLContourPenNumber': 7 },
      finds: ['reference', 'HPGLDocumentSequence[1].HPGLContourPenNumber', drawings],
    },
    {
      id: 'GI-9',
      set: {
        'HPGLDocumentSequence[1].HPGLPenSequence': [1, 7].map((pen) => ({ HPGLPenNumber: pen, HPGLPenLabel: 'x' })),
      },
      finds: ['reference', 'HPGLDocumentSequence[1].HPGLPenSequence[2].HPGLPenNumber', drawings],
    },
    {
      id: 'GI-33',
      given: {
        InformationFromManufacturerSequence: [
          {
            InformationIssueDateTime: '2024',
            InformationSummary: 'x',
            MIMETypeOfEncapsulatedDocument: 'application/pdf',
            EncapsulatedDocument: pdf,
          },
        ],
      },
      set: { 'InformationFromManufacturerSequence[1].EncapsulatedDocument': bytes('<html>') },
      finds: ['relation', 'InformationFromManufacturerSequence[1].EncapsulatedDocument', 'PS3.3 Table C.29.1.1-1'],
    },
  ]),
  ...casesOf('GenericImplantTemplateStorage', 'typical', [
    {
      id: 'GI-2',
      set: { 'HPGLDocumentSequence[2].HPGLDocumentID': 1 },
      finds: ['numbering', 'HPGLDocumentSequence[2].HPGLDocumentID', drawings],
    },
    {
      id: 'GI-25',
      set: { 'MatingFeatureSetsSequence[1].MatingFeatureSetID': 0 },
      finds: ['numbering', 'MatingFeatureSetsSequence[1].MatingFeatureSetID', mating],
    },
    {
      id: 'GI-27',
      set: { [`${freedom}.DegreeOfFreedomID`]: 2 },
      finds: ['numbering', `${freedom}.DegreeOfFreedomID`, mating],
    },
    {
      id: 'GI-28',
      set: { [`${feature}.TwoDMatingFeatureCoordinatesSequence[1].ReferencedHPGLDocumentID`]: 9 },
      finds: ['reference', `${feature}.TwoDMatingFeatureCoordinatesSequence[1].ReferencedHPGLDocumentID`, mating],
    },
    ...['Point', 'Line', 'Plane'].map((kind) => ({
      id: 'GI-28',
      set: { [`PlanningLandmark${kind}Sequence[1].TwoD${kind}CoordinatesSequence[1].ReferencedHPGLDocumentID`]: 9 },
      finds: [
        'reference',
        `PlanningLandmark${kind}Sequence[1].TwoD${kind}CoordinatesSequence[1].ReferencedHPGLDocumentID`,
        landmarks,
      ] as const,
    })),
    {
      id: 'GI-29',
      set: { [`${feature}.TwoDMatingFeatureCoordinatesSequence[2].ReferencedHPGLDocumentID`]: 1 },
      finds: ['duplicate', `${feature}.TwoDMatingFeatureCoordinatesSequence[2].ReferencedHPGLDocumentID`, mating],
    },
    {
      id: 'GI-29',
      set: { [`${freedom}.TwoDDegreeOfFreedomSequence[2].ReferencedHPGLDocumentID`]: 1 },
      finds: ['duplicate', `${freedom}.TwoDDegreeOfFreedomSequence[2].ReferencedHPGLDocumentID`, mating],
    },
    ...['Point', 'Line', 'Plane'].map((kind) => ({
      id: 'GI-29',
      set: { [`PlanningLandmark${kind}Sequence[1].TwoD${kind}CoordinatesSequence[2].ReferencedHPGLDocumentID`]: 1 },
      finds: [
        'duplicate',
        `PlanningLandmark${kind}Sequence[1].TwoD${kind}CoordinatesSequence[2].ReferencedHPGLDocumentID`,
        landmarks,
      ] as const,
    })),
    {
      id: 'GI-30',
      remove: ['PlanningLandmarkPointSequence[1].TwoDPointCoordinatesSequence'],
      finds: ['missing', 'PlanningLandmarkPointSequence[1].TwoDPointCoordinatesSequence', landmarks],
    },
    {
      id: 'GI-32',
      set: { 'PlanningLandmarkLineSequence[1].PlanningLandmarkID': 1 },
      finds: ['duplicate', 'PlanningLandmarkLineSequence[1].PlanningLandmarkID', landmarks],
    },
    {
      id: 'GI-32',
      set: { 'PlanningLandmarkPlaneSequence[1].PlanningLandmarkID': 4 },
      finds: ['numbering', 'PlanningLandmarkPointSequence', landmarks],
    },
    {
      id: 'GI-26',
      given: { 'MatingFeatureSetsSequence[1].MatingFeatureSequence': [matingFeature(1), matingFeature(2)] },
      set: { 'MatingFeatureSetsSequence[1].MatingFeatureSequence[2].MatingFeatureID': 1 },
      finds: ['duplicate', 'MatingFeatureSetsSequence[1].MatingFeatureSequence[2].MatingFeatureID', mating],
    },
  ]),
  ...casesOf('GenericImplantTemplateStorage', 'full', [
    {
      id: 'GI-12',
      set: { ImplantTemplate3DModelSurfaceNumber: 9 },
      finds: ['reference', 'ImplantTemplate3DModelSurfaceNumber', models],
    },
    {
      id: 'GI-12',
      set: { 'SurfaceModelDescriptionSequence[1].ReferencedSurfaceNumber': 9 },
      finds: ['reference', 'SurfaceModelDescriptionSequence[1].ReferencedSurfaceNumber', models],
    },
    {
      id: 'GI-13',
      set: {
        SurfaceModelDescriptionSequence: [1, 1].map((number) => ({
          ReferencedSurfaceNumber: number,
          SurfaceModelLabel: 'x',
        })),
      },
      finds: ['duplicate', 'SurfaceModelDescriptionSequence[2].ReferencedSurfaceNumber', models],
    },
    {
      id: 'GI-13',
      set: {
        SurfaceModelDescriptionSequence: [1, 1].map((number) => ({
          ReferencedSurfaceNumber: number,
          SurfaceModelLabel: 'x',
        })),
      },
      finds: ['count', 'SurfaceModelDescriptionSequence', models],
    },
    { id: 'GI-14', set: { NumberOfSurfaces: 0 }, finds: ['range', 'NumberOfSurfaces', mesh] },
    { id: 'GI-14', set: { NumberOfSurfaces: 5 }, finds: ['count', 'NumberOfSurfaces', mesh] },
    { id: 'GI-15', set: { [`${surface}.SurfaceNumber`]: 2 }, finds: ['numbering', `${surface}.SurfaceNumber`, mesh] },
    {
      id: 'GI-16',
      set: { [`${points}.PointCoordinatesData`]: new Uint8Array(44) },
      finds: ['count', `${points}.PointCoordinatesData`, 'PS3.3 C.27.2.1'],
    },
    { id: 'GI-17', set: { [`${normals}.NumberOfVectors`]: 3 }, finds: ['count', `${normals}.NumberOfVectors`, mesh] },
    {
      id: 'GI-18',
      set: { [`${normals}.VectorDimensionality`]: 2 },
      finds: ['range', `${normals}.VectorDimensionality`, mesh],
    },
    {
      id: 'GI-19',
      set: { [`${normals}.VectorCoordinateData`]: new Uint8Array(44) },
      finds: ['count', `${normals}.VectorCoordinateData`, 'PS3.3 C.27.3.1'],
    },
    {
      id: 'GI-20',
      set: { [`${lists}.LongVertexPointIndexList`]: indices(1, 5) },
      finds: ['reference', `${lists}.LongVertexPointIndexList`, mesh],
    },
    {
      id: 'GI-20',
      set: { [`${lists}.TriangleStripSequence[1].LongPrimitivePointIndexList`]: indices(0, 1, 2) },
      finds: ['reference', `${lists}.TriangleStripSequence[1].LongPrimitivePointIndexList`, mesh],
    },
    {
      id: 'GI-21',
      set: { [`${lists}.LongEdgePointIndexList`]: indices(1, 2, 3) },
      finds: ['count', `${lists}.LongEdgePointIndexList`, primitives],
    },
    {
      id: 'GI-21',
      set: { [`${lists}.LongTrianglePointIndexList`]: indices(1, 2, 3, 4) },
      finds: ['count', `${lists}.LongTrianglePointIndexList`, primitives],
    },
    {
      id: 'GI-21',
      set: { [`${lists}.FacetSequence[1].LongPrimitivePointIndexList`]: indices(1, 2) },
      finds: ['count', `${lists}.FacetSequence[1].LongPrimitivePointIndexList`, primitives],
    },
    {
      id: 'GI-22',
      set: {
        [`${surface}.SurfaceMeshPrimitivesSequence`]: [
          {
            LongVertexPointIndexList: null,
            LongEdgePointIndexList: null,
            LongTrianglePointIndexList: null,
            TriangleStripSequence: [],
            TriangleFanSequence: [],
            LineSequence: [],
            FacetSequence: [],
          },
        ],
      },
      finds: ['count', `${surface}.SurfaceMeshPrimitivesSequence`, primitives],
    },
    {
      id: 'GI-23',
      set: { [`${surface}.RecommendedPresentationOpacity`]: 1.5 },
      finds: ['range', `${surface}.RecommendedPresentationOpacity`, 'PS3.3 C.27.1.1.3'],
    },
  ]),
];

export const implantCases: readonly SentenceCase[] = [
  ...template,
  ...casesOf('ImplantAssemblyTemplateStorage', 'typical', [
    {
      id: 'IA-1',
      set: { 'ComponentTypesSequence[2].ComponentSequence[1].ComponentID': 1 },
      finds: ['numbering', 'ComponentTypesSequence[2].ComponentSequence[1].ComponentID', assembly],
    },
    {
      id: 'IA-2',
      set: { 'ComponentAssemblySequence[1].Component1ReferencedID': 99 },
      finds: ['reference', 'ComponentAssemblySequence[1].Component1ReferencedID', assembly],
    },
    {
      id: 'IA-2',
      set: { 'ComponentAssemblySequence[2].Component2ReferencedID': 99 },
      finds: ['reference', 'ComponentAssemblySequence[2].Component2ReferencedID', assembly],
    },
    {
      id: 'IA-4',
      given: { EncapsulatedDocument: pdf },
      set: { EncapsulatedDocument: bytes('<html>') },
      finds: ['relation', 'EncapsulatedDocument', assembly],
    },
  ]),
  ...casesOf('ImplantTemplateGroupStorage', 'minimal', [
    {
      id: 'IG-1',
      set: { 'ImplantTemplateGroupMembersSequence[2].ImplantTemplateGroupMemberID': 3 },
      finds: ['numbering', 'ImplantTemplateGroupMembersSequence[2].ImplantTemplateGroupMemberID', group],
    },
    {
      id: 'IG-2',
      set: {
        'ImplantTemplateGroupVariationDimensionSequence[1].ImplantTemplateGroupVariationDimensionRankSequence[1].ReferencedImplantTemplateGroupMemberID': 9,
      },
      finds: [
        'reference',
        'ImplantTemplateGroupVariationDimensionSequence[1].ImplantTemplateGroupVariationDimensionRankSequence[1].ReferencedImplantTemplateGroupMemberID',
        group,
      ],
    },
    {
      id: 'IG-3',
      set: {
        'ImplantTemplateGroupVariationDimensionSequence[1].ImplantTemplateGroupVariationDimensionRankSequence[2].ReferencedImplantTemplateGroupMemberID': 1,
      },
      finds: [
        'duplicate',
        'ImplantTemplateGroupVariationDimensionSequence[1].ImplantTemplateGroupVariationDimensionRankSequence[2].ReferencedImplantTemplateGroupMemberID',
        group,
      ],
    },
    {
      id: 'IG-4',
      given: {
        'ImplantTemplateGroupMembersSequence[1].ImplantTemplateGroupMemberMatching2DCoordinatesSequence': [1, 2].map(
          (id) => ({
            ReferencedHPGLDocumentID: id,
            TwoDImplantTemplateGroupMemberMatchingPoint: [0, 0],
            TwoDImplantTemplateGroupMemberMatchingAxes: [1, 0, 0, 1],
          }),
        ),
      },
      set: {
        'ImplantTemplateGroupMembersSequence[1].ImplantTemplateGroupMemberMatching2DCoordinatesSequence[2].ReferencedHPGLDocumentID': 1,
      },
      finds: [
        'duplicate',
        'ImplantTemplateGroupMembersSequence[1].ImplantTemplateGroupMemberMatching2DCoordinatesSequence[2].ReferencedHPGLDocumentID',
        group,
      ],
    },
  ]),
];
