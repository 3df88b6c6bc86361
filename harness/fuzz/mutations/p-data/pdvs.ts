// Messages as PDVs, taken apart and cut: what mutations of fragments are made of (PS3.8 9.3.5.1, E.1).

import type { Pdv } from '../../../../src/wire.ts';

export type Pdus = readonly (readonly Pdv[])[];

export const nothing = new Uint8Array(0);

/** Every PDV, one P-DATA-TF for each. */
export function each(pdus: Pdus, change: (pdv: Pdv, index: number) => readonly Pdv[]): Pdus {
  return pdus.flat().flatMap((pdv, index) => change(pdv, index).map((one) => [one]));
}

/** Cuts the fragments into some of so many bytes. */
export function cut(pdv: Pdv, bytes: number): readonly Pdv[] {
  const { fragment } = pdv;
  const count = Math.max(1, Math.ceil(fragment.length / bytes));
  return Array.from({ length: count }, (_, at) => ({
    ...pdv,
    isLast: pdv.isLast && at === count - 1,
    fragment: fragment.subarray(at * bytes, (at + 1) * bytes),
  }));
}

/** Cuts a fragment in two parts of different lengths. */
export function unequal(pdv: Pdv): readonly Pdv[] {
  const first = Math.max(2, Math.floor(pdv.fragment.length / 8) * 2);
  if (pdv.fragment.length <= first) return [pdv];
  return [
    { ...pdv, isLast: false, fragment: pdv.fragment.subarray(0, first) },
    { ...pdv, fragment: pdv.fragment.subarray(first) },
  ];
}

export const commands = (pdus: Pdus) => pdus.flat().filter(({ isCommand }) => isCommand);
export const data = (pdus: Pdus) => pdus.flat().filter(({ isCommand }) => !isCommand);
