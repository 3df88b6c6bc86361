// Conditions of rows that the generated tables leave open and the instance decides, in full or on one side (PS3.5 7.4.2): the
// words are those of the table that each key names. `open()` stands for what the instance does not tell.

import type { RowChange } from './row-change.ts';

/** A condition whose attribute is excluded if it does not hold. */
const only = (condition: string): RowChange => ({ condition, otherwise: '' });
/** "May be present otherwise." */
const orElse = (condition: string, otherwise = 'may'): RowChange => ({ condition, otherwise });
/** Excluded without this; whether it is demanded with it, the instance does not tell. */
const atMostIf = (condition: string): RowChange => ({ condition: `${condition} and open()`, otherwise: '' });

const each = (places: readonly string[], change: RowChange): Record<string, RowChange> =>
  Object.fromEntries(places.map((place) => [place, change]));

/** Presentation States: PS3.4 Table B.5-1. */
const presentationStates = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  .map((last) => `"1.2.840.10008.5.1.4.1.1.11.${last}"`)
  .join(', ');

/** A person is who has this species. */
const nonHuman = 'code(root.0010,2202) not in ["337915000^SCT", "L-85B00^SRT", "L-85B00^SNM3"]';
const wasCompressed = 'present(0028,2112) or present(0028,2114)';
const isAtSlide = '(0020,9311) in ["TILED_FULL"] or used(C.8.12.6.1-1)';
const definesDevices = 'absent(up.3008,00A3) or up.(3008,00A3) in ["NO"]';
const isMapped = 'present(0022,1518) or (present(0022,1528) and present(0022,1529))';
const [ct, enhancedCt] = ['"1.2.840.10008.5.1.4.1.1.2"', '"1.2.840.10008.5.1.4.1.1.2.1"'];
const virtualMonochrome =
  `(root.(0008,0016) in [${ct}] and root.(0008,0008)[4] in ["VMI"]) or ` +
  `(root.(0008,0016) in [${enhancedCt}] and (root.(0008,0008)[5] in ["VMI"] or frame.(0008,9007)[5] in ["VMI"]))`;

