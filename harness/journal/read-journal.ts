// Reads a journal: strict, a line at a time, and in bounds. A last line without an end is what a killed run leaves.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Journal, longestJournal, longestLine } from './journal.ts';
import { JournalOrder } from './journal-order.ts';
import { lineOf } from './line-schema.ts';

/** A journal that cannot be read; the message says where and what. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

export interface JournalLimits {
  readonly line: number;
  readonly file: number;
}

/** Results are not nested deeper, by far. */
const deepest = 100;

const newline = 0x0a;

/**
 * Reads the journal in a file, which is to be a regular one.
 * @throws JournalError for what is no journal, with the number of the line; the error of the system if it cannot be read.
 */
export async function readJournal(
  file: string,
  limits: JournalLimits = { line: longestLine, file: longestJournal },
): Promise<Journal> {
  const { size } = await stat(file);
  if (size > limits.file) throw new JournalError(`it has ${size} bytes, and a journal has at most ${limits.file}`);
  const order = new JournalOrder();
  let [length, line] = [0, 0];
  for await (const bytes of linesOf(file, limits)) {
    line += 1;
    const wrong = bytes.at(-1) === newline ? takeLine(order, bytes) : undefined;
    if (wrong !== undefined) throw new JournalError(`line ${line}: ${wrong}`);
    if (bytes.at(-1) !== newline) return ended(order, { length, torn: line });
    length += bytes.length;
  }
  return ended(order, { length });
}

function ended(order: JournalOrder, rest: Pick<Journal, 'length' | 'torn'>): Journal {
  const read = order.journal();
  if (!read) throw new JournalError('it has no line that says what it is of');
  return { ...read, ...rest };
}

function takeLine(order: JournalOrder, bytes: Uint8Array): string | undefined {
  const value = jsonOf(bytes);
  if ('wrong' in value) return value.wrong;
  const line = lineOf(value.json);
  return typeof line === 'string' ? line : order.take(line);
}

function jsonOf(bytes: Uint8Array): { readonly json: unknown } | { readonly wrong: string } {
  // Who reads or writes nested data goes as deep as it does.
  if (depthOf(bytes) > deepest) return { wrong: `nested deeper than ${deepest}` };
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    return { wrong: error instanceof SyntaxError ? 'no JSON' : 'no text in UTF-8' };
  }
}

const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** How deep arrays and objects of a JSON text are nested. */
function depthOf(bytes: Uint8Array): number {
  let [depth, most, isText] = [0, 0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) isText = !isText;
    else if (isText) at += byte === backslash ? 1 : 0;
    else if (opening.has(byte)) most = Math.max(most, ++depth);
    else if (closing.has(byte)) depth -= 1;
  }
  return most;
}

/** The lines with their ends; the last may have none. */
async function* linesOf(file: string, limits: JournalLimits): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let [length, line] = [0, 1];
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > limits.line) throw new JournalError(`line ${line}: longer than ${limits.line} bytes`);
    parts.push(part);
  };
  // What a run that goes on adds meanwhile is left for the next time.
  for await (const chunk of createReadStream(file, { end: limits.file - 1 })) {
    const bytes = chunk as Buffer;
    let from = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      add(bytes.subarray(from, at + 1));
      yield Buffer.concat(parts);
      [parts, length, line, from] = [[], 0, line + 1, at + 1];
    }
    add(bytes.subarray(from));
  }
  if (length > 0) yield Buffer.concat(parts);
}
