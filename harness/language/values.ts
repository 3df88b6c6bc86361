// Schema fragments for the values that scenarios are made of: UIDs by name, hex, tags, numbers of 16 bits.

import { z } from 'zod';
import { didYouMean } from '../yaml/suggest.ts';
import {
  sopClassUid,
  statusByName,
  statusNames,
  transferSyntaxUid,
  unknownSopClass,
  unknownTransferSyntax,
} from './names.ts';

/** A string that `read` understands; `explain` says in one line why it does not. */
function word(read: (text: string) => unknown, explain: (text: string) => string): z.ZodType<string> {
  return z.string().superRefine((text, context) => {
    if (read(text) === undefined) context.addIssue({ code: 'custom', message: explain(text) });
  });
}

export const sopClassName = word(sopClassUid, (text) => unknownSopClass(text)).describe('SOP Class keyword or UID');

export const transferSyntaxName = word(transferSyntaxUid, (text) => unknownTransferSyntax(text)).describe(
  'Transfer Syntax keyword or UID',
);

const statusName = word(statusByName, (text) => `unknown status "${text}"${didYouMean(text, statusNames)}`).describe(
  `Status name: ${statusNames.join(', ')}`,
);

/** A status as a number or by name. */
export const statusCode = z.union([z.int().min(0).max(0xffff), statusName]).describe('Status, e.g. 0xA700');

/** The number of a status that passed `statusCode`. */
export function statusNumber(status: number | string): number {
  return typeof status === 'number' ? status : (statusByName(status) ?? Number.NaN);
}

export const hex = z
  .string()
  .regex(/^\s*([0-9a-fA-F]{2}\s*)*$/, 'must be pairs of hexadecimal digits, e.g. "04 00 ff"')
  .describe('Bytes in hexadecimal, spaces allowed');

/** The bytes of a string that passed `hex`. */
export function bytesOfHex(text: string): Buffer {
  return Buffer.from(text.replaceAll(/\s+/g, ''), 'hex');
}

const tagPattern = /^\(?([0-9a-fA-F]{4}),?\s?([0-9a-fA-F]{4})\)?$/;

export const tag = z
  .string()
  .regex(tagPattern, 'must be a tag such as "(0008,0018)"')
  .describe('Tag, e.g. "(0008,0018)"');

/** The number 0xggggeeee of a string that passed `tag`. */
export function tagNumber(text: string): number {
  const match = tagPattern.exec(text);
  return Number.parseInt(`${match?.[1] ?? ''}${match?.[2] ?? ''}`, 16);
}

export const uint8 = z.int().min(0).max(0xff);
export const uint16 = z.int().min(0).max(0xffff);
export const uint32 = z.int().min(0).max(0xffffffff);
/** Whatever is sent in pieces, as a slow peer or a network may deliver it. */
export const segmentsSchema = z
  .union([
    z.int().min(1),
    z.strictObject({
      bytes: z.int().min(1),
      everyMs: z.number().min(1).max(10_000).describe('Milliseconds between two segments'),
    }),
  ])
  .describe('Bytes of each TCP segment at most, and the time between two');
/** How bytes are cut into TCP segments. */
export type Segments = z.infer<typeof segmentsSchema>;

/** `8 bytes every 20 ms`. */
export function describeSegments(segments: Segments): string {
  const { bytes, everyMs } = typeof segments === 'number' ? { bytes: segments, everyMs: undefined } : segments;
  const size = `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return everyMs === undefined ? size : `${size} every ${everyMs} ms`;
}

/** How often something is done so. */
export const timesSchema = z.union([z.int().min(1), z.literal('always')]);

export const milliseconds = z.number().min(0).max(600_000);
export const associationName = z
  .string()
  .regex(/^[A-Za-z][\w-]*$/, 'must be a simple name, e.g. "second"')
  .describe('Which association, where a scenario has several; default "main"');
