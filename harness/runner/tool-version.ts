// The version of this program, from its package.json.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** From the sources, and from dist/, where the code lies one folder deeper. */
const candidates = ['../../package.json', '../../../package.json'];

/** The version, e.g. `0.1.0`. */
export function toolVersion(): string {
  for (const candidate of candidates) {
    try {
      const { name, version } = require(candidate) as { name?: string; version?: string };
      if (name === 'cstore-conformance' && version !== undefined) return version;
    } catch {
      // Not there: try the other place.
    }
  }
  return 'unknown';
}
