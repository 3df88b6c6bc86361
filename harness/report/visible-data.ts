// Data with every text in it made safe to read, whatever its form.

import { visible } from '../words/visible-text.ts';

/** The same data; every string in it, keys included, has its invisible characters as escapes. */
export function visibleData(data: unknown): unknown {
  if (typeof data === 'string') return visible(data);
  if (Array.isArray(data)) return data.map(visibleData);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [visible(key), visibleData(value)]));
}
