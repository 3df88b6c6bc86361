// A row of `params`: the value of the parameter, and what it says of the case itself, its requirement and its input.

import { z } from 'zod';
import { inputSchema } from '../language/input.ts';
import type { InputKind } from '../model/fault.ts';
import { type Requirement, requirementSchema } from '../model/requirement.ts';
import type { YamlPath } from '../yaml/yaml-source.ts';

/** What a row says instead of the scenario. */
export interface RowOverrides {
  readonly requirement?: Partial<Requirement>;
  readonly input?: InputKind;
}

/** A row taken apart. */
export interface Row {
  readonly value: unknown;
  readonly overrides: RowOverrides;
  /** From the row to its value. */
  readonly path: YamlPath;
}

export const rowOverridesSchema = z.strictObject({
  requirement: requirementSchema.partial().optional(),
  input: inputSchema.optional(),
});

/**
 * Takes `requirement` and `input` out of a row. When `value` is all that remains, that is the value of the parameter; so a
 * list or a number can have them too.
 */
export function rowOf(row: unknown): Row {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { value: row, overrides: {}, path: [] };
  const { requirement, input, ...rest } = row as RowOverrides & Readonly<Record<string, unknown>>;
  const overrides = { ...(requirement !== undefined && { requirement }), ...(input !== undefined && { input }) };
  if (Object.keys(overrides).length === 0) return { value: row, overrides, path: [] };
  const [only, ...more] = Object.keys(rest);
  return only === 'value' && more.length === 0
    ? { value: rest.value, overrides, path: ['value'] }
    : { value: rest, overrides, path: [] };
}

/** What several rows come to: of two that say the same, the later counts. */
export function mergedOverrides(all: readonly RowOverrides[]): RowOverrides {
  const requirement = Object.assign({}, ...all.map((one) => one.requirement ?? {})) as Partial<Requirement>;
  const input = all.map((one) => one.input).findLast((one) => one !== undefined);
  return { ...(Object.keys(requirement).length > 0 && { requirement }), ...(input !== undefined && { input }) };
}
