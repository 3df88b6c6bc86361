// One constraint on a parameter of a protocol: Attribute Value Constraint Macro, PS3.3 10.25, as C.34.9 uses it.

import { dictionaryEntryByKeyword } from '../../../registry/dictionary.ts';
import type { DataSet, DataSetValue } from '../../data-set.ts';

/** The sequences that hold the parameter, each with the number of the item, from outside inwards. */
export type Place = readonly (readonly [sequence: string, item: number])[];

interface ConstraintOptions {
  /** The value to begin with. */
  readonly recommended?: DataSetValue;
  readonly units?: readonly DataSet[];
  readonly significance?: 'FAILURE' | 'WARNING' | 'INFORMATIVE';
  /** For a person who has to choose. */
  readonly guidance?: string;
}

/** Which value of which attribute is meant; the place is left out at the top level. */
function selectorOf(name: string, keyword: string, vr: string, place: Place): DataSet {
  return {
    SelectorAttributeName: name,
    SelectorAttributeKeyword: keyword,
    SelectorAttributeVR: vr,
    SelectorAttribute: keyword,
    SelectorValueNumber: 1,
    ...(place.length > 0 && {
      SelectorSequencePointer: place.map(([sequence]) => sequence),
      SelectorSequencePointerItems: place.map(([, item]) => item),
    }),
  };
}

/**
 * An item that constrains an attribute.
 *
 * @param name the Attribute Name of PS3.6
 * @param type Constraint Type: how the values limit what is acceptable
 * @param values two for a range, several for `MEMBER_OF`, otherwise one
 */
export function constraint(
  name: string,
  keyword: string,
  place: Place,
  type: string,
  values: readonly DataSetValue[],
  { recommended, units, significance, guidance }: ConstraintOptions = {},
): DataSet {
  const vr = dictionaryEntryByKeyword(keyword)?.vr ?? 'UN';
  const value = (one: DataSetValue): DataSet => ({ [`Selector${vr}Value`]: one });
  return {
    ...selectorOf(name, keyword, vr, place),
    ConstraintType: type,
    ConstraintValueSequence: values.map(value),
    ...(significance && { ConstraintViolationSignificance: significance }),
    ...(recommended !== undefined && { RecommendedDefaultValueSequence: [value(recommended)] }),
    ...(units && { MeasurementUnitsCodeSequence: units }),
    ...(guidance && { SpecificationSelectionGuidance: guidance }),
  };
}
