// UUIDs (version 4 in form, RFC 9562) that are the same for the same name, so that a report rendered twice is the same.

import { createHash } from 'node:crypto';

/** The UUID of a name. */
export function stableUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
