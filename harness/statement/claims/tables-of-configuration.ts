// What a product can be configured to, as claims: PS3.2 Tables N.6-1 and N.6-6.

import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import type { TableRow } from './table-columns.ts';

export type Parameter = NonNullable<NonNullable<ConformanceFacts['configuration']>['parameters']>[number];

const ways = ['USER', 'SERVICE', 'FIXED'] as const;

/** The parameters of a table that have a default value; those of the remote half get that word before their names. */
export function parametersIn(rows: readonly TableRow[]): Parameter[] {
  return rows.flatMap((row) => {
    const name = row(/^Parameter/i);
    const value = row(/Default/i);
    const configurable = ways.find((way) => way === row(/Configurable/i)?.toUpperCase());
    if (name === undefined || value === undefined || /^See\b/i.test(value)) return [];
    const isRemote = /^Remote\b/i.test(row.band) && !/^Remote\b/i.test(name);
    return [{ name: isRemote ? `Remote ${name}` : name, ...(configurable && { configurable }), value }];
  });
}
