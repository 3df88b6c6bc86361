/** Data Sets as programs write them, with an element of every VR, nested and private: PS3.5 6.2, 7.5 and 7.8. */

import fc from 'fast-check';
import type { DataSet, DataSetElement, DataSetValue } from '../data-set/data-set.ts';

/** Text that no padding is taken off, and that is one value. */
const text = (most: number) => fc.stringMatching(new RegExp(`^[A-Za-z0-9]([ -\\[\\]-~]{0,${most - 2}}[A-Za-z0-9])?$`));
const name = fc.stringMatching(/^[A-Za-z]{1,10}(\^[A-Za-z]{1,10}){0,4}$/);
const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));
const whole = (size: number) =>
  fc.nat(6).chain((count) => {
    const length = (count + 1) * size;
    return fc.uint8Array({ minLength: length, maxLength: length });
  });
const float = fc.float({ noNaN: true });
const double = fc.double({ noNaN: true });

/** One value of each VR but SQ. */
export const valuesByVR: Readonly<Record<string, fc.Arbitrary<DataSetValue>>> = {
  AE: text(16),
  AS: digits(3).map((age) => `${age}Y`),
  AT: fc.nat(0xffffffff),
  CS: fc.stringMatching(/^[A-Z0-9_]{1,16}$/),
  DA: digits(8),
  DS: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  DT: digits(14),
  FD: double,
  FL: float,
  IS: fc.integer({ min: -0x80000000, max: 0x7fffffff }),
  LO: text(64),
  LT: text(300),
  OB: whole(2),
  OD: whole(8),
  OF: whole(4),
  OL: whole(4),
  OV: whole(8),
  OW: whole(2),
  PN: name,
  SH: text(16),
  SL: fc.integer({ min: -0x80000000, max: 0x7fffffff }),
  SS: fc.integer({ min: -0x8000, max: 0x7fff }),
  ST: text(200),
  SV: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  TM: digits(6),
  UC: text(200),
  UI: fc.stringMatching(/^[12](\.(0|[1-9][0-9]{0,6})){1,6}$/),
  UL: fc.nat(0xffffffff),
  UN: whole(2),
  UR: fc.stringMatching(/^https:\/\/[a-z0-9]{1,40}$/),
  US: fc.nat(0xffff),
  UT: text(400),
  UV: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
};

/** VRs whose values stand one by one in a list; the bytes of the others are one value. */
const many = new Set(['AE', 'AS', 'AT', 'CS', 'DA', 'DS', 'DT', 'FD', 'FL', 'IS', 'LO', 'PN', 'SH', 'SL', 'SS', 'SV']);
for (const vr of ['TM', 'UC', 'UI', 'UL', 'US', 'UV']) many.add(vr);

const vrs = Object.keys(valuesByVR);

/** Private elements of a block, one for each VR that is drawn; UN is what an element without a VR would be read as. */
function privateElements(): fc.Arbitrary<DataSet> {
  const element = fc
    .constantFrom(...vrs)
    .chain((vr) =>
      fc
        .array(valuesByVR[vr] ?? fc.constant(''), { minLength: 1, maxLength: many.has(vr) ? 4 : 1 })
        .map((Value) => [`0029${(0x1000 + vrs.indexOf(vr)).toString(16).toUpperCase()}`, withVR(vr, Value)] as const),
    );
  return fc
    .uniqueArray(element, { selector: ([tag]) => tag, maxLength: 12 })
    .map((elements) => ({ '00290010': 'ACME', ...Object.fromEntries(elements) }));
}

/** As decoding gives it: an unknown VR needs no word, and one value needs no list. */
function withVR(vr: string, Value: readonly DataSetValue[]): DataSetElement {
  if (vr !== 'UN') return { vr, Value };
  return Value[0] ?? null;
}

const standard: fc.Arbitrary<DataSet> = fc
  .record({
    PatientName: fc.option(name, { nil: null }),
    SOPInstanceUID: fc.constant('1.2.3'),
    Rows: fc.nat(0xffff),
    OtherPatientNames: fc.array(name, { minLength: 2, maxLength: 3 }),
  })
  .map((fields) => fields as DataSet);

/** A Data Set of three levels at most. */
export const arbitraryDataSet: fc.Arbitrary<DataSet> = fc.letrec<{ dataSet: DataSet; items: DataSet[] }>((tie) => ({
  dataSet: fc
    .tuple(standard, privateElements(), fc.option(tie('items'), { nil: undefined }))
    .map(([fields, own, items]) => ({ ...fields, ...own, ...(items && { ContentSequence: items }) })),
  items: fc.oneof(
    { maxDepth: 2 },
    fc.constant<DataSet[]>([]),
    fc.array(tie('dataSet'), { minLength: 1, maxLength: 2 }),
  ),
})).dataSet;
