// The values of one attribute: its Value Multiplicity, Enumerated Values and Defined Terms (PS3.5 6.4, PS3.3 5.4).

import * as fc from 'fast-check';
import { type AttributeRow, type DataSetElement, type DataSetValue, parseMultiplicity } from '../../../src/index.ts';
import type { CharacterSetChoice } from './character-set.ts';
import { byKeyword } from './keyword.ts';
import { arbitraryValue } from './value.ts';

/** An attribute of VM 1-n gets up to this many values more than it needs. */
const mostFurther = 2;

/** One value: an Enumerated Value where there are some; Defined Terms are only proposals. */
function arbitraryTerm(row: AttributeRow, charset: CharacterSetChoice): fc.Arbitrary<DataSetValue> {
  const { enumerated, terms } = row;
  if (enumerated) return fc.constantFrom(...enumerated);
  const free = arbitraryValue(row.vr.split(' or ')[0] ?? row.vr, charset);
  if (!terms) return free;
  return fc.oneof({ arbitrary: fc.constantFrom(...terms), weight: 4 }, { arbitrary: free, weight: 1 });
}

/** Values in groups, since some numbers of values have to be multiples, as for 2-2n. */
function arbitraryValues(
  row: AttributeRow,
  charset: CharacterSetChoice,
  single: boolean,
): fc.Arbitrary<DataSetValue[]> {
  const { least, most, step } = parseMultiplicity(row.vm);
  const value = arbitraryTerm(row, charset);
  const group = fc.tuple(...Array.from({ length: step }, () => value));
  const minLength = least / step;
  const maxLength = Math.min(most / step, minLength + (single ? 0 : mostFurther));
  return fc.array(group, { minLength, maxLength }).map((groups) => groups.flat());
}

/** A single value as it is, several as an array, as `DataSet` wants them. */
function joined(values: readonly DataSetValue[]): DataSetElement {
  return values.length === 1 ? (values[0] ?? null) : values;
}

/**
 * The element of an attribute with at least one value.
 *
 * @param single no more values than the VM asks for
 */
export function arbitraryElement(
  row: AttributeRow,
  charset: CharacterSetChoice,
  single: boolean,
): fc.Arbitrary<DataSetElement> {
  const special = byKeyword[row.keyword];
  if (special) return special;
  if (row.vm === '1') return arbitraryTerm(row, charset);
  return arbitraryValues(row, charset, single).map((values) => joined(withTermFirst(row, values)));
}

/** Of some attributes only the first value is a Defined Term. */
function withTermFirst({ termsOfValue1 }: AttributeRow, values: readonly DataSetValue[]): readonly DataSetValue[] {
  const [term] = termsOfValue1 ?? [];
  return term === undefined ? values : [term, ...values.slice(1)];
}
