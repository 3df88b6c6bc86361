// Image SOP Instance Reference Macro, PS3.3 Table 10-3: attributes, types, values and conditions.

import { absent, all, undecidable } from '../condition.ts';
import { attribute, include, type MacroDefinition } from '../definition.ts';
import { atLeast } from '../relation.ts';
import { sopInstanceReferenceMacro } from './sop-instance-reference.ts';

export const imageSOPInstanceReferenceMacro: MacroDefinition = {
  table: '10-3',
  name: 'Image SOP Instance Reference',
  rows: [
    include(sopInstanceReferenceMacro),
    attribute('0008,1160', 'ReferencedFrameNumber', 'IS', '1-n', '1C', {
      relations: [atLeast(1)],
      required: all(
        absent('ReferencedSegmentNumber'),
        undecidable('whether the referenced instance has several frames'),
      ),
    }),
    attribute('0062,000B', 'ReferencedSegmentNumber', 'US', '1-n', '1C', {
      required: all(absent('ReferencedFrameNumber'), undecidable('whether the referenced instance is a segmentation')),
    }),
  ],
};
