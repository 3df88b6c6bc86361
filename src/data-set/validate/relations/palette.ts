// Palette Color Lookup Tables of a Color Palette: PS3.3 C.7.6.3.1.5 and C.7.9; the ICC Profile beside them: C.11.15.1.1.

import { wellKnownPaletteLabel } from '../../../registry/iods/well-known-palettes.ts';
import type { ItemScope } from '../item-scope.ts';
import { numbersOf, objectTo, type Place, type RelationCheck, tagFor, textsOf } from './place.ts';

const colorPaletteStorage = '1.2.840.10008.5.1.4.39.1';
const [sopClassUID, sopInstanceUID] = [tagFor('SOPClassUID'), tagFor('SOPInstanceUID')];

function isInColorPalette({ scope }: Place): boolean {
  return scope.parent === undefined && textsOf(scope, sopClassUID)[0] === colorPaletteStorage;
}

/** C.7.9: the third value is 8 in a Color Palette. */
export const eightBits: RelationCheck = (place) => {
  const bits = numbersOf(place.scope, place.tag)[2];
  if (bits === undefined || bits === 8 || !isInColorPalette(place)) return;
  objectTo(place, 'range', '8 as the third value, in a Color Palette', String(bits));
};

/** C.7.9.1: the palette is the instance. */
export const colorPaletteUid: RelationCheck = (place) => {
  const [own, instance] = [textsOf(place.scope, place.tag)[0], textsOf(place.scope, sopInstanceUID)[0]];
  if (own === undefined || instance === undefined || own === instance || !isInColorPalette(place)) return;
  objectTo(place, 'relation', `${instance}, the SOP Instance UID`, own);
};

/** C.28.1.1.1: the label of a Well-Known palette stands in PS3.6. */
export const wellKnownPalette: RelationCheck = (place) => {
  const [label] = textsOf(place.scope, place.tag);
  const wanted = wellKnownPaletteLabel(textsOf(place.scope, sopInstanceUID)[0] ?? '');
  if (wanted === undefined || label === undefined || label === wanted || !isInColorPalette(place)) return;
  objectTo(place, 'relation', `${wanted}, for this is a Well-Known palette`, label);
};

/** What the descriptor of a table says; undefined if it says nothing that can be used. */
export interface TableFormat {
  readonly entries: number;
  readonly bits: 8 | 16;
}

/** The format of the table of the same color, by the keyword of its data. */
export function tableFormat(scope: ItemScope, keyword: string): TableFormat | undefined {
  const color = /(Red|Green|Blue)/.exec(keyword)?.[0];
  const [entries, , bits] = numbersOf(scope, tagFor(`${color}PaletteColorLookupTableDescriptor`));
  if (entries === undefined || (bits !== 8 && bits !== 16)) return undefined;
  // 65536 entries are written as 0; in SS the first value is to be read as unsigned all the same.
  return { entries: entries > 0 ? entries : entries + 0x10000, bits };
}

/** C.7.6.3.1.5: as many entries of as many bits as the descriptor says. */
export const lookupTable: RelationCheck = (place) => {
  const format = tableFormat(place.scope, place.keyword);
  const length = place.scope.find(place.tag)?.length ?? 0;
  if (!format || length === 0) return;
  const bytes = (format.entries * format.bits) / 8;
  if (length === bytes + (bytes % 2)) return;
  const expected = `${bytes} bytes, for ${format.entries} entries of ${format.bits} bits`;
  objectTo(place, 'count', expected, `${length} bytes`);
};

/** Places in the header of a profile, with the signatures allowed there. */
const signatures: readonly (readonly [offset: number, what: string, allowed: readonly string[]])[] = [
  [12, 'the class scnr', ['scnr']],
  [16, 'the color space RGB', ['RGB ']],
  [20, 'the connection space Lab or XYZ', ['Lab ', 'XYZ ']],
];

/** C.11.15.1.1: an Input Device profile from RGB to CIELab or CIEXYZ. */
export const iccProfile: RelationCheck = (place) => {
  const element = place.scope.find(place.tag);
  if (!element || element.length === 0) return;
  const header = Buffer.from(element.value.subarray(0, 24)).toString('latin1');
  for (const [offset, expected, allowed] of signatures) {
    const found = header.slice(offset, offset + 4);
    if (!allowed.includes(found)) objectTo(place, 'relation', `${expected} at byte ${offset}`, JSON.stringify(found));
  }
};
