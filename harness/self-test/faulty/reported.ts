// reported.json: what the report of a broad run against each seeded fault came to.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reported } from './broad-run.ts';

const file = fileURLToPath(new URL('reported.json', import.meta.url));

/** By the name of the fault. */
export function readReported(): Record<string, Reported> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Reported>) : {};
}

export function writeReported(rows: Readonly<Record<string, Reported>>): void {
  const sorted = Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(`${file}.new`, `${JSON.stringify(sorted, undefined, 2)}\n`);
  renameSync(`${file}.new`, file);
}
