// What the generated tables cannot say of single rows, written by hand (PS3.5 7.4.2): includes under a condition, and where
// an attribute may be present although its condition does not hold.

/** What takes the place of the cells of a row. */
export interface RowChange {
  readonly type?: string;
  readonly condition?: string;
  readonly otherwise?: string;
  /** Of an include: the rows of the macro are there only if this holds. */
  readonly given?: string;
  /** Enumerated Values that the text says of the attribute. */
  readonly enumerated?: string;
}

const valueType = (...types: string[]): RowChange => ({
  given: `(0040,A040) in [${types.map((type) => `"${type}"`).join(', ')}]`,
});

/** By table and row: the tag, or `+` and the table that is included. */
export const rowChanges: Readonly<Record<string, RowChange>> = {
  // "May be present for other SOP Classes if …"
  'C.7-5a 00185100': { otherwise: 'may:absent(0054,0410)' },
  // "May also be present if …", of each about the other.
  'C.8-70 00283010': { otherwise: 'may' },
  'C.8-70 00281050': { otherwise: 'may' },
  // "May also be present if …" of two other Conversion Types.
  'C.8-25b 00182010': { otherwise: 'may:(0008,0064) in ["SD", "SI"]' },
  // A note says that both forms may be used beside float Pixel Data.
  'C.7.6.16-12b 00409216': { otherwise: 'may' },
  'C.7.6.16-12b 00409211': { otherwise: 'may' },
  // "The value of this Attribute shall be 1", "shall be 0".
  'C.9-2 60xx0100': { enumerated: '1' },
  'C.9-2 60xx0102': { enumerated: '0' },
  // An item that refers to another one has no content of its own (PS3.3 Table C.17-6).
  'C.17-6 +C.17-5': { given: 'absent(0040,DB73)' },
  'C.17-6 +C.17-6': { given: 'absent(0040,DB73)' },
  'C.17-5 +C.18.1-1': valueType('NUM'),
  'C.17-5 +C.18.2-1': valueType('CODE'),
  'C.17-5 +C.18.3-1': valueType('COMPOSITE'),
  'C.17-5 +C.18.4-1': valueType('IMAGE'),
  'C.17-5 +C.18.5-1': valueType('WAVEFORM'),
  'C.17-5 +C.18.6-1': valueType('SCOORD'),
  'C.17-5 +C.18.7-1': valueType('TCOORD'),
  'C.17-5 +C.18.8-1': valueType('CONTAINER'),
  'C.17-5 +C.18.9-1': valueType('SCOORD3D'),
  'C.17-5 +C.18.10-1': valueType('TABLE'),
};
