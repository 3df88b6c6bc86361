// Cases of docs/iod-sentences.md on hanging protocols (PS3.3 C.23).

import { casesOf, type SentenceCase } from './sentence-case.ts';

const table1 = 'PS3.3 Table C.23.1-1';
const table2 = 'PS3.3 Table C.23.2-1';
const screens = table2;
const table3 = 'PS3.3 Table C.23.3-1';
const orientation = 'PS3.3 C.23.3.1.4';

const selector = 'ImageSetsSequence[1].ImageSetSelectorSequence[1]';
const display = 'DisplaySetsSequence[1]';
const box = `${display}.ImageBoxesSequence[1]`;
const timeBased = 'ImageSetsSequence[1].TimeBasedImageSetsSequence';

const prior = { ImageSetNumber: 1, ImageSetSelectorCategory: 'ABSTRACT_PRIOR', AbstractPriorValue: [1, -1] };
const filter = (values: object) => ({
  [`${display}.FilterOperationsSequence`]: [
    { SelectorAttribute: 'EchoTime', SelectorAttributeVR: 'DS', SelectorValueNumber: 1, ...values },
  ],
});
const plane = (values: object) => ({
  [`${display}.FilterOperationsSequence`]: [
    { FilterByCategory: 'IMAGE_PLANE', FilterByOperator: 'MEMBER_OF', ...values },
  ],
});
const filterPath = `${display}.FilterOperationsSequence[1]`;
const sorting = (number: number) => ({
  [`${display}.SortingOperationsSequence`]: [
    { SelectorAttribute: 'StudyDate', SelectorValueNumber: number, SortingDirection: 'INCREASING' },
  ],
});
const palette = (type: string, sopClass: string, instance: string) => ({
  [`${display}.PseudoColorType`]: type,
  [`${display}.PseudoColorPaletteInstanceReferenceSequence`]: [
    { ReferencedSOPClassUID: sopClass, ReferencedSOPInstanceUID: instance },
  ],
});
const colorPalette = '1.2.840.10008.5.1.4.39.1';
const hotIron = '1.2.840.10008.1.5.1';
const pointer = { [`${selector}.SelectorSequencePointer`]: 'RequestAttributesSequence' };
const rendering = { [`${display}.ReformattingOperationType`]: '3D_RENDERING' };
const cine = {
  [`${box}.ImageBoxLayoutType`]: 'CINE',
  [`${box}.PreferredPlaybackSequencing`]: 0,
  [`${box}.CineRelativeToRealTime`]: 0.5,
};
const tiled = {
  [`${box}.ImageBoxLayoutType`]: 'TILED',
  [`${box}.ImageBoxTileHorizontalDimension`]: 1,
  [`${box}.ImageBoxTileVerticalDimension`]: 1,
};

