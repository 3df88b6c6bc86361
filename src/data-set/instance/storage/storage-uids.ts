// UIDs of generated instances by what they identify (PS3.5 Annex B.2): so the instances that one seed gives are of one
// patient and study, those of a class are one series, and a reference leads to the instance that it means.

import { createHash } from 'node:crypto';
import type { DataSet, DataSetElement } from '../../data-set.ts';

/** A place for a UID in the content of an instance; braces are in no UID. */
export function uidOfRole(role: string): string {
  return `{${role}}`;
}

/** The roles that several instances share. */
export const roles = {
  study: uidOfRole('study'),
  frameOfReference: uidOfRole('frame of reference'),
  series: (keyword: string): string => uidOfRole(`series ${keyword}`),
  instance: (keyword: string, number = 1): string => uidOfRole(`instance ${keyword} ${number}`),
} as const;

/** The UID of a role: of 122 bits of a digest, with version and variant of a random UUID. */
export function roleUid(role: string, seed: number | string): string {
  const digest = createHash('sha256').update(`${seed} ${role}`).digest('hex').slice(0, 32);
  const bits = (BigInt(`0x${digest}`) & ~(0xfn << 76n)) | (0x4n << 76n);
  return `2.25.${(bits & ~(0x3n << 62n)) | (0x2n << 62n)}`;
}

/** A copy of the content with a UID in place of each role. */
export function withUids(content: DataSet, uidOf: (role: string) => string): DataSet {
  return Object.fromEntries(Object.entries(content).map(([name, element]) => [name, resolved(element, uidOf)]));
}

function resolved(element: DataSetElement, uidOf: (role: string) => string): DataSetElement {
  if (typeof element === 'string') return element.startsWith('{') ? uidOf(element) : element;
  if (element === null || typeof element !== 'object' || element instanceof Uint8Array) return element;
  if (Array.isArray(element)) return element.map((each) => resolved(each, uidOf)) as DataSetElement;
  if ('vr' in element && typeof element.vr === 'string') return element;
  return withUids(element as DataSet, uidOf) as DataSetElement;
}
