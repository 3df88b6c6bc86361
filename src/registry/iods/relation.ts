// Demands of an IOD on a value, or on values to one another (the "shall" of PS3.3 beyond Types), as data.
//
// A relation stands in the row that triggers it and holds in the item around it while its attribute is there.

interface Common {
  /** The clause; the table of the row unless given. */
  readonly ref?: string;
  /** `warning` if the text implies the demand and does not say "shall". */
  readonly severity?: 'warning';
}

/** Forms of a text value beyond its VR. */
export type ValueForm =
  | 'timezone'
  | 'dateTimeWithOffset'
  | 'patientOrientation'
  | 'hl7InstanceIdentifier'
  | 'absoluteUri'
  | 'accessUri'
  | 'longCode'
  | 'explicitLittleEndian';

/** Relations that take more than data to say; validate/relations/ has a function for each. */
export type SpecialRelation =
  | 'abstractPrior'
  | 'boxPosition'
  | 'calibrationDates'
  | 'calibrationTimes'
  | 'colorPaletteUid'
  | 'constraint'
  | 'contextIdentifier'
  | 'dataElementsSigned'
  | 'eightBits'
  | 'encapsulatedPdf'
  | 'fileUris'
  | 'filterOperator'
  | 'firstValue'
  | 'groupDescriptions'
  | 'hpglDocument'
  | 'iccProfile'
  | 'imagePlane'
  | 'incorporatedInventory'
  | 'itemInventoryDateTime'
  | 'landmarkNumbers'
  | 'lookupTable'
  | 'modalities'
  | 'nonconformingSelector'
  | 'notEmptyItems'
  | 'pointerCreators'
  | 'presentationGroups'
  | 'priors'
  | 'privateElements'
  | 'privateItems'
  | 'privateMultiplicity'
  | 'pseudoColorPalette'
  | 'scopeKeys'
  | 'segmentedLookupTable'
  | 'selector'
  | 'selectorPointer'
  | 'studyCounts'
  | 'surface'
  | 'totalRecords'
  | 'wellKnownPalette';

export type Relation = Common &
  (
    | {
        readonly is: 'range';
        /** The lowest value allowed, or the number all values lie above. */
        readonly least?: number;
        readonly above?: number;
        readonly most?: number;
      }
    | { readonly is: 'form'; readonly form: ValueForm }
    /** At most so many values, although PS3.6 allows more. */
    | { readonly is: 'atMostValues'; readonly most: number }
    /** Values count 1, 2, 3 … in the order of the items. The path leads from the items of this sequence to the attribute. */
    | { readonly is: 'numbered'; readonly path: readonly string[] }
    /** No value, or no combination of the values of several attributes, comes twice. */
    | { readonly is: 'distinct'; readonly path: readonly string[]; readonly with?: readonly string[] }
    /** Each value is one of the attribute that the path leads to, from the top level or from the items around. */
    | { readonly is: 'listed'; readonly in: readonly string[] }
    /** The value is the number of items of a sequence beside it. */
    | { readonly is: 'counts'; readonly sequence: string; readonly unlessEmpty?: boolean }
    /** The number of items of this sequence is the value of an attribute beside it. */
    | { readonly is: 'counted'; readonly by: string }
    /** As many items or values as another attribute beside it has, if that has any. */
    | { readonly is: 'paired'; readonly with: string; readonly ifSeveral?: boolean }
    /** All values are those of another attribute beside it. */
    | { readonly is: 'sameAs'; readonly keyword: string }
    /** Constraints select attributes of this set alone; of one set for CT and another for XA. */
    | { readonly is: 'selects'; readonly ct: SelectedFrom; readonly xa: SelectedFrom }
    | { readonly is: 'special'; readonly name: SpecialRelation }
  );

/** A set of selectable-attributes.ts, and the sequence that holds them, if they are not at the top level. */
export interface SelectedFrom {
  readonly set: 'patient' | 'ctAcquisition' | 'xaAcquisition' | 'ctReconstruction' | 'xaReconstruction' | 'storage';
  readonly within?: string;
}

/** A positive integer or number. */
export const positive: Relation = { is: 'range', above: 0 };
/** A number of at least `least`. */
export const atLeast = (least: number): Relation => ({ is: 'range', least });
/** A number from `least` to `most`. */
export const within = (least: number, most: number): Relation => ({ is: 'range', least, most });
export const formed = (form: ValueForm, ref?: string): Relation => ({ is: 'form', form, ...(ref && { ref }) });
/** The attribute at the end of the path counts the items of this sequence from 1. */
export const numbered = (...path: string[]): Relation => ({ is: 'numbered', path });
/** No two items of this sequence have the same value at the end of the path. */
export const distinct = (...path: string[]): Relation => ({ is: 'distinct', path });
/** Each value is one at the end of the path, which begins at the top level. */
export const listedIn = (...path: string[]): Relation => ({ is: 'listed', in: path });
export const special = (name: SpecialRelation, ref?: string): Relation => ({
  is: 'special',
  name,
  ...(ref && { ref }),
});
/** A URI, or a path relative to a base that is given. */
export const accessUri: readonly Relation[] = [
  formed('accessUri', 'PS3.3 P.2.1'),
  special('fileUris', 'PS3.3 C.38.1.2.6'),
];
/** The same demand, of a text that implies it without "shall". */
export const implied = (relation: Relation): Relation => ({ ...relation, severity: 'warning' });
/** No two items of this sequence have the same value of the attribute and of those `others`. */
export const distinctWith = (keyword: string, ...others: string[]): Relation => ({
  is: 'distinct',
  path: [keyword],
  with: others,
});
/** Each value of each attribute at each place is constrained once: C.34.9.1 has an example with two values of one. */
export const oneConstraintEach: Relation = distinctWith(
  'SelectorAttribute',
  'SelectorValueNumber',
  'SelectorAttributePrivateCreator',
  'SelectorSequencePointer',
  'SelectorSequencePointerItems',
);
/** Constraints select attributes of one set, and perhaps of another one for XA. */
export const selects = (ct: SelectedFrom, xa: SelectedFrom = ct): Relation => ({ is: 'selects', ct, xa });
