// Attributes that an IOD names only by kind, as keys of a query or values before a change: PS3.3 C.12.1.1.9, C.38.2.

import * as fc from 'fast-check';
import type { DataSet } from '../../../src/index.ts';
import type { CharacterSetChoice } from './character-set.ts';
import { arbitraryDate } from './values/dates.ts';
import { arbitraryUid } from './values/identifiers.ts';
import { arbitraryPersonName } from './values/person-name.ts';
import { arbitraryText } from './values/text.ts';

/** Attributes of the kind that `what` describes. */
export function arbitraryWildcard(what: string, charset: CharacterSetChoice): fc.Arbitrary<DataSet> {
  if (what.includes('date')) return fc.record({ StudyDate: arbitraryDate });
  if (what.includes('UID')) return fc.record({ StudyInstanceUID: arbitraryUid });
  return fc.record(
    {
      PatientID: arbitraryText(charset, 64),
      PatientName: arbitraryPersonName(charset),
      AccessionNumber: arbitraryText(charset, 16),
      StudyDate: arbitraryDate,
    },
    { requiredKeys: ['PatientID'] },
  );
}