/** By table and row, as `rowChanges`; a `>` for each sequence around where a table has the attribute at several levels. */
export const decidedConditions: Readonly<Record<string, RowChange>> = {
  // "Required if … the value of Coding Scheme Designator is present …. Shall not be present if … is absent."
  '8.8-1a 00080103': atMostIf('present(0008,0102)'),
  // "Required if coding scheme is registered and Coding Scheme UID is not present."
  'C.12-1 00080114': only('present(0008,0112) and absent(0008,010C)'),
  // "Required if object extraction is based on …": on one of three.
  'C.12-9 00081161': only('absent(0008,1162) and absent(0008,1163)'),
  'C.12-9 00081162': only('absent(0008,1161) and absent(0008,1163)'),
  'C.12-9 00081163': only('absent(0008,1161) and absent(0008,1162)'),
  // "Required if Type of Instances is DICOM and …"
  ...each(['10-3b 0020000D', '10-3b 0020000E'], atMostIf('(0040,E020) in ["DICOM"]')),
  // "Required if Selector Attribute is nested in one or more Sequences or is absent."
  '10-20 00720052': orElse('absent(0072,0026) or open()'),
  '10-20 00720026': orElse('absent(0072,0052) or open()'),
  '10-20 00720054': only('present(0072,0052) and private(0072,0052)'),
  '10-20 00720056': only('private(0072,0026)'),
  'C.7.6.17-1 00209213': only('private(0020,9165)'),
  'C.7.6.17-1 00209238': only('private(0020,9167)'),
  // "Required if the Patient is a non-human organism …": of whom the species is coded.
  'C.7-1 00102292': orElse(`${nonHuman} and empty(0010,2293)`),
  ...each(['C.7-1 00102293', 'C.7-1 00102294'], only(nonHuman)),
  ...each(['C.7-1 00102297', 'C.7-1 00102299', 'C.7-4a 00102203'], orElse(nonHuman)),
  // "Required if Distribution Type is NAMED_PROTOCOL and …"
  'C.7-4b 00120020': atMostIf('(0012,0084) in ["NAMED_PROTOCOL"]'),
  // Table C.7-22a has both forms of an image's palette, and of a Presentation State that which is not segmented.
  ...each(
    ['C.7-11c 00281201', 'C.7-11c 00281202', 'C.7-11c 00281203'],
    only(
      '((0028,0004) in ["PALETTE COLOR"] or up.(0008,9205) in ["COLOR", "MIXED"]) and ' +
        'absent(0028,1221) and absent(0028,1222) and absent(0028,1223)',
    ),
  ),
  ...Object.fromEntries(
    ['1', '2', '3'].flatMap((colour) => [
      [
        `C.7-22a 0028120${colour}`,
        orElse(`absent(0028,122${colour}) or root.(0008,0016) in [${presentationStates}]`),
      ] as const,
      [
        `C.7-22a 0028122${colour}`,
        orElse(
          `absent(0028,120${colour}) and root.(0008,0016) not in [${presentationStates}]`,
          `may:root.(0008,0016) not in [${presentationStates}]`,
        ),
      ] as const,
    ]),
  ),
  // "Required if Lossy Compression has been performed on the Image. May be present otherwise."
  ...each(['C.8-18 00282110', 'C.8-26 00282110', 'C.8-63 00282110', 'C.8-9 00282110'], orElse(wasCompressed)),
  // "Required if image was acquired in a Staged protocol", of which a Stage Number tells.
  ...each(['C.8-18 00082124', 'C.8-18 0008212A'], only('nonempty(0008,2122) or open()')),
  // "Required if Pixel Component Organization = Bit aligned", "= Ranges".
  'C.8-17 00186046': only('(0018,6044) in ["0"]'),
  ...each(['C.8-17 00186048', 'C.8-17 0018604A'], only('(0018,6044) in ["1"]')),
  // "Required if multiple specimens present in the image."
  'C.7.6.22-2 00400620': orElse('items(up.0040,0560) > 1'),
  'C.8.12.14-1 00480102': orElse(isAtSlide),
  // "Required if Image Type Value 4 in the CT Image IOD … is VMI."
  ...each(['C.8.15.3.12-1 00189364', 'C.8.15.3.12-1 0018937C'], orElse(virtualMonochrome)),
  // "Shall not be present when … Otherwise, required when … Fundus Camera."
  'C.8.17.2-1 00280030': orElse(
    `not (${isMapped}) and code(0022,0015) in ["409898007^SCT", "R-1021A^SRT"]`,
    `may:not (${isMapped})`,
  ),
  'C.8.17.5-1 0022001D': orElse('(0022,1622) in ["YES"] and empty(0022,1624) and empty(0022,1626)'),
  // "Required if there is more than one Item in Exposure Sequence, and image is a multi-frame image."
  'C.8-38 >00081160': only('items(up.3002,0030) > 1 and root.(0028,0008) > 1'),
  // "Required if multi-frame pixel data are present and Frame Increment Pointer points to Grid Frame Offset Vector."
  'C.8-39 3004000C': orElse('(0028,0008) > 1 and (0028,0009) in [(3004,000C)]'),
  // "Required for first Item …, or if the values … change during the Beam, and if … Definition Flag is absent, or … NO."
  'C.8-50 >>300A0116': orElse('first() and up.(300A,00D0) > 0'),
  'C.8-50 >>300A011A': orElse(`first() and (${definesDevices})`, `may:${definesDevices}`),
  'C.8-50 >>300800A2': orElse('first() and up.(3008,00A3) in ["YES"]', 'may:up.(3008,00A3) in ["YES"]'),
  // "Required for all but the last Item …, and for the last Item if Depth Value Averaging Flag … has a value of NO."
  ...each(
    ['C.8-50 >>>300A0088', 'C.8-50 >>>300A0089', 'C.8-50 >>>300A008A'],
    only('not last() or up.(300A,0093) in ["NO"]'),
  ),
  // "Required if Cumulative … Weight is non-null in Control Points …": of which some may have one.
  'C.8-50 >300A010E': only('each(300A,0111, nonempty(300A,0134))'),
  'C.8.8.25-1 >300A010E': only('each(300A,03A8, nonempty(300A,0134))'),
  'C.8-51 >>300A02C8': only('each(300A,02D0, nonempty(300A,02D6))'),
  // "Mutually exclusive with …"
  'C.10-11 >00700006': atMostIf('absent(0040,A043)'),
  'C.10-11 >0040A043': atMostIf('absent(0070,0006)'),
  // "Required if … TRUE SIZE …. May be present if … SCALE TO FIT or MAGNIFY."
  'C.10-4 00700101': orElse('(0070,0100) in ["TRUE SIZE"]', 'may:(0070,0100) in ["SCALE TO FIT", "MAGNIFY"]'),
  // "Either one or both of Text Object Sequence or Graphic Object Sequence are required."
  'C.10-5 00700008': orElse('absent(0070,0009)'),
  'C.10-5 00700009': orElse('absent(0070,0008)'),
  'C.10-5 00700010': orElse('absent(0070,0014) or present(0070,0011)'),
  'C.10-5 00700011': orElse('absent(0070,0014) or present(0070,0010)'),
  // "Required if Graphic Data is closed", which that of two types always is, and of two others may be.
  'C.10-5 >>00700024': orElse(
    '(0070,0023) in ["CIRCLE", "ELLIPSE"] or (0070,0294) in ["RECTANGLE", "ELLIPSE"]',
    'may:not (0070,0023) in ["POINT"]',
  ),
  // "Required if the Display Shutter Module or Bitmap Display Shutter Module is present", which have a Shutter Shape.
  'C.11.12-1 00181622': only('present(0018,1600)'),
  'C.11.12-1 00181624': only('present(0018,1600) and root.(0008,0016) not in ["1.2.840.10008.5.1.4.1.1.11.1"]'),
  // "Required if Mask Frame Numbers specifies more than one frame."
  'C.11.13-1 00286112': orElse('vm(0028,6110) > 1'),
  // "Required if the Target Content Item is denoted by-reference, i.e., … are not included."
  'C.17-6 0040DB73': atMostIf('absent(0040,A040)'),
};
