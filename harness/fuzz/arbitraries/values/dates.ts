// AS, DA, DT and TM: PS3.5 6.2, Table 6.2-1.

import * as fc from 'fast-check';

const digits = (value: number, width: number) => String(value).padStart(width, '0');

/** Years of four digits; every month has 28 days. */
const date = fc.tuple(
  fc.integer({ min: 1, max: 9999 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
);
const clock = fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }), fc.nat({ max: 60 }));
/** None, or one to six digits of a second. */
const fraction = fc.option(
  fc
    .tuple(fc.nat({ max: 999_999 }), fc.integer({ min: 1, max: 6 }))
    .map(([value, width]) => `.${digits(value, 6).slice(0, width)}`),
  { nil: '' },
);

export const arbitraryDate: fc.Arbitrary<string> = date.map(
  ([year, month, day]) => digits(year, 4) + digits(month, 2) + digits(day, 2),
);

/** Hours, then perhaps minutes, seconds and their fraction. */
export const arbitraryTime: fc.Arbitrary<string> = fc
  .tuple(clock, fraction, fc.nat({ max: 2 }))
  .map(([parts, part, precision]) => {
    const [hours, minutes, seconds] = parts.map((value) => digits(value, 2));
    return precision === 0
      ? `${hours}`
      : precision === 1
        ? `${hours}${minutes}`
        : `${hours}${minutes}${seconds}${part}`;
  });

/** Offsets from Coordinated Universal Time. */
export const arbitraryOffset: fc.Arbitrary<string> = fc.constantFrom(
  '+0000',
  '+0100',
  '-0500',
  '+0545',
  '-1200',
  '+1400',
);

/** From a year alone to the fraction of a second, with or without an offset. */
export const arbitraryDateTime: fc.Arbitrary<string> = fc
  .tuple(arbitraryDate, arbitraryTime, fc.constantFrom(4, 6, 8, 10, 21), fc.option(arbitraryOffset, { nil: '' }))
  .map(([day, time, length, offset]) => (day + time).slice(0, length) + offset);

export const arbitraryAge: fc.Arbitrary<string> = fc
  .tuple(fc.nat({ max: 999 }), fc.constantFrom('Y', 'M', 'W', 'D'))
  .map(([count, unit]) => digits(count, 3) + unit);