export const hangingProtocolCases: readonly SentenceCase[] = [
  ...casesOf('HangingProtocolStorage', 'typical', [
    {
      id: 'HP-1',
      set: { [`${timeBased}[2].ImageSetNumber`]: 1 },
      finds: ['numbering', `${timeBased}[2].ImageSetNumber`, table1],
    },
    {
      id: 'HP-1',
      set: { [`${timeBased}[1].ImageSetNumber`]: 7 },
      finds: ['numbering', `${timeBased}[1].ImageSetNumber`, table1],
    },
    {
      id: 'HP-3',
      set: { NumberOfPriorsReferenced: 3 },
      finds: ['count', 'NumberOfPriorsReferenced', table1],
      severity: 'warning',
    },
    { id: 'HP-12', set: { NumberOfScreens: 3 }, finds: ['count', 'NumberOfScreens', table2], severity: 'warning' },
    {
      id: 'HP-15',
      set: { 'DisplaySetsSequence[2].DisplaySetNumber': 5 },
      finds: ['numbering', 'DisplaySetsSequence[2].DisplaySetNumber', table3],
    },
    {
      id: 'HP-16',
      set: { 'DisplaySetsSequence[4].DisplaySetPresentationGroup': 3 },
      finds: ['numbering', 'DisplaySetsSequence', table3],
    },
    {
      id: 'HP-17',
      set: { 'DisplaySetsSequence[2].ImageSetNumber': 9 },
      finds: ['reference', 'DisplaySetsSequence[2].ImageSetNumber', table3],
    },
    {
      id: 'HP-36',
      set: { 'DisplaySetsSequence[2].DisplaySetPresentationGroupDescription': 'x' },
      finds: ['relation', 'DisplaySetsSequence[2].DisplaySetPresentationGroupDescription', table3],
    },
    {
      id: 'HP-37',
      set: { 'SynchronizedScrollingSequence[1].DisplaySetScrollingGroup': [1, 8] },
      finds: ['reference', 'SynchronizedScrollingSequence[1].DisplaySetScrollingGroup', table3],
    },
    {
      id: 'HP-38',
      given: { NavigationIndicatorSequence: [{ NavigationDisplaySet: 1, ReferenceDisplaySets: [2, 3] }] },
      set: { 'NavigationIndicatorSequence[1].NavigationDisplaySet': 9 },
      finds: ['reference', 'NavigationIndicatorSequence[1].NavigationDisplaySet', table3],
    },
    {
      id: 'HP-38',
      given: { NavigationIndicatorSequence: [{ ReferenceDisplaySets: [2, 3] }] },
      set: { 'NavigationIndicatorSequence[1].ReferenceDisplaySets': [2, 9] },
      finds: ['reference', 'NavigationIndicatorSequence[1].ReferenceDisplaySets', table3],
    },
  ]),
  ...casesOf('HangingProtocolStorage', 'minimal', [
    {
      id: 'HP-2',
      given: { [timeBased]: [prior], NumberOfPriorsReferenced: 1 },
      set: { [`${timeBased}[1].AbstractPriorValue`]: [0, -1] },
      finds: ['range', `${timeBased}[1].AbstractPriorValue`, table1],
    },
    {
      id: 'HP-6',
      set: { [`${selector}.SelectorAttributeVR`]: 'LO', [`${selector}.SelectorLOValue`]: 'CT' },
      remove: [`${selector}.SelectorCSValue`],
      finds: ['relation', `${selector}.SelectorAttributeVR`, table1],
    },
    {
      id: 'HP-7',
      given: pointer,
      set: { [`${selector}.SelectorSequencePointer`]: 'Modality' },
      finds: ['reference', `${selector}.SelectorSequencePointer`, 'PS3.3 C.23.4.1'],
    },
    {
      id: 'HP-7',
      given: { [`${selector}.FunctionalGroupPointer`]: 'CTExposureSequence' },
      set: { [`${selector}.FunctionalGroupPointer`]: 'Rows' },
      finds: ['reference', `${selector}.FunctionalGroupPointer`, 'PS3.3 C.23.4.1'],
    },
    {
      id: 'HP-9',
      given: { [`${selector}.SelectorAttribute`]: 0x00090001, [`${selector}.SelectorAttributePrivateCreator`]: 'X' },
      set: { [`${selector}.SelectorAttribute`]: 0x00091001 },
      finds: ['form', `${selector}.SelectorAttribute`, 'PS3.3 C.23.4.1.1.3'],
    },
    { id: 'HP-11', set: { NumberOfScreens: 0 }, finds: ['range', 'NumberOfScreens', table2] },
    ...['NumberOfVerticalPixels', 'NumberOfHorizontalPixels', 'ScreenMinimumGrayscaleBitDepth'].map((keyword) => ({
      id: 'HP-11',
      set: { [`NominalScreenDefinitionSequence[1].${keyword}`]: 0 },
      finds: ['range', `NominalScreenDefinitionSequence[1].${keyword}`, screens] as const,
    })),
    {
      id: 'HP-13',
      set: { [`${box}.DisplayEnvironmentSpatialPosition`]: [0, 1.5, 1, 0] },
      finds: ['range', `${box}.DisplayEnvironmentSpatialPosition`, 'PS3.3 C.23.2.1.1'],
    },
    {
      id: 'HP-13',
      set: { 'NominalScreenDefinitionSequence[1].DisplayEnvironmentSpatialPosition': [-0.1, 1, 1, 0] },
      finds: ['range', 'NominalScreenDefinitionSequence[1].DisplayEnvironmentSpatialPosition', 'PS3.3 C.23.2.1.1'],
    },
    {
      id: 'HP-14',
      set: { [`${box}.DisplayEnvironmentSpatialPosition`]: [0, 0, 1, 1] },
      finds: ['relation', `${box}.DisplayEnvironmentSpatialPosition`, 'PS3.3 C.23.2.1.1'],
    },
    {
      id: 'HP-16',
      set: { [`${display}.DisplaySetPresentationGroup`]: 0 },
      finds: ['range', `${display}.DisplaySetPresentationGroup`, table3],
    },
    {
      id: 'HP-18',
      given: {
        [`${display}.ImageBoxesSequence`]: [1, 2].map((number) => ({
          ImageBoxNumber: number,
          DisplayEnvironmentSpatialPosition: [0, 1, 1, 0],
          ImageBoxLayoutType: 'TILED',
          ImageBoxTileHorizontalDimension: 1,
          ImageBoxTileVerticalDimension: 1,
        })),
      },
      set: {
        [`${display}.ImageBoxesSequence`]: [1, 2].map((number) => ({
          ImageBoxNumber: number,
          DisplayEnvironmentSpatialPosition: [0, 1, 1, 0],
          ImageBoxLayoutType: 'STACK',
        })),
      },
      finds: ['item-count', `${display}.ImageBoxesSequence`, table3],
    },
    { id: 'HP-19', set: { [`${box}.ImageBoxNumber`]: 2 }, finds: ['numbering', `${box}.ImageBoxNumber`, table3] },
    {
      id: 'HP-20',
      given: tiled,
      set: { [`${box}.ImageBoxTileHorizontalDimension`]: 0 },
      finds: ['range', `${box}.ImageBoxTileHorizontalDimension`, table3],
    },
    {
      id: 'HP-20',
      given: tiled,
      set: { [`${box}.ImageBoxTileVerticalDimension`]: 0 },
      finds: ['range', `${box}.ImageBoxTileVerticalDimension`, table3],
    },
    {
      id: 'HP-21',
      given: { [`${box}.ImageBoxOverlapPriority`]: 100 },
      set: { [`${box}.ImageBoxOverlapPriority`]: 101 },
      finds: ['range', `${box}.ImageBoxOverlapPriority`, table3],
    },
    {
      id: 'HP-22',
      given: cine,
      set: { [`${box}.CineRelativeToRealTime`]: 0 },
      finds: ['range', `${box}.CineRelativeToRealTime`, table3],
    },
    {
      id: 'HP-23',
      given: filter({ FilterByOperator: 'RANGE_INCL', SelectorDSValue: [1, 2] }),
      set: { [`${filterPath}.SelectorDSValue`]: 1 },
      finds: ['count', `${filterPath}.SelectorDSValue`, table3],
    },
    {
      id: 'HP-24',
      given: filter({ FilterByOperator: 'RANGE_EXCL', SelectorDSValue: [1, 1] }),
      set: { [`${filterPath}.SelectorDSValue`]: [2, 1] },
      finds: ['relation', `${filterPath}.SelectorDSValue`, table3],
    },
    {
      id: 'HP-25',
      given: plane({ SelectorAttributeVR: 'CS', SelectorCSValue: 'CORONAL' }),
      set: { [`${filterPath}.FilterByOperator`]: 'LESS_THAN' },
      finds: ['relation', `${filterPath}.FilterByOperator`, table3],
    },
    {
      id: 'HP-26',
      given: plane({ SelectorAttributeVR: 'CS', SelectorCSValue: 'CORONAL' }),
      set: plane({ SelectorAttributeVR: 'LO', SelectorLOValue: 'CORONAL' }),
      finds: ['relation', `${filterPath}.SelectorAttributeVR`, 'PS3.3 C.23.3.1.1'],
    },
    {
      id: 'HP-27',
      given: plane({ SelectorAttributeVR: 'CS', SelectorCSValue: ['CORONAL', 'OBLIQUE'] }),
      set: { [`${filterPath}.SelectorCSValue`]: 'AXIAL' },
      finds: ['enumerated-value', `${filterPath}.SelectorCSValue`, 'PS3.3 C.23.3.1.1'],
    },
    {
      id: 'HP-28',
      given: sorting(1),
      set: sorting(0),
      finds: ['range', `${display}.SortingOperationsSequence[1].SelectorValueNumber`, table3],
    },
    {
      id: 'HP-30',
      given: {
        ...rendering,
        [`${display}.ThreeDRenderingType`]: ['MIP', 'X'],
        [`${display}.ReformattingOperationInitialViewDirection`]: 'CORONAL',
      },
      set: { [`${display}.ThreeDRenderingType`]: ['', 'X'] },
      finds: ['empty', `${display}.ThreeDRenderingType`, table3],
    },
    {
      id: 'HP-31',
      given: { [`${display}.DisplaySetPatientOrientation`]: ['LAH', 'X'] },
      set: { [`${display}.DisplaySetPatientOrientation`]: ['L', 'XA'] },
      finds: ['form', `${display}.DisplaySetPatientOrientation`, orientation],
    },
    {
      id: 'HP-33',
      given: palette('SITE_COLORS', colorPalette, '1.2.3'),
      set: palette('SITE_COLORS', '1.2.4', '1.2.3'),
      finds: ['relation', `${display}.PseudoColorPaletteInstanceReferenceSequence[1].ReferencedSOPClassUID`, table3],
    },
    {
      id: 'HP-34',
      given: palette('HOT_IRON', colorPalette, hotIron),
      set: palette('HOT_IRON', colorPalette, '1.2.3'),
      finds: ['relation', `${display}.PseudoColorPaletteInstanceReferenceSequence[1].ReferencedSOPInstanceUID`, table3],
    },
    {
      id: 'HP-35',
      given: palette('PET', colorPalette, '1.2.840.10008.1.5.2'),
      remove: [`${display}.PseudoColorPaletteInstanceReferenceSequence`],
      finds: ['missing', `${display}.PseudoColorPaletteInstanceReferenceSequence`, table3],
    },
  ]),
];
