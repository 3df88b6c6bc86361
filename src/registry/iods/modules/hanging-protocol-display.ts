// Hanging Protocol Display Module, PS3.3 Table C.23.3-1: attributes, types, values and conditions.

import { absent, all, any, equals, greaterThan, hasValue, present, undecidable } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { hangingProtocolSelectorAttributeContextMacro } from '../macros/hanging-protocol-selector-attribute-context.ts';
import { hangingProtocolSelectorAttributeValueMacro } from '../macros/hanging-protocol-selector-attribute-value.ts';
import { sopInstanceReferenceMacro } from '../macros/sop-instance-reference.ts';
import { formed, listedIn, numbered, positive, special, within } from '../relation.ts';
import { wellKnownPaletteLabels } from '../well-known-palettes.ts';

export const hangingProtocolDisplayModule: ModuleDefinition = {
  table: 'C.23.3-1',
  name: 'Hanging Protocol Display',
  rows: [
    sequence('0072,0200', 'DisplaySetsSequence', '1', '1-n', [
      demands(numbered('DisplaySetNumber'), special('presentationGroups'), special('groupDescriptions')),
      attribute('0072,0202', 'DisplaySetNumber', 'US', '1', '1'),
      attribute('0072,0203', 'DisplaySetLabel', 'LO', '1', '3'),
      attribute('0072,0204', 'DisplaySetPresentationGroup', 'US', '1', '1', { relations: [positive] }),
      attribute('0072,0032', 'ImageSetNumber', 'US', '1', '1', {
        relations: [listedIn('ImageSetsSequence', 'TimeBasedImageSetsSequence', 'ImageSetNumber')],
      }),
      sequence(
        '0072,0300',
        'ImageBoxesSequence',
        '1',
        '1-n',
        [
          demands(numbered('ImageBoxNumber')),
          attribute('0072,0302', 'ImageBoxNumber', 'US', '1', '1'),
          attribute('0072,0108', 'DisplayEnvironmentSpatialPosition', 'FD', '4', '1', {
            relations: [special('boxPosition', 'PS3.3 C.23.2.1.1')],
          }),
          attribute('0072,0304', 'ImageBoxLayoutType', 'CS', '1', '1', {
            terms: ['TILED', 'STACK', 'CINE', 'PROCESSED', 'SINGLE'],
          }),
          attribute('0072,0306', 'ImageBoxTileHorizontalDimension', 'US', '1', '1C', {
            relations: [positive],
            required: equals('ImageBoxLayoutType', 'TILED'),
          }),
          attribute('0072,0308', 'ImageBoxTileVerticalDimension', 'US', '1', '1C', {
            relations: [positive],
            required: equals('ImageBoxLayoutType', 'TILED'),
          }),
          attribute('0072,0310', 'ImageBoxScrollDirection', 'CS', '1', '1C', {
            required: all(
              equals('ImageBoxLayoutType', 'TILED'),
              any(greaterThan('ImageBoxTileHorizontalDimension', 1), greaterThan('ImageBoxTileVerticalDimension', 1)),
            ),
            enumerated: ['VERTICAL', 'HORIZONTAL'],
          }),
          attribute('0072,0312', 'ImageBoxSmallScrollType', 'CS', '1', '2C', {
            required: all(
              equals('ImageBoxLayoutType', 'TILED'),
              any(greaterThan('ImageBoxTileHorizontalDimension', 1), greaterThan('ImageBoxTileVerticalDimension', 1)),
            ),
            enumerated: ['PAGE', 'ROW_COLUMN', 'IMAGE'],
          }),
          attribute('0072,0314', 'ImageBoxSmallScrollAmount', 'US', '1', '1C', {
            relations: [positive],
            required: hasValue('ImageBoxSmallScrollType'),
          }),
          attribute('0072,0316', 'ImageBoxLargeScrollType', 'CS', '1', '2C', {
            required: all(
              equals('ImageBoxLayoutType', 'TILED'),
              any(greaterThan('ImageBoxTileHorizontalDimension', 1), greaterThan('ImageBoxTileVerticalDimension', 1)),
            ),
            enumerated: ['PAGE', 'ROW_COLUMN', 'IMAGE'],
          }),
          attribute('0072,0318', 'ImageBoxLargeScrollAmount', 'US', '1', '1C', {
            relations: [positive],
            required: hasValue('ImageBoxLargeScrollType'),
          }),
          attribute('0072,0320', 'ImageBoxOverlapPriority', 'US', '1', '3', { relations: [within(1, 100)] }),
          attribute('0018,1244', 'PreferredPlaybackSequencing', 'US', '1', '1C', {
            required: equals('ImageBoxLayoutType', 'CINE'),
            enumerated: [0, 1, 2],
          }),
          attribute('0008,2144', 'RecommendedDisplayFrameRate', 'IS', '1', '1C', {
            relations: [positive],
            required: all(equals('ImageBoxLayoutType', 'CINE'), absent('CineRelativeToRealTime')),
          }),
          attribute('0072,0330', 'CineRelativeToRealTime', 'FD', '1', '1C', {
            relations: [positive],
            required: all(equals('ImageBoxLayoutType', 'CINE'), absent('RecommendedDisplayFrameRate')),
          }),
        ],
        { singleUnless: equals('ImageBoxLayoutType', 'TILED') },
      ),
      sequence('0072,0400', 'FilterOperationsSequence', '2', '0-n', [
        attribute('0072,0402', 'FilterByCategory', 'CS', '1', '1C', {
          relations: [special('imagePlane', 'PS3.3 C.23.3.1.1')],
          required: absent('SelectorAttribute'),
          terms: ['IMAGE_PLANE'],
        }),
        attribute('0072,0404', 'FilterByAttributePresence', 'CS', '1', '1C', {
          required: all(present('SelectorAttribute'), absent('FilterByOperator')),
          enumerated: ['PRESENT', 'NOT_PRESENT'],
        }),
        attribute('0072,0026', 'SelectorAttribute', 'AT', '1', '1C', {
          relations: [special('selector')],
          required: absent('FilterByCategory'),
        }),
        attribute('0072,0050', 'SelectorAttributeVR', 'CS', '1', '1C', {
          required: all(any(present('SelectorAttribute'), present('FilterByCategory')), present('FilterByOperator')),
        }),
        include(hangingProtocolSelectorAttributeContextMacro),
        include(hangingProtocolSelectorAttributeValueMacro),
        attribute('0072,0028', 'SelectorValueNumber', 'US', '1', '1C', {
          required: all(present('SelectorAttribute'), present('FilterByOperator')),
        }),
        attribute('0072,0406', 'FilterByOperator', 'CS', '1', '1C', {
          relations: [special('filterOperator')],
          required: any(
            present('FilterByCategory'),
            all(present('SelectorAttribute'), absent('FilterByAttributePresence')),
          ),
          enumerated: [
            'RANGE_INCL',
            'RANGE_EXCL',
            'GREATER_OR_EQUAL',
            'LESS_OR_EQUAL',
            'GREATER_THAN',
            'LESS_THAN',
            'MEMBER_OF',
            'NOT_MEMBER_OF',
          ],
        }),
        attribute('0072,0024', 'ImageSetSelectorUsageFlag', 'CS', '1', '3', { enumerated: ['MATCH', 'NO_MATCH'] }),
      ]),
      sequence('0072,0600', 'SortingOperationsSequence', '2', '0-n', [
        attribute('0072,0026', 'SelectorAttribute', 'AT', '1', '1C', {
          relations: [special('selector')],
          required: absent('SortByCategory'),
        }),
        include(hangingProtocolSelectorAttributeContextMacro),
        attribute('0072,0028', 'SelectorValueNumber', 'US', '1', '1C', {
          relations: [positive],
          required: present('SelectorAttribute'),
        }),
        attribute('0072,0602', 'SortByCategory', 'CS', '1', '1C', {
          required: absent('SelectorAttribute'),
          terms: ['ALONG_AXIS', 'BY_ACQ_TIME'],
        }),
        attribute('0072,0604', 'SortingDirection', 'CS', '1', '1', { enumerated: ['INCREASING', 'DECREASING'] }),
      ]),
      attribute('0072,0500', 'BlendingOperationType', 'CS', '1', '3', { terms: ['COLOR'] }),
      attribute('0072,0510', 'ReformattingOperationType', 'CS', '1', '3', { terms: ['MPR', '3D_RENDERING', 'SLAB'] }),
      attribute('0072,0512', 'ReformattingThickness', 'FD', '1', '1C', {
        required: equals('ReformattingOperationType', 'SLAB', 'MPR'),
        otherwise: 'may',
      }),
      attribute('0072,0514', 'ReformattingInterval', 'FD', '1', '1C', {
        required: equals('ReformattingOperationType', 'SLAB', 'MPR'),
        otherwise: 'may',
      }),
      attribute('0072,0516', 'ReformattingOperationInitialViewDirection', 'CS', '1', '1C', {
        required: equals('ReformattingOperationType', 'MPR', '3D_RENDERING'),
        otherwise: 'may',
        terms: ['SAGITTAL', 'TRANSVERSE', 'CORONAL', 'OBLIQUE'],
      }),
      attribute('0072,0520', 'ThreeDRenderingType', 'CS', '1-n', '1C', {
        relations: [special('firstValue')],
        required: equals('ReformattingOperationType', '3D_RENDERING'),
        termsOfValue1: ['MIP', 'SURFACE', 'VOLUME'],
      }),
      attribute('0072,0700', 'DisplaySetPatientOrientation', 'CS', '2', '3', {
        relations: [formed('patientOrientation', 'PS3.3 C.23.3.1.4')],
      }),
      attribute('0072,0717', 'DisplaySetHorizontalJustification', 'CS', '1', '3', {
        enumerated: ['LEFT', 'CENTER', 'RIGHT'],
      }),
      attribute('0072,0718', 'DisplaySetVerticalJustification', 'CS', '1', '3', {
        enumerated: ['TOP', 'CENTER', 'BOTTOM'],
      }),
      attribute('0072,0702', 'VOIType', 'CS', '1', '3', {
        terms: ['LUNG', 'MEDIASTINUM', 'ABDO_PELVIS', 'LIVER', 'SOFT_TISSUE', 'BONE', 'BRAIN', 'POST_FOSSA'],
      }),
      attribute('0072,0704', 'PseudoColorType', 'CS', '1', '3'),
      sequence(
        '0072,0705',
        'PseudoColorPaletteInstanceReferenceSequence',
        '1C',
        '1',
        [demands(special('pseudoColorPalette')), include(sopInstanceReferenceMacro)],
        {
          required: equals('PseudoColorType', ...wellKnownPaletteLabels),
          otherwise: present('PseudoColorType'),
        },
      ),
      attribute('0072,0706', 'ShowGrayscaleInverted', 'CS', '1', '3', { enumerated: ['YES', 'NO'] }),
      attribute('0072,0710', 'ShowImageTrueSizeFlag', 'CS', '1', '3', { enumerated: ['YES', 'NO'] }),
      attribute('0072,0712', 'ShowGraphicAnnotationFlag', 'CS', '1', '3', { enumerated: ['YES', 'NO'] }),
      attribute('0072,0714', 'ShowPatientDemographicsFlag', 'CS', '1', '3', { enumerated: ['YES', 'NO'] }),
      attribute('0072,0716', 'ShowAcquisitionTechniquesFlag', 'CS', '1', '3', { enumerated: ['YES', 'NO'] }),
      attribute('0072,0206', 'DisplaySetPresentationGroupDescription', 'LO', '1', '3'),
    ]),
    attribute('0072,0208', 'PartialDataDisplayHandling', 'CS', '1', '2', {
      enumerated: ['MAINTAIN_LAYOUT', 'ADAPT_LAYOUT'],
    }),
    sequence('0072,0210', 'SynchronizedScrollingSequence', '3', '0-n', [
      attribute('0072,0212', 'DisplaySetScrollingGroup', 'US', '2-n', '1', {
        relations: [listedIn('DisplaySetsSequence', 'DisplaySetNumber')],
      }),
    ]),
    sequence('0072,0214', 'NavigationIndicatorSequence', '3', '0-n', [
      attribute('0072,0216', 'NavigationDisplaySet', 'US', '1', '1C', {
        relations: [listedIn('DisplaySetsSequence', 'DisplaySetNumber')],
        required: undecidable('whether the interaction is one-way'),
      }),
      attribute('0072,0218', 'ReferenceDisplaySets', 'US', '1-n', '1', {
        relations: [listedIn('DisplaySetsSequence', 'DisplaySetNumber')],
      }),
    ]),
  ],
};
