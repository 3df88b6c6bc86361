// Follows a journal that grows: each line once, with its place, a piece at a time.

import { type FileHandle, open } from 'node:fs/promises';
import { type JournalLine, longestJournal, longestLine } from '../journal/journal.ts';
import { lineOf } from '../journal/line-schema.ts';

/** A line, and where it stands in the file. */
export interface PlacedLine {
  readonly line: JournalLine;
  readonly at: number;
  readonly length: number;
}

const pieceBytes = 1024 * 1024;
const newline = 0x0a;

/** Reads what a journal has more each time it is asked. */
export class JournalTail {
  readonly #path: string;
  #rest: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Why no more is read; undefined while more may come. */
  wrong: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** The lines that have come; none if there is no file yet. Rejects with the error of the system. */
  async *more(): AsyncGenerator<PlacedLine> {
    if (this.wrong !== undefined) return;
    const file = await open(this.#path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    if (!file) return;
    try {
      yield* this.#read(file);
    } finally {
      await file.close();
    }
  }

  async *#read(file: FileHandle): AsyncGenerator<PlacedLine> {
    for (;;) {
      const from = this.#at + this.#rest.length;
      const piece = Buffer.alloc(pieceBytes);
      const { bytesRead } = await file.read(piece, 0, pieceBytes, from);
      if (bytesRead === 0) return;
      this.#rest = Buffer.concat([this.#rest, piece.subarray(0, bytesRead)]);
      yield* this.#lines();
      if (this.#rest.length > longestLine || this.#at > longestJournal) this.wrong = 'it is longer than a journal is';
      if (this.wrong !== undefined) return;
    }
  }

  *#lines(): Generator<PlacedLine> {
    for (let end = this.#rest.indexOf(newline); end >= 0; end = this.#rest.indexOf(newline)) {
      const bytes = this.#rest.subarray(0, end);
      const [at, length] = [this.#at, end + 1];
      this.#rest = this.#rest.subarray(length);
      this.#at += length;
      const line = parsed(bytes);
      if (typeof line === 'string') {
        this.wrong = line;
        return;
      }
      yield { line, at, length };
    }
  }
}

/** The line that stands at a place. Rejects if there is none. */
export async function lineAt(path: string, { at, length }: Pick<PlacedLine, 'at' | 'length'>): Promise<JournalLine> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(Math.min(length, longestLine));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
    const line = parsed(bytes.subarray(0, bytesRead));
    if (typeof line === 'string') throw new Error(line);
    return line;
  } finally {
    await file.close();
  }
}

function parsed(bytes: Uint8Array): JournalLine | string {
  try {
    return lineOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    return (error as Error).message;
  }
}
