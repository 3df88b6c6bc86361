// The functions behind the relations of PS3.3 that take more than data to say, by name.

import type { SpecialRelation } from '../../../registry/iods/relation.ts';
import {
  calibrationDates,
  calibrationTimes,
  contextIdentifier,
  encapsulatedPdf,
  nonconformingSelector,
  notEmptyItems,
  privateElements,
  privateItems,
  privateMultiplicity,
} from './common.ts';
import { constraint } from './constraint.ts';
import * as hangingProtocol from './hanging-protocol.ts';
import { hpglDocument } from './hpgl.ts';
import { landmarkNumbers } from './implants.ts';
import * as inventory from './inventory.ts';
import * as palette from './palette.ts';
import type { RelationCheck } from './place.ts';
import { scopeKeys } from './scope-keys.ts';
import { segmentedLookupTable } from './segmented-lookup-table.ts';
import * as selector from './selector.ts';
import { dataElementsSigned } from './signatures.ts';
import { surface } from './surface.ts';

export const specialRelations: Readonly<Record<SpecialRelation, RelationCheck>> = {
  ...hangingProtocol,
  ...inventory,
  ...selector,
  colorPaletteUid: palette.colorPaletteUid,
  eightBits: palette.eightBits,
  iccProfile: palette.iccProfile,
  lookupTable: palette.lookupTable,
  wellKnownPalette: palette.wellKnownPalette,
  calibrationDates,
  calibrationTimes,
  constraint,
  contextIdentifier,
  dataElementsSigned,
  encapsulatedPdf,
  hpglDocument,
  landmarkNumbers,
  nonconformingSelector,
  notEmptyItems,
  privateElements,
  privateItems,
  privateMultiplicity,
  scopeKeys,
  segmentedLookupTable,
  surface,
};
