// One value of a Value Representation: PS3.5 6.2, Table 6.2-1.

import type * as fc from 'fast-check';
import type { DataSetValue } from '../../../src/index.ts';
import type { CharacterSetChoice } from './character-set.ts';
import { arbitraryWords } from './values/bytes.ts';
import { arbitraryApplicationEntity, arbitraryCodeString } from './values/codes.ts';
import { arbitraryAge, arbitraryDate, arbitraryDateTime, arbitraryTime } from './values/dates.ts';
import { arbitraryReference, arbitraryUid } from './values/identifiers.ts';
import * as numbers from './values/numbers.ts';
import { arbitraryPersonName } from './values/person-name.ts';
import { arbitraryLines, arbitraryText } from './values/text.ts';

/** VRs whose values do not depend on the character set. */
const independent: Readonly<Record<string, fc.Arbitrary<DataSetValue>>> = {
  AE: arbitraryApplicationEntity,
  AS: arbitraryAge,
  AT: numbers.arbitraryAT,
  CS: arbitraryCodeString,
  DA: arbitraryDate,
  DS: numbers.arbitraryDecimalString,
  DT: arbitraryDateTime,
  FD: numbers.arbitraryFD,
  FL: numbers.arbitraryFL,
  IS: numbers.arbitraryIntegerString,
  OB: arbitraryWords(2),
  OD: arbitraryWords(8),
  OF: arbitraryWords(4),
  OL: arbitraryWords(4),
  OV: arbitraryWords(8),
  OW: arbitraryWords(2),
  SL: numbers.arbitrarySL,
  SS: numbers.arbitrarySS,
  SV: numbers.arbitrarySV,
  TM: arbitraryTime,
  UI: arbitraryUid,
  UL: numbers.arbitraryUL,
  UN: arbitraryWords(2),
  UR: arbitraryReference,
  US: numbers.arbitraryUS,
  UV: numbers.arbitraryUV,
};

/** Text under the character set, with the most characters of the VR or a few lines. */
const dependent: Readonly<Record<string, (charset: CharacterSetChoice) => fc.Arbitrary<DataSetValue>>> = {
  LO: (charset) => arbitraryText(charset, 64),
  LT: (charset) => arbitraryLines(charset, 100),
  PN: arbitraryPersonName,
  SH: (charset) => arbitraryText(charset, 16),
  ST: (charset) => arbitraryLines(charset, 100),
  UC: (charset) => arbitraryText(charset, 100),
  UT: (charset) => arbitraryLines(charset, 100),
};

/** The VRs of values, all but SQ. */
export const valueRepresentations: readonly string[] = [...Object.keys(independent), ...Object.keys(dependent)].sort();

/** A value that the VR allows; throws RangeError for a VR that has no values. */
export function arbitraryValue(vr: string, charset: CharacterSetChoice): fc.Arbitrary<DataSetValue> {
  const arbitrary = independent[vr] ?? dependent[vr]?.(charset);
  if (arbitrary) return arbitrary;
  throw new RangeError(`no value of ${vr} can be generated`);
}
