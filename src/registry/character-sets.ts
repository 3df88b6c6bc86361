// The Defined Terms of Specific Character Set (0008,0005): PS3.3 C.12.1.1.2, Tables C.12-2 to C.12-5.

export interface CharacterSetRow {
  /** The Defined Term without code extension, e.g. `ISO_IR 100`; undefined where there is only one with it. */
  readonly term?: string;
  /** The Defined Term with code extension (ISO 2022), e.g. `ISO 2022 IR 100`. */
  readonly extensionTerm?: string;
  /** The bytes after ESC that invoke the set, as text; G0 for bytes below 80H, G1 for those above. */
  readonly escapes: readonly { readonly bytes: string; readonly into: 'G0' | 'G1' }[];
  /** The WHATWG name of the encoding that holds the set. */
  readonly encoding: string;
  /** How the bytes of the set become those of `encoding`. */
  readonly form: 'single-byte' | 'kanji' | 'supplementary-kanji' | 'double-byte-g1' | 'whole-value';
}

const ascii = { bytes: '(B', into: 'G0' } as const;

function singleByte(number: string, encoding: string, intoG1: string): CharacterSetRow {
  return {
    term: `ISO_IR ${number}`,
    extensionTerm: `ISO 2022 IR ${number}`,
    escapes: [{ bytes: intoG1, into: 'G1' }, ascii],
    encoding,
    form: 'single-byte',
  };
}

/** All character sets; ISO-IR 6, the default repertoire, comes first. */
export const characterSets: readonly CharacterSetRow[] = [
  { extensionTerm: 'ISO 2022 IR 6', escapes: [ascii], encoding: 'us-ascii', form: 'single-byte' },
  singleByte('100', 'iso-8859-1', '-A'),
  singleByte('101', 'iso-8859-2', '-B'),
  singleByte('109', 'iso-8859-3', '-C'),
  singleByte('110', 'iso-8859-4', '-D'),
  singleByte('144', 'iso-8859-5', '-L'),
  singleByte('127', 'iso-8859-6', '-G'),
  singleByte('126', 'iso-8859-7', '-F'),
  singleByte('138', 'iso-8859-8', '-H'),
  singleByte('148', 'iso-8859-9', '-M'),
  singleByte('203', 'iso-8859-15', '-b'),
  {
    term: 'ISO_IR 13',
    extensionTerm: 'ISO 2022 IR 13',
    escapes: [
      { bytes: ')I', into: 'G1' },
      { bytes: '(J', into: 'G0' },
    ],
    encoding: 'shift_jis',
    form: 'single-byte',
  },
  singleByte('166', 'tis-620', '-T'),
  { extensionTerm: 'ISO 2022 IR 87', escapes: [{ bytes: '$B', into: 'G0' }], encoding: 'euc-jp', form: 'kanji' },
  {
    extensionTerm: 'ISO 2022 IR 159',
    escapes: [{ bytes: '$(D', into: 'G0' }],
    encoding: 'euc-jp',
    form: 'supplementary-kanji',
  },
  {
    extensionTerm: 'ISO 2022 IR 149',
    escapes: [{ bytes: '$)C', into: 'G1' }],
    encoding: 'euc-kr',
    form: 'double-byte-g1',
  },
  { extensionTerm: 'ISO 2022 IR 58', escapes: [{ bytes: '$)A', into: 'G1' }], encoding: 'gbk', form: 'double-byte-g1' },
  { term: 'ISO_IR 192', escapes: [], encoding: 'utf-8', form: 'whole-value' },
  { term: 'GB18030', escapes: [], encoding: 'gb18030', form: 'whole-value' },
  { term: 'GBK', escapes: [], encoding: 'gbk', form: 'whole-value' },
];

/** The row of a Defined Term, in either of its forms; undefined for a term the standard does not know. */
export function characterSetByTerm(term: string): CharacterSetRow | undefined {
  return characterSets.find((row) => row.term === term || row.extensionTerm === term);
}
