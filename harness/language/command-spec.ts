// What a scenario may say of a Command Set and of how a message is cut into PDVs and PDUs.

import { z } from 'zod';
import { CommandField, type CommandValues, commandElementByKeyword, commandElements } from '../../src/wire.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { pduMutationsSchema } from './mutations/registry.ts';
import { sopClassUid } from './names.ts';
import { bytesOfHex, hex, segmentsSchema, tag, tagNumber, uint8, uint32 } from './values.ts';

const keywords = commandElements.map(({ keyword }) => keyword);
const tagKey = /^\([0-9a-fA-F]{4},[0-9a-fA-F]{4}\)$/;

const elementKey = z.string().superRefine((key, context) => {
  if (tagKey.test(key) || commandElementByKeyword(key)) return;
  context.addIssue({ code: 'custom', message: `unknown command element "${key}"${didYouMean(key, keywords)}` });
});

const elementValue = z.union([
  z.number(),
  z.string(),
  z.array(z.union([z.number(), tag])),
  z.strictObject({ hex }).describe('The bytes of the value, taken as they are'),
  z.null().describe('Leave the element out'),
]);

export const commandSchema = z
  .record(elementKey, elementValue)
  .describe('Command elements by keyword or tag; names are understood for Command Field and SOP Classes');

const rawElement = z.strictObject({
  tag,
  hex: hex.optional().describe('The value; empty when left out'),
  length: uint32.optional().describe('Declared Value Length, where it is not that of the value'),
});

export const elementsSchema = z.array(rawElement).describe('Exactly these elements in this order, nothing computed');

export const fragmentsSchema = z
  .strictObject({
    bytes: z.int().min(0).optional().describe('Bytes of each fragment at most; default: as many as fit'),
    pdvsPerPdu: z.int().min(1).optional().describe('PDVs in one P-DATA-TF; default 1'),
    emptyLast: z.literal(true).optional().describe('The last fragment of Command Set and Data Set is an empty one'),
    dataContext: uint8.optional().describe('Another presentation context ID for the fragments of the Data Set'),
    order: z.enum(['command-first', 'data-first']).optional(),
    last: z.boolean().optional().describe('false: the last fragment of the Data Set is not marked as the last'),
    stopAfter: z.int().min(0).optional().describe('Send only so many PDVs of the message'),
    reservedBits: z
      .int()
      .min(0x04)
      .max(0xfc)
      .optional()
      .describe('Bits 2 to 7 of every message control header, which should be 0'),
  })
  .describe('How the message is cut, where that matters');

/** How a request is sent, beside what it says. */
export const transmission = {
  fragments: fragmentsSchema.optional(),
  mutate: pduMutationsSchema
    .optional()
    .describe('Changes of the encoded P-DATA-TF PDUs of the message, one after the other'),
  segments: segmentsSchema.optional(),
};

export type CommandSpec = z.infer<typeof commandSchema>;
export type ElementsSpec = z.infer<typeof elementsSchema>;
export type FragmentsSpec = z.infer<typeof fragmentsSchema>;

/** The values of a spec for the encoder: names resolved, elements that are null left out. */
export function commandValues(base: CommandValues, spec: CommandSpec = {}): CommandValues {
  const values: Record<string, CommandValues[string]> = { ...base };
  for (const [key, value] of Object.entries(spec)) {
    if (value === null) delete values[key];
    else values[key] = commandValue(key, value);
  }
  return values;
}

function commandValue(key: string, value: NonNullable<CommandSpec[string]>): CommandValues[string] {
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? tagNumber(one) : one));
  if (typeof value === 'object') return bytesOfHex(value.hex);
  if (key === 'CommandField' && Object.hasOwn(CommandField, value))
    return CommandField[value as keyof typeof CommandField];
  return key.endsWith('SOPClassUID') ? (sopClassUid(value) ?? value) : value;
}
