// A hanging protocol for screening mammography on two screens: PS3.3 A.44, C.23.1 to C.23.4.

import type { DataSet } from '../../data-set.ts';
import { code, dateTime, type InstanceBuilder } from '../macros.ts';
import { breast, localCode, localSchemeIdentification } from './codes.ts';

/** Where a box stands in the display space: its upper left and lower right corner, y upwards (PS3.3 C.23.2.1.1). */
type Position = readonly [left: number, upper: number, right: number, lower: number];

/** Two screens of 5 megapixels side by side. */
const screens: readonly Position[] = [
  [0, 1, 0.5, 0],
  [0.5, 1, 1, 0],
];

const craniocaudal = code('399162004', 'SCT', 'cranio-caudal');
const mediolateralOblique = code('399368009', 'SCT', 'medio-lateral oblique');

/** An Item that an image has to match: its attribute has this value. */
function selector(attribute: string, vr: string, value: DataSet): DataSet {
  return {
    ImageSetSelectorUsageFlag: 'NO_MATCH',
    SelectorAttribute: attribute,
    SelectorAttributeVR: vr,
    SelectorValueNumber: 1,
    ...value,
  };
}

/** The images of one view, those of the current study and those of the most recent one before it. */
function imageSets(view: DataSet, current: number, prior: number): DataSet {
  return {
    ImageSetSelectorSequence: [
      selector('Modality', 'CS', { SelectorCSValue: 'MG' }),
      selector('PresentationIntentType', 'CS', { SelectorCSValue: 'FOR PRESENTATION' }),
      selector('ViewCodeSequence', 'SQ', { SelectorCodeSequenceValue: [view] }),
    ],
    TimeBasedImageSetsSequence: [
      {
        ImageSetNumber: current,
        ImageSetSelectorCategory: 'RELATIVE_TIME',
        RelativeTime: [0, 0],
        RelativeTimeUnits: 'DAYS',
        ImageSetLabel: 'Current',
      },
      {
        ImageSetNumber: prior,
        ImageSetSelectorCategory: 'ABSTRACT_PRIOR',
        AbstractPriorValue: [1, 1],
        ImageSetLabel: 'Most recent prior',
      },
    ],
  };
}

/** Right and left breast beside each other in one box of two tiles. */
function tiledBox(position: Position): DataSet {
  return {
    ImageBoxNumber: 1,
    DisplayEnvironmentSpatialPosition: position,
    ImageBoxLayoutType: 'TILED',
    ImageBoxTileHorizontalDimension: 2,
    ImageBoxTileVerticalDimension: 1,
    ImageBoxScrollDirection: 'HORIZONTAL',
    ImageBoxSmallScrollType: 'IMAGE',
    ImageBoxSmallScrollAmount: 1,
    ImageBoxLargeScrollType: 'PAGE',
    ImageBoxLargeScrollAmount: 1,
  };
}

/** One image set, right breast first. */
function displaySet(number: number, label: string, imageSet: number, position: Position): DataSet {
  return {
    DisplaySetNumber: number,
    DisplaySetLabel: label,
    DisplaySetPresentationGroup: 1,
    DisplaySetPresentationGroupDescription: 'Current and prior, both views',
    ImageSetNumber: imageSet,
    ImageBoxesSequence: [tiledBox(position)],
    FilterOperationsSequence: [],
    SortingOperationsSequence: [
      { SelectorAttribute: 'ImageLaterality', SelectorValueNumber: 1, SortingDirection: 'DECREASING' },
      { SortByCategory: 'BY_ACQ_TIME', SortingDirection: 'INCREASING' },
    ],
    ShowGrayscaleInverted: 'NO',
    ShowImageTrueSizeFlag: 'NO',
    ShowGraphicAnnotationFlag: 'NO',
    ShowPatientDemographicsFlag: 'YES',
    ShowAcquisitionTechniquesFlag: 'YES',
  };
}

const purpose: DataSet = {
  ProcedureCodeSequence: [localCode('MG-SCREEN', 'Screening mammography, both breasts')],
  ReasonForRequestedProcedureCodeSequence: [code('360156006', 'SCT', 'Screening')],
};

/** CC above MLO, the current study on the left screen and the prior one on the right. */
export const mammographyHangingProtocol: InstanceBuilder = () => ({
  ...localSchemeIdentification,
  SpecificCharacterSet: 'ISO_IR 100',
  HangingProtocolName: 'MG screening',
  HangingProtocolDescription: 'Screening mammography, CC and MLO, current and prior',
  HangingProtocolLevel: 'USER_GROUP',
  HangingProtocolCreator: 'Radiologie Müller',
  HangingProtocolCreationDateTime: dateTime,
  HangingProtocolDefinitionSequence: [
    { Modality: 'MG', ...purpose },
    { AnatomicRegionSequence: [breast], Laterality: 'B', ...purpose },
  ],
  HangingProtocolUserIdentificationCodeSequence: [localCode('BREAST', 'Breast imaging section')],
  HangingProtocolUserGroupName: 'Breast imaging section',
  NumberOfPriorsReferenced: 2,
  ImageSetsSequence: [imageSets(craniocaudal, 1, 2), imageSets(mediolateralOblique, 3, 4)],
  NumberOfScreens: screens.length,
  NominalScreenDefinitionSequence: screens.map((position) => ({
    NumberOfVerticalPixels: 2560,
    NumberOfHorizontalPixels: 2048,
    DisplayEnvironmentSpatialPosition: position,
    ScreenMinimumGrayscaleBitDepth: 10,
    ApplicationMaximumRepaintTime: 70,
  })),
  DisplaySetsSequence: [
    displaySet(1, 'Current CC', 1, [0, 1, 0.5, 0.5]),
    displaySet(2, 'Current MLO', 3, [0, 0.5, 0.5, 0]),
    displaySet(3, 'Prior CC', 2, [0.5, 1, 1, 0.5]),
    displaySet(4, 'Prior MLO', 4, [0.5, 0.5, 1, 0]),
  ],
  PartialDataDisplayHandling: 'MAINTAIN_LAYOUT',
  SynchronizedScrollingSequence: [{ DisplaySetScrollingGroup: [1, 3] }, { DisplaySetScrollingGroup: [2, 4] }],
});
