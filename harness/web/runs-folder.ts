// The runs of a folder: each is a folder of its own, with a journal, and a file that says what was asked for. A name that comes
// from a page is looked up among those that are there, so that it leads nowhere else.

import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { journalName } from '../journal/journal.ts';

/** What was asked for, and by which process it is done. */
const orderSchema = z.strictObject({
  work: z.enum(['run', 'fuzz']),
  title: z.string().max(3000),
  /** The arguments but those of the folder. */
  request: z.record(z.string(), z.unknown()),
  startedAt: z.string(),
  pid: z.number().int().positive().optional(),
});

export type Order = z.infer<typeof orderSchema>;

/** The name of the file that holds it, and of what the process printed. */
const orderName = 'serve.json';
export const logName = 'log.txt';
export const fuzzLogName = 'fuzz.ndjson';

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/;
/** More runs than anybody looks through. */
const mostListed = 1000;

/** Files of a run that a page may open, with their types. */
export const openedFiles: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'mochawesome.html': 'text/html; charset=utf-8',
  'fuzz.html': 'text/html; charset=utf-8',
  'results.json': 'application/json',
  'fuzz.json': 'application/json',
  'junit.xml': 'application/xml',
  'wire.pcapng': 'application/octet-stream',
  [journalName]: 'application/x-ndjson',
  [logName]: 'text/plain; charset=utf-8',
};

/** The runs below a folder. */
export class RunsFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true });
  }

  /** Names of the runs, the newest first. */
  names(): string[] {
    const entries = readdirSync(this.path, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isDirectory() && namePattern.test(entry.name))
      .map(({ name }) => name);
    return names
      .filter((name) => this.#isRun(name))
      .sort()
      .reverse()
      .slice(0, mostListed);
  }

  #isRun(name: string): boolean {
    return [journalName, orderName].some((file) => existsSync(join(this.path, name, file)));
  }

  /** Whether there is a run of this name; a link is none. */
  has(name: string): boolean {
    if (!namePattern.test(name)) return false;
    const found = lstatSync(join(this.path, name), { throwIfNoEntry: false });
    return (found?.isDirectory() ?? false) && this.#isRun(name);
  }

  /** The path of a file of a run; of one of these names alone. */
  fileOf(run: string, name: string): string | undefined {
    if (!this.has(run) || !Object.hasOwn(openedFiles, name)) return undefined;
    const path = join(this.path, run, name);
    return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
  }

  /** A new run; gives its name. */
  create(order: Omit<Order, 'startedAt'>): string {
    const now = new Date();
    const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    const name = `${stamp}-${randomBytes(2).toString('hex')}`;
    mkdirSync(join(this.path, name));
    this.write(name, { ...order, startedAt: now.toISOString() });
    return name;
  }

  write(name: string, order: Order): void {
    writeFileSync(join(this.path, name, orderName), `${JSON.stringify(order)}\n`);
  }

  /** What was asked for; undefined for a run that no page has started. */
  order(name: string): Order | undefined {
    try {
      return orderSchema.parse(JSON.parse(readFileSync(join(this.path, name, orderName), 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Removes a run with all of its files. */
  remove(name: string): void {
    if (this.has(name)) rmSync(join(this.path, name), { recursive: true, force: true });
  }
}
