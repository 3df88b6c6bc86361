// Defined Terms of Specific Character Set as PS3.2 Table N.1-15 groups them: PS3.3 Tables C.12-2 to C.12-5.

type Term = readonly [term: string, iana: string, description: string];

const latin: readonly (readonly [number: string, iana: string, description: string])[] = [
  ['100', 'ISO-8859-1', 'Latin alphabet No. 1'],
  ['101', 'ISO-8859-2', 'Latin alphabet No. 2'],
  ['109', 'ISO-8859-3', 'Latin alphabet No. 3'],
  ['110', 'ISO-8859-4', 'Latin alphabet No. 4'],
  ['144', 'ISO-8859-5', 'Cyrillic'],
  ['127', 'ISO-8859-6', 'Arabic'],
  ['126', 'ISO-8859-7', 'Greek'],
  ['138', 'ISO-8859-8', 'Hebrew'],
  ['148', 'ISO-8859-9', 'Latin alphabet No. 5'],
  ['203', 'ISO-8859-15', 'Latin alphabet No. 9'],
  ['13', 'JIS_X0201', 'Japanese, single-byte'],
  ['166', 'TIS-620', 'Thai'],
];

/** The groups of the table with their Defined Terms. */
export const characterSetRows: readonly { readonly group: string; readonly terms: readonly Term[] }[] = [
  {
    group: 'Single-Byte Character Sets without Code Extensions',
    terms: [
      ['ISO_IR 6', 'US-ASCII', 'Default repertoire'],
      ...latin.map(([number, iana, words]): Term => [`ISO_IR ${number}`, iana, words]),
    ],
  },
  {
    group: 'Single-Byte Character Sets with Code Extension',
    terms: [
      ['ISO 2022 IR 6', '', 'Default repertoire'],
      ...latin.map(([number, , words]): Term => [`ISO 2022 IR ${number}`, '', words]),
    ],
  },
  {
    group: 'Multi-Byte Character Sets without Code Extensions',
    terms: [
      ['ISO_IR 192', 'UTF-8', 'Unicode in UTF-8'],
      ['GB18030', 'GB18030', 'Chinese (GB18030)'],
      ['GBK', 'GBK', 'Chinese (GBK)'],
    ],
  },
  {
    group: 'Multi-Byte Character Sets with Code Extensions',
    terms: [
      ['ISO 2022 IR 87', 'ISO-2022-JP', 'Japanese, JIS X 0208'],
      ['ISO 2022 IR 159', 'ISO-2022-JP-1', 'Japanese, JIS X 0212'],
      ['ISO 2022 IR 149', 'ISO-2022-KR', 'Korean, KS X 1001'],
      ['ISO 2022 IR 58', 'ISO-2022-CN', 'Simplified Chinese, GB 2312'],
    ],
  },
];
