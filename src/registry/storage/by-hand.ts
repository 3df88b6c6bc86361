// What the generated tables cannot say of single rows, written by hand (PS3.5 7.4.2): includes under a condition, and where
// an attribute may be present although its condition does not hold.

import { decidedConditions } from './decided-conditions.ts';
import type { RowChange } from './row-change.ts';

/** "Required if the Referenced SOP Instance is a multi-frame image …, and Referenced Segment Number is not present." */
const frameNumber: RowChange = { otherwise: 'may:absent(0062,000B)' };
/** "Required if the Referenced SOP Instance is a Segmentation …, and Referenced Frame Number is not present." */
const segmentNumber = (...classes: string[]): RowChange => ({
  otherwise: `may:absent(0008,1160) and (0008,1150) in [${classes.map((uid) => `"${uid}"`).join(', ')}]`,
});
const [segmentation, surfaceSegmentation] = ['1.2.840.10008.5.1.4.1.1.66.4', '1.2.840.10008.5.1.4.1.1.66.5'];

const valueType = (...types: string[]): RowChange => ({
  given: `(0040,A040) in [${types.map((type) => `"${type}"`).join(', ')}]`,
});

/** By table and row: the tag, or `+` and the table that is included. */
export const rowChanges: Readonly<Record<string, RowChange>> = {
  ...decidedConditions,
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
  // "Required if … paired structure and Image Laterality or Frame Laterality or Measurement Laterality are not present."
  'C.7-5a 00200060': { otherwise: 'may:absent(0020,0062) and absent(frame.0020,9072)' },
  // "Required if image does not require Image Orientation (Patient) and Image Position (Patient) or if …(Slide)."
  'C.7-9 00200020': {
    condition: 'not used(C.7-10) and not used(C.7.6.16-5) and not used(C.8.12.14-1) and absent(0048,0102)',
    otherwise: 'may',
  },
  // "… and the physical pixel spacing is not specified by Pixel Spacing, or Imager Pixel Spacing or Nominal …"
  'C.7-11c 00280034': { otherwise: 'may:absent(0028,0030) and absent(0018,1164) and absent(0018,2010)' },
  // "Pixel Padding Value is also required when this Attribute is present."
  'C.7-11a 00280121': { otherwise: 'may:present(0028,0120)' },
  // "Required if synchronization channel or trigger is encoded in a waveform in this SOP Instance."
  'C.7-7 0018106C': { otherwise: 'may:present(root.5400,0100)' },
  '10-2 00081160': frameNumber,
  '10-3 00081160': frameNumber,
  '10-3b 00081160': frameNumber,
  'C.18.4-1 00081160': frameNumber,
  '10-2 0062000B': segmentNumber(segmentation, surfaceSegmentation),
  '10-3 0062000B': segmentNumber(segmentation, surfaceSegmentation),
  '10-3b 0062000B': segmentNumber(segmentation),
  'C.18.4-1 0062000B': segmentNumber(segmentation),
  // "Shall not be present if Rescale Intercept is present."
  'C.11-1b 00283000': { otherwise: 'may:absent(0028,1052)' },
  // "Required for Scan Options that include heart gating (e.g., CG, PPG, etc.)."
  'C.8-4 00181060': { condition: '(0018,0022) in ["CG", "PPG"]', otherwise: 'may' },
  // "Required if Image Type, Value 3 is …"
  'C.8-7 00540051': {
    condition: '(0008,0008)[3] in ["TOMO", "GATED TOMO", "RECON TOMO", "RECON GATED TOMO"]',
    otherwise: '',
  },
  'C.8-9 00181242': { condition: '(0008,0008)[3] in ["WHOLE BODY", "STATIC"]', otherwise: '' },
  // "Required if Multi-frame Image": of one frame it may be one.
  'C.8-26 00280009': { condition: '(0028,0008) > 1', otherwise: 'may' },
  // "Required if encapsulated document is a CDA document", which its MIME type says (PS3.3 A.45.2).
  'C.24-2 0040E001': { condition: '(0042,0012) in ["text/XML"]', otherwise: '' },
  // The root has no relationship to a source; a heading or purpose of reference others may have.
  'C.17-5 0040A043': {
    condition:
      '(0040,A040) in ["TEXT", "NUM", "CODE", "DATETIME", "DATE", "TIME", "UIDREF", "TABLE", "PNAME"] or ' +
      '((0040,A040) in ["CONTAINER"] and absent(0040,A010))',
    otherwise: 'may',
  },
  // "Required if … a Waveform and Referenced Time Offsets and Referenced DateTime are not present."
  'C.18.7-1 0040A132': { otherwise: 'may:absent(0040,A138) and absent(0040,A13A)' },
  // "Required if the value of Dimension Index Pointer is … contained within a Functional Group Sequence": these are nowhere else.
  'C.7.6.17-1 00209167': {
    condition: '(0020,9165) in [(0020,9056), (0020,9057), (0020,9128)]',
    otherwise: 'may',
  },
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

/** Tables of modules and macros that no table includes: an IOD that does not list one never has it. */
export const neverIncluded: readonly string[] = ['C.7-10', 'C.7.6.16-5', 'C.8.12.14-1'];

const isMultiFrame = '(0028,0008) > 1';
const isGrid = 'present(7FE0,0010) or present(3004,000C)';

/** When a module of usage C is there, by the table of the IOD and its own; what is left open stays open. */
export const moduleConditions: Readonly<Record<string, string>> = {
  // "Required if pixel data is Multi-frame Cine data": such an image of several frames has both.
  'A.14-1 C.7-14': isMultiFrame,
  'A.16-1 C.7-14': isMultiFrame,
  // "Required if pixel data is multi-frame data."
  'A.17.3-1 C.7-14': isMultiFrame,
  // "Required if dose data contains grid-based doses."
  'A.18.3-1 C.7-9': isGrid,
  'A.18.3-1 C.7-10': isGrid,
  'A.18.3-1 C.7-11a': isGrid,
  'A.18.3-1 C.7-14': `(${isGrid}) and ${isMultiFrame}`,
  // "… Number of Beams … is greater than zero for one or more fraction groups": of several that differ nothing is said.
  'A.20.3-1 C.8-50': 'each(300A,0070, (300A,0080) > 0)',
  'A.20.3-1 C.8-51': 'each(300A,0070, (300A,00A0) > 0)',
  'A.49-1 C.8.8.25-1': 'each(300A,0070, (300A,0080) > 0)',
};
