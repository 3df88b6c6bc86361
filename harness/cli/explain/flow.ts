// A value as YAML in one line, as scenarios have it.

import { stringify } from 'yaml';

/** A value in flow style, without what is undefined. */
export function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}
