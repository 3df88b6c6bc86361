// Writes a journal while the run goes on. Each line is handed to the system at once, so that it outlives a process that is killed.

import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RunEvent } from '../model/run-event.ts';
import {
  isWritten,
  type JournalHead,
  type JournalLine,
  longestJournal,
  longestLine,
  type PlannedCase,
} from './journal.ts';
import { lineText } from './line-text.ts';

export interface WriterLimits {
  readonly line: number;
  readonly file: number;
}

const usualLimits: WriterLimits = { line: longestLine, file: longestJournal };

/** A journal that is being written. What keeps it from being written does not keep the run from going on. */
export class JournalWriter implements Disposable {
  readonly #fd: number;
  readonly #limits: WriterLimits;
  #length: number;
  #isClosed = false;
  #failure: string | undefined;

  private constructor(fd: number, length: number, limits: WriterLimits) {
    this.#fd = fd;
    this.#length = length;
    this.#limits = limits;
  }

  /** A new journal in place of an earlier one, whatever that is. Throws the error of the system. */
  static begin(
    file: string,
    head: JournalHead,
    planned: Iterable<PlannedCase>,
    limits: WriterLimits = usualLimits,
  ): JournalWriter {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    const writer = new JournalWriter(openSync(file, 'wx'), 0, limits);
    writer.#write(head);
    for (const one of planned) writer.#write(one);
    return writer;
  }

  /** Goes on with a journal after so many bytes of whole lines. Throws the error of the system. */
  static goOn(file: string, length: number, limits: WriterLimits = usualLimits): JournalWriter {
    const fd = openSync(file, 'r+');
    ftruncateSync(fd, length);
    return new JournalWriter(fd, length, limits);
  }

  /** Why the journal ends before the run did; undefined if it does not. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Takes an event of the run. Never throws. */
  readonly on = (event: RunEvent): void => {
    if (isWritten(event)) this.#write(event);
  };

  #write(line: JournalLine): void {
    if (this.#failure !== undefined || this.#isClosed) return;
    const bytes = Buffer.from(lineText(line, this.#limits.line));
    try {
      if (bytes.length > this.#limits.line) throw new Error(`a line would have ${bytes.length} bytes`);
      if (this.#length + bytes.length > this.#limits.file) throw new Error(`it has ${this.#length} bytes`);
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at, bytes.length - at, this.#length + at);
      this.#length += bytes.length;
    } catch (error) {
      this.#end((error as Error).message);
    }
  }

  /** A part of a line would look like one that was cut by a kill, which is left out in silence no more than this. */
  #end(why: string): void {
    this.#failure = why;
    try {
      ftruncateSync(this.#fd, this.#length);
    } catch {
      // Who reads it leaves the part out.
    }
  }

  [Symbol.dispose](): void {
    if (!this.#isClosed) closeSync(this.#fd);
    this.#isClosed = true;
  }
}
