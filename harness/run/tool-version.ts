// The version of this program, from its package.json.

import { existsSync, readFileSync } from 'node:fs';

/** Seen from the sources, and from dist/, where the code lies one folder deeper. */
const candidates = ['../../package.json', '../../../package.json'].map((path) => new URL(path, import.meta.url));

/** The version, e.g. `0.1.0`. */
export function toolVersion(): string {
  for (const file of candidates.filter((candidate) => existsSync(candidate))) {
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
    if (name === 'cstore-conformance' && version !== undefined) return version;
  }
  return 'unknown';
}
