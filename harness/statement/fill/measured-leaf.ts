// A leaf of the facts that was measured, and one that was looked at without coming to know it.

import type { Known } from '../facts/leaf.ts';

/** A leaf as the schema of the facts has it. */
export interface Measured<T> extends Known<T> {
  readonly evidence: string[];
}

/** Evidence of a measurement of `cstore measure`. */
export function measurement(name: string): readonly string[] {
  return [`measure/${name}`];
}

/** A value that was seen. */
export function seen<T>(value: T, evidence: readonly string[], note?: string): Measured<T> {
  return { value, basis: 'measured', evidence: [...evidence], ...(note !== undefined && { note }) };
}

/** A number that may be greater: nobody looked further. */
export function seenAtLeast(value: number, evidence: readonly string[], note: string): Measured<number> {
  return { value, atLeast: true, basis: 'measured', evidence: [...evidence], note };
}

/** It was looked for, and no value came of it. */
export function unseen<T = never>(evidence: readonly string[], note: string): Measured<T> {
  return { basis: 'unknown', evidence: [...evidence], note };
}

/** The object without the fields that nothing is known of; undefined if none is left. */
export function filled<T extends object>(fields: T): T | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}
