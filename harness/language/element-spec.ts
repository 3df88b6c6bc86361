// Data Elements that a scenario writes out, for encodings that generated instances do not have: PS3.5 7.1 to 7.8.

import { z } from 'zod';
import { hex, tag, uint32 } from './values.ts';

/** A Data Element in the Transfer Syntax of the case. With neither a value nor items it is empty. */
export interface ElementSpec {
  readonly tag: string;
  readonly vr: string;
  /** A text, in UTF-8. */
  readonly text?: string | undefined;
  /** The bytes of the value as they are. */
  readonly hex?: string | undefined;
  /** Values of US or UL. */
  readonly numbers?: readonly number[] | undefined;
  /** So many bytes, whatever they are. */
  readonly size?: number | undefined;
  /** With `size`: bytes that differ from place to place and from instance to instance, for a VR whose values are bytes. */
  readonly own?: true | undefined;
  readonly items?: readonly ItemSpec[] | undefined;
  /** Sequences in one another: each item has the sequence again, with a private creator if it is private. */
  readonly nested?: NestedSpec | undefined;
  /** A sequence that ends with its delimiter. */
  readonly undefinedLength?: true | undefined;
}

export interface NestedSpec {
  readonly levels: number;
  /** Whether sequences and items say how long they are, or end with their delimiters. */
  readonly length: 'explicit' | 'undefined';
}

export interface ItemSpec {
  readonly elements?: readonly ElementSpec[] | undefined;
  /** An item that ends with its delimiter. */
  readonly undefinedLength?: true | undefined;
}

/** VRs with a Value Length of 32 bits (PS3.5 7.1.2). */
export const longForm: ReadonlySet<string> = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));

/** Longest value of `size`. */
const maxSize = 0x8000000;

/** Deepest nesting: the length of each level is a part of those around it. */
const maxLevels = 2000;

const values = ['text', 'hex', 'numbers', 'size', 'items', 'nested'] as const;

const itemSchema = z.strictObject({
  get elements() {
    return z.array(elementSchema).optional().describe('Data Elements of the item, in the order of their tags');
  },
  undefinedLength: z.literal(true).optional(),
});

export const elementSchema: z.ZodType<ElementSpec> = z
  .strictObject({
    tag,
    vr: z.string().regex(/^[A-Z]{2}$/, 'must be a VR such as LO'),
    text: z.string().optional().describe('A text, in UTF-8'),
    hex: hex.optional().describe('The bytes of the value as they are'),
    numbers: z.array(uint32).optional().describe('Values of US or UL'),
    size: z.int().min(0).max(maxSize).optional().describe('So many bytes, whatever they are'),
    own: z.literal(true).optional().describe('With size: bytes that no other place and no other instance has'),
    items: z.array(itemSchema).optional().describe('Items of a sequence'),
    nested: z
      .strictObject({ levels: z.int().min(1).max(maxLevels), length: z.enum(['explicit', 'undefined']) })
      .optional()
      .describe('So many sequences of this element in one another'),
    undefinedLength: z.literal(true).optional().describe('The sequence ends with its delimiter'),
  })
  .refine((element) => values.filter((key) => Object.hasOwn(element, key)).length <= 1, {
    error: `give at most one of ${values.join(', ')}`,
  })
  .refine(({ own, size, vr }) => !own || (size !== undefined && ['OB', 'OW', 'UN'].includes(vr)), {
    error: 'own goes with a size of OB, OW or UN',
  });

/** Forms of RFC 1951: `stored` blocks without compression, `fixed` or `dynamic` codes, or two `pieces`. */
export const deflateForms = ['stored', 'fixed', 'dynamic', 'pieces'] as const;

export type DeflateForm = (typeof deflateForms)[number];
