// A valid value for an attribute, by its keyword where the meaning matters, else by its VR (PS3.5 6.2) and VM (6.4).

import type { AttributeRow } from '../../../registry/iods/definition.ts';
import type { DataSetElement, DataSetValue } from '../../data-set.ts';
import { parseMultiplicity } from '../../validate/value-multiplicity.ts';
import { iccProfile } from '../icc-profile.ts';
import { date, dateTime, time, type UidSource } from '../macros.ts';

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index & 0xff);
const lookupTableDescriptor = [256, 0, 8];
/** A discrete segment of 256 entries (PS3.3 C.7.9.2): opcode 0, count, entries; 8-bit entries, count in one byte. */
const lookupTableSegment = Uint8Array.of(0, 2, 0, 255, 1, 254, 255);

/** Attributes whose value has to agree with others or with a format of its own. */
const byKeyword: Readonly<Record<string, DataSetElement>> = {
  SpecificCharacterSet: 'ISO_IR 192',
  /** Of the alternatives those that demand the most. */
  InventoryLevel: 'INSTANCE',
  ImplantType: 'DERIVED',
  ImplantAssemblyTemplateType: 'DERIVED',
  TimezoneOffsetFromUTC: '+0100',
  ICCProfile: iccProfile(),
  RedPaletteColorLookupTableDescriptor: lookupTableDescriptor,
  GreenPaletteColorLookupTableDescriptor: lookupTableDescriptor,
  BluePaletteColorLookupTableDescriptor: lookupTableDescriptor,
  RedPaletteColorLookupTableData: bytes(256),
  GreenPaletteColorLookupTableData: bytes(256),
  BluePaletteColorLookupTableData: bytes(256),
  SegmentedRedPaletteColorLookupTableData: lookupTableSegment,
  SegmentedGreenPaletteColorLookupTableData: lookupTableSegment,
  SegmentedBluePaletteColorLookupTableData: lookupTableSegment,
  ExtendedMatchingMechanisms: ['RELATIONAL', 'TIMEZONE_ADJUST', 'EMPTY_VALUE'],
  Modality: 'CT',
  /** Applies to text as to numbers, and to one value as to several (PS3.3 C.23.3.1.1). */
  FilterByOperator: 'MEMBER_OF',
  SelectorAttributeVR: 'CS',
  /** Private ones, beside which their creators have to be named. */
  SelectorAttribute: 0x00091001,
  SelectorSequencePointer: 0x00091002,
  FunctionalGroupPointer: 0x00091003,
  /** A concept of PS3.16, so that its scheme and mapping resource are known. */
  CodeValue: '121401',
  LongCodeValue: 'A code of more than 16 characters',
  CodingSchemeDesignator: 'DCM',
  CodingSchemeUID: '1.2.840.10008.2.16.4',
  CodeMeaning: 'Derivation',
  MappingResource: 'DCMR',
  MappingResourceName: 'DICOM Content Mapping Resource',
  MappingResourceUID: '1.2.840.10008.8.1.1',
  /** Segmentation, which has frames as well as segments. */
  ReferencedSOPClassUID: '1.2.840.10008.5.1.4.1.1.66.4',
  PrivateDataElementValueRepresentation: 'SQ',
  MACAlgorithm: 'SHA256',
  ScreenMinimumColorBitDepth: 8,
  DisplayEnvironmentSpatialPosition: [0, 1, 1, 0],
  ImageBoxTileHorizontalDimension: 2,
  ImageBoxTileVerticalDimension: 2,
  HL7InstanceIdentifier: '2.25.1^document',
};

type Maker = (keyword: string, uid: UidSource, index: number) => DataSetValue;

const word = (keyword: string, most: number): string =>
  keyword
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .slice(0, most)
    .trim();

const byVr: Readonly<Record<string, Maker>> = {
  AE: () => 'ARCHIVE',
  AS: () => '045Y',
  AT: () => 0x00080060,
  CS: (_, __, index) => `VALUE_${index + 1}`,
  DA: () => date,
  DS: (_, __, index) => String(index + 1.5),
  DT: () => dateTime,
  FD: (_, __, index) => index + 0.5,
  FL: (_, __, index) => index + 0.5,
  IS: (_, __, index) => String(index + 1),
  LO: (keyword) => word(keyword, 64),
  LT: (keyword) => word(keyword, 128),
  OB: () => bytes(16),
  OD: () => bytes(16),
  OF: () => bytes(16),
  OL: () => bytes(16),
  OV: () => bytes(16),
  OW: () => bytes(16),
  PN: () => 'Conformance^Test',
  SH: (keyword) => word(keyword, 16),
  SL: (_, __, index) => index + 1,
  SS: (_, __, index) => index + 1,
  ST: (keyword) => word(keyword, 128),
  SV: (_, __, index) => BigInt(index + 1),
  TM: () => time,
  UC: (keyword) => word(keyword, 128),
  UI: (_, uid) => uid(),
  UL: (_, __, index) => index + 1,
  UN: () => bytes(4),
  UR: () => 'https://example.org/object',
  US: (_, __, index) => index + 1,
  UT: (keyword) => word(keyword, 128),
  UV: (_, __, index) => BigInt(index + 1),
};

/** A value that the row allows: the first of Enumerated Values or Defined Terms, else one of its VR, as often as VM asks. */
export function sampleValue(row: AttributeRow, uid: UidSource): DataSetElement {
  const fixed = byKeyword[row.keyword];
  if (fixed !== undefined) return fixed;
  const chosen = row.enumerated?.[0] ?? row.terms?.[0] ?? row.termsOfValue1?.[0];
  const { least } = parseMultiplicity(row.vm);
  const maker = byVr[row.vr.split(' or ')[0] ?? ''];
  if (!maker) throw new RangeError(`${row.keyword} has the VR ${row.vr}, for which there is no sample value`);
  const values = Array.from({ length: least }, (_, index) => chosen ?? maker(row.keyword, uid, index));
  return least === 1 ? (values[0] ?? null) : values;
}
