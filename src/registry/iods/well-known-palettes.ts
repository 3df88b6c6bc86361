// The Well-Known Color Palettes: PS3.6 Table B.1-1 (Content Label and SOP Instance UID).

const numbers: Readonly<Record<string, number>> = {
  HOT_IRON: 1,
  PET: 2,
  HOT_METAL_BLUE: 3,
  PET_20_STEP: 4,
  SPRING: 5,
  SUMMER: 6,
  FALL: 7,
  WINTER: 8,
};

/** Their values of Content Label (0070,0080). */
export const wellKnownPaletteLabels: readonly string[] = Object.keys(numbers);

/** The SOP Instance UID of the palette with this label; undefined for a label that is none of a well-known one. */
export function wellKnownPaletteUid(label: string): string | undefined {
  const number = numbers[label];
  return number === undefined ? undefined : `1.2.840.10008.1.5.${number}`;
}

/** The label of the palette with this SOP Instance UID. */
export function wellKnownPaletteLabel(uid: string): string | undefined {
  return wellKnownPaletteLabels.find((label) => wellKnownPaletteUid(label) === uid);
}
