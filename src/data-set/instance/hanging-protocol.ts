/** Hanging Protocol IOD: PS3.3 A.44, C.23.1 to C.23.3. */

import { dateTime, type InstanceBuilder } from './macros.ts';

/** All of a screen: the upper left and the lower right corner (PS3.3 C.23.2.1.1). */
const wholeScreen = [0, 1, 1, 0];

/** A site's protocol for CT: the current study as a stack on one screen. */
export const hangingProtocol: InstanceBuilder = () => ({
  HangingProtocolName: 'CT',
  HangingProtocolDescription: 'Current CT study',
  HangingProtocolLevel: 'SITE',
  HangingProtocolCreator: 'Radiology',
  HangingProtocolCreationDateTime: dateTime,
  HangingProtocolDefinitionSequence: [
    {
      Modality: 'CT',
      ProcedureCodeSequence: [],
      ReasonForRequestedProcedureCodeSequence: [],
    },
  ],
  HangingProtocolUserIdentificationCodeSequence: [],
  NumberOfPriorsReferenced: 0,
  ImageSetsSequence: [
    {
      ImageSetSelectorSequence: [
        {
          ImageSetSelectorUsageFlag: 'NO_MATCH',
          SelectorAttribute: 'Modality',
          SelectorAttributeVR: 'CS',
          SelectorCSValue: 'CT',
          SelectorValueNumber: 1,
        },
      ],
      TimeBasedImageSetsSequence: [
        {
          ImageSetNumber: 1,
          ImageSetSelectorCategory: 'RELATIVE_TIME',
          RelativeTime: [0, 0],
          RelativeTimeUnits: 'DAYS',
        },
      ],
    },
  ],
  NumberOfScreens: 1,
  NominalScreenDefinitionSequence: [
    {
      NumberOfVerticalPixels: 1536,
      NumberOfHorizontalPixels: 2048,
      DisplayEnvironmentSpatialPosition: wholeScreen,
      ScreenMinimumGrayscaleBitDepth: 8,
    },
  ],
  DisplaySetsSequence: [
    {
      DisplaySetNumber: 1,
      DisplaySetPresentationGroup: 1,
      ImageSetNumber: 1,
      ImageBoxesSequence: [
        { ImageBoxNumber: 1, DisplayEnvironmentSpatialPosition: wholeScreen, ImageBoxLayoutType: 'STACK' },
      ],
      FilterOperationsSequence: [],
      SortingOperationsSequence: [],
    },
  ],
  PartialDataDisplayHandling: 'MAINTAIN_LAYOUT',
});
