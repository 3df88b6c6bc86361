// A value of the facts of a product, and what it rests on: a bare value, or the value with its basis and evidence.

import { z } from 'zod';

/** What a value rests on. `default`: what the standard or the tool assumes; `unknown`: nobody has said or seen it. */
export const bases = ['measured', 'claimed', 'required', 'default', 'unknown'] as const;

export type Basis = (typeof bases)[number];

/** A value as it is written down: alone, or with what it rests on. */
export type Leaf<T> = T | Known<T>;

/** A value with what it rests on; `value` is absent only if the basis is `unknown`. */
export interface Known<T> {
  readonly value?: T | undefined;
  /** The true value may be greater: as far as was looked, it is this. */
  readonly atLeast?: boolean | undefined;
  readonly basis: Basis;
  /** Ids of cases, or of measurements such as `measure/maximum-length`. */
  readonly evidence?: readonly string[] | undefined;
  readonly note?: string | undefined;
}

/** The schema of a leaf. The basis of a bare value is the kind of its document. */
export function leaf<T extends z.ZodType>(value: T) {
  const known = z
    .strictObject({
      value: value.optional(),
      atLeast: z.boolean().optional().describe('The true value may be greater: nobody looked further'),
      basis: z.enum(bases).describe('What the value rests on'),
      evidence: z.array(z.string()).optional().describe('Ids of cases or measurements'),
      note: z.string().optional(),
    })
    .refine((it) => it.basis === 'unknown' || it.value !== undefined, 'needs `value`, unless its basis is `unknown`');
  return z.union([value, known]);
}

/** A leaf with its basis spelled out; a bare value has the basis of its document. */
export function known<T>(it: Leaf<T> | undefined, basisOfDocument: Basis): Known<T> {
  if (it === undefined) return { basis: 'unknown' };
  if (typeof it === 'object' && it !== null && 'basis' in it) return it as Known<T>;
  return { value: it as T, basis: basisOfDocument };
}

/** The value of a leaf; undefined if it is absent or unknown. */
export function leafValue<T>(it: Leaf<T> | undefined): T | undefined {
  return known(it, 'claimed').value;
}
