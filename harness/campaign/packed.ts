// The result of a unit on its way through a queue and in a file: JSON, compressed, as text. What comes back is checked like any input.

import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { JournalEvent } from '../journal/journal.ts';
import { lineOf } from '../journal/line-schema.ts';
import { fuzzRunSchema } from '../model/fuzz-run.ts';
import type { UnitResult } from './unit.ts';

/** A result is not longer, packed and unpacked. */
const [longestPacked, longestUnpacked] = [48 * 2 ** 20, 256 * 2 ** 20];

const filePath = z.string().regex(/^found\/[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/);

const resultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ask'),
    unreachable: z.string().optional(),
    atOnce: z.number().int().min(1).max(1000).optional(),
  }),
  z.strictObject({ kind: z.literal('cases'), events: z.array(z.unknown()) }),
  z.strictObject({ kind: z.literal('fuzz'), run: fuzzRunSchema, files: z.record(filePath, z.base64()) }),
]);

/** The result as text. @throws RangeError if it is too long. */
export function packed(result: UnitResult): string {
  const json = JSON.stringify(result);
  const text = gzipSync(json).toString('base64');
  if (json.length > longestUnpacked || text.length > longestPacked)
    throw new RangeError('the result of the unit is too long');
  return text;
}

/** The result again. @throws RangeError in one line for anything that `packed` has not made. */
export function unpacked(text: unknown, longest = longestUnpacked): UnitResult {
  if (typeof text !== 'string' || text.length > longestPacked) throw new RangeError('no result of a unit');
  const { data, error } = resultSchema.safeParse(jsonOf(text, longest));
  if (!data)
    throw new RangeError(`no result of a unit: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`);
  if (data.kind !== 'cases') return data as UnitResult;
  return { kind: 'cases', events: data.events.map(eventOf) };
}

function jsonOf(text: string, longest: number): unknown {
  try {
    return JSON.parse(gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: longest }).toString('utf8'));
  } catch (error) {
    throw new RangeError(`no result of a unit: ${(error as Error).message}`, { cause: error });
  }
}

function eventOf(value: unknown): JournalEvent {
  const line = lineOf(value);
  if (typeof line === 'string') throw new RangeError(`no result of a unit: ${line}`);
  if (line.kind === 'journal' || line.kind === 'planned') throw new RangeError('no result of a unit: no event');
  return line;
}
