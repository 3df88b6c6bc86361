// Values of every Value Representation: at the edges of what PS3.5 Table 6.2-1 allows, and beyond them.

import { latin1, ul, us } from './values.ts';

/** A value of a VR for a byte order. */
export type VrValue = (isLittleEndian: boolean) => Uint8Array;

export interface ValuesOfVr {
  /** A standard attribute of this VR (PS3.6 6), or for SV, which has none outside of hanging protocols, its selector. */
  readonly tag: number;
  /** Legal values, empty and longest ones among them. */
  readonly legal: readonly VrValue[];
  /** Values that the VR does not allow. */
  readonly illegal: readonly VrValue[];
}

const none: VrValue = () => Buffer.alloc(0);
const fill =
  (count: number, byte: number): VrValue =>
  () =>
    Buffer.alloc(count, byte);

/** Texts as they stand; a padding of an odd one is added where it is to be legal. */
function texts(tag: number, legal: readonly string[], illegal: readonly string[], padding = ' '): ValuesOfVr {
  const even = (text: string) => latin1(text.length % 2 === 0 ? text : text + padding);
  return {
    tag,
    legal: [
      none,
      ...legal.map(
        (text): VrValue =>
          () =>
            even(text),
      ),
    ],
    illegal: illegal.map(
      (text): VrValue =>
        () =>
          latin1(text),
    ),
  };
}

/** Numbers of so many bytes: the least, the greatest, and lengths that are no multiple of the unit. */
function numbers(tag: number, unit: 2 | 4 | 8): ValuesOfVr {
  const word =
    (low: number, high: number): VrValue =>
    (isLittle) => {
      if (unit === 2) return us(low & 0xffff, isLittle);
      if (unit === 4) return ul(low, isLittle);
      const pair = [ul(low, isLittle), ul(high, isLittle)];
      return Buffer.concat(isLittle ? pair : pair.reverse());
    };
  const legal = [
    none,
    word(0, 0),
    word(0xffffffff, 0xffffffff),
    word(unit === 2 ? 0x8000 : unit === 4 ? 0x80000000 : 0, 0x80000000),
    word(unit === 2 ? 0x7fff : unit === 4 ? 0x7fffffff : 0xffffffff, 0x7fffffff),
  ];
  return { tag, legal, illegal: [fill(1, 0xff), fill(unit + 1, 1), fill(unit - 1, 1), fill(3 * unit + 2, 0xff)] };
}

/** Floating point numbers: those that are none as well (PS3.5 6.2: "IEEE 754", which has them). */
function floats(tag: number, unit: 4 | 8): ValuesOfVr {
  const { legal, illegal } = numbers(tag, unit);
  const special = (
    unit === 4
      ? ['7f800000', 'ff800000', '7fc00000', '00000001']
      : ['7ff0000000000000', 'fff0000000000000', '7ff8000000000000', '0000000000000001']
  ).map(
    (text): VrValue =>
      (isLittle) => {
        const bytes = Buffer.from(text, 'hex');
        return isLittle ? bytes.reverse() : bytes;
      },
  );
  return { tag, legal: [...legal, ...special], illegal };
}

/** Bytes in words: empty, one, many, and lengths that are no multiple of the word. */
function words(tag: number, unit: 1 | 2 | 4 | 8): ValuesOfVr {
  const least = Math.max(2, unit);
  return {
    tag,
    legal: [none, fill(least, 0), fill(64 * least, 0xff)],
    illegal: [fill(1, 0xff), fill(least + 1, 1), fill(7, 0)],
  };
}

