// Changes of an encoded PDU: those of any bytes, and those of an item of an A-ASSOCIATE-RQ wherever it lies (PS3.8 9.3.2).

import { z } from 'zod';
import { mutationSchema } from './data-set-spec.ts';
import { hex, uint8 } from './values.ts';

const path = z
  .array(uint8)
  .min(1)
  .describe('Item types from the outermost inwards, e.g. [0x50, 0x51]; of several, the first is meant');

const overwriteItem = z.strictObject({
  item: z.strictObject({ path, at: z.int().min(0).describe('Byte of the item, counting from its item-type'), hex }),
});

const insertItem = z.strictObject({
  insertItem: z.strictObject({
    into: z.array(uint8).optional().describe('The item it becomes a part of; default: the PDU'),
    index: z.int().min(0).optional().describe('Before the item of this index, counting from 0; default: at the end'),
    hex,
  }),
});

const removeItem = z.strictObject({ removeItem: z.strictObject({ path }) });

const pduLength = z.strictObject({
  pduLength: z.strictObject({ by: z.int().describe('Bytes more, or less where negative') }),
});

const pduMutation = z.union([
  mutationSchema,
  overwriteItem.describe('Overwrite bytes of an item'),
  insertItem.describe('Insert bytes into an item; the lengths around them are corrected'),
  pduLength.describe('Declare another PDU-length'),
  removeItem.describe('Leave an item out; the lengths around it are corrected'),
]);

export const pduMutationsSchema = z.array(pduMutation).describe('Changes of the encoded PDU, in order');

/** One change of an encoded PDU. */
export type PduMutation = z.infer<typeof pduMutation>;
