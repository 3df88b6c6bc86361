// Operations on the items of an A-ASSOCIATE-RQ or -AC, wherever they lie, and on the PDU-length of any PDU (PS3.8 9.3.2, 9.3.3).

import { z } from 'zod';
import { bytesOfHex, hex, uint8 } from '../values.ts';
import { overwrite } from './bytes.ts';
import { operation } from './operation.ts';
import { childrenOf, itemAt, whole, withLengths } from './pdu-region.ts';

const path = z
  .array(uint8)
  .min(1)
  .describe('Item types from the outermost inwards, e.g. [0x50, 0x51]; of several, the first is meant');

const ofItems = { subject: 'pdu', clause: 'PS3.8 9.3.2' } as const;

export const overwriteItem = operation({
  ...ofItems,
  name: 'item',
  does: 'Overwrite bytes of an item',
  argument: z.strictObject({
    path,
    at: z.int().min(0).describe('Byte of the item, counting from its item-type'),
    hex,
  }),
  apply: (bytes, argument) => {
    const at = itemAt(bytes, argument.path).start + argument.at;
    return overwrite.apply(bytes, { at, hex: argument.hex }, '');
  },
});

export const insertItem = operation({
  ...ofItems,
  name: 'insertItem',
  does: 'Insert bytes into an item; the lengths around them are corrected',
  argument: z.strictObject({
    into: z.array(uint8).optional().describe('The item it becomes a part of; default: the PDU'),
    index: z.int().min(0).optional().describe('Before the item of this index, counting from 0; default: at the end'),
    hex,
  }),
  apply: (bytes, argument) => {
    const { into = [], index } = argument;
    const outer = itemAt(bytes, into);
    const at = index === undefined ? outer.end : (childrenOf(bytes, outer)[index]?.start ?? outer.end);
    const inserted = bytesOfHex(argument.hex);
    const copy = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
    return withLengths(copy, outer, inserted.length);
  },
});

export const pduLength = operation({
  subject: 'pdu',
  clause: 'PS3.8 9.3.1',
  name: 'pduLength',
  does: 'Declare another PDU-length',
  argument: z.strictObject({ by: z.int().describe('Bytes more, or less where negative') }),
  apply: (bytes, { by }) => withLengths(Buffer.from(bytes), whole(bytes), by),
});

export const removeItem = operation({
  ...ofItems,
  name: 'removeItem',
  does: 'Leave an item out; the lengths around it are corrected',
  argument: z.strictObject({ path }),
  apply: (bytes, argument) => {
    const { start, end } = itemAt(bytes, argument.path);
    const copy = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    return withLengths(copy, itemAt(bytes, argument.path.slice(0, -1)), start - end);
  },
});