/** By VR, all of Table 6.2-1 but SQ, which has Items. */
export const valuesOfVr: Readonly<Record<string, ValuesOfVr>> = {
  AE: texts(0x00080055, ['A', ' A ', 'A'.repeat(16)], ['A'.repeat(18), '    ', 'A\nB\t', '\xe4\xe4', 'A\0\0B']),
  AS: texts(0x00101010, ['000D', '999Y'], ['1Y', '-01Y', '000X', '0000Y ', 'ABCD', '01Y ']),
  AT: numbers(0x00209165, 4),
  CS: texts(0x00080068, ['A', 'A_9 Z', 'A'.repeat(16)], ['a', 'A'.repeat(18), 'A-B ', '\0\0', '\xff\xff']),
  DA: texts(
    0x00080020,
    ['00010101', '20240229', '99991231'],
    ['20240230', '2024', '2024.02.29', '00000000', '99999999', 'YYYYMMDD', '20240101-20241231'],
  ),
  DS: texts(
    0x00101020,
    ['0', '-0', '+1.5', '1E308', '-1e-307', '1234567890123456'],
    ['1e999', 'NaN ', 'Inf ', '0x10', '1,5 ', '--1 ', '1e', '.'.repeat(4), '1'.repeat(400)],
  ),
  DT: texts(
    0x0008002a,
    ['2024', '20240229235960.999999+1400', '0001'],
    ['20241399', '2024+9999 ', '20240101250000', 'X'.repeat(28), '2024-', '+0000 '],
  ),
  FD: floats(0x001811b9, 8),
  FL: floats(0x00181320, 4),
  IS: texts(
    0x00200011,
    ['0', '-2147483648', '+2147483647'],
    ['2147483648', '-99999999999', '1.5 ', '0x1F', 'ABC ', '-', '9'.repeat(40)],
  ),
  LO: texts(0x00081030, ['A', 'A'.repeat(64), 'A\\B'], ['A'.repeat(66), 'A\nB ', '\0\0', '\x1b$B\x1b']),
  LT: texts(0x00104000, ['A', 'A\\B\r\nC', 'L'.repeat(10_240)], ['L'.repeat(10_242), '\0\x01', '\x7f\x9f']),
  OB: words(0x00282000, 1),
  OD: words(0x00660022, 8),
  OF: words(0x00660016, 4),
  OL: words(0x00660040, 4),
  OV: words(0x7fe00001, 8),
  OW: words(0x00281201, 2),
  PN: texts(
    0x00100010,
    ['A', 'A^B^C^D^E', 'A=B=C', '^^^^', `${'A'.repeat(64)}=${'B'.repeat(64)}`],
    ['A=B=C=D', 'A^B^C^D^E^F', 'A'.repeat(66), '\0^\0', '^'.repeat(400), '='.repeat(400)],
  ),
  SH: texts(0x00080050, ['A', 'A'.repeat(16)], ['A'.repeat(18), 'A\r', '\xfe\xff']),
  SL: numbers(0x00186020, 4),
  SS: numbers(0x00189219, 2),
  ST: texts(0x00080081, ['A', 'A\r\nB', 'S'.repeat(1024)], ['S'.repeat(1026), '\0\x01']),
  SV: numbers(0x00720082, 8),
  TM: texts(
    0x00080030,
    ['00', '2359', '235960.999999'],
    ['24', '1260', '12:30', '120000.1234567', 'HHMM', '00-12 ', '-1'],
  ),
  UC: texts(0x00080119, ['A', 'A\\B', 'U'.repeat(3000)], ['\0\0', 'A\nB ', '\xff\xff']),
  UI: texts(
    0x00080014,
    ['0', '1.2.3', `1.${'2'.repeat(62)}`],
    [
      '1.02',
      '1..2',
      '.1.2',
      '1.2.',
      'ABCD',
      '1.2 ',
      `1.${'2'.repeat(64)}`,
      '..',
      '1.2.\xb3\xb3',
      '\0\0\0\0',
      '1'.repeat(400),
    ],
    '\0',
  ),
  UL: numbers(0x00080427, 4),
  UN: words(0x0072006d, 1),
  UR: texts(
    0x0008010e,
    ['http://a/', 'file:///etc/passwd', '../b'],
    [' http://a/', 'A B ', 'http://[', '\xff\xff', 'javascript:alert(1) ', `http://${'a'.repeat(5001)}`],
  ),
  US: numbers(0x00280010, 2),
  UT: texts(0x0040a160, ['A', 'A\\B\r\n', 'T'.repeat(40_000)], ['\0\0', '\x1b\x1b']),
  UV: numbers(0x0008040c, 8),
};

/** The VRs of the table, in alphabetical order. */
export const vrsWithValues: readonly string[] = Object.keys(valuesOfVr).sort();
