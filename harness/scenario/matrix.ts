// The matrix of a scenario: every SOP Class with every Transfer Syntax and every value of every parameter.

import { accepted, sopClassGroups, transferSyntaxGroups } from '../language/names.ts';
import type { YamlPath, YamlSource } from '../yaml/yaml-source.ts';
import { mergedOverrides, type RowOverrides, rowOf } from './row.ts';
import type { Parameter, Parameters } from './substitute.ts';

/** Most cases that one scenario may expand to. */
export const maxCases = 5000;

/** One combination: what the matrix filled in. */
export interface Combination {
  readonly sopClass: string;
  readonly transferSyntax: string;
  readonly parameters: Parameters;
  /** Label of each parameter's value, for ids and reports. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the rows of `params` say of the case itself; of two that say the same, the later counts. */
  readonly overrides: RowOverrides;
  /** The row of the first parameter, or the id of the scenario. */
  readonly path: YamlPath;
}

interface MatrixData {
  readonly for?: {
    readonly sopClass?: string | readonly string[];
    readonly transferSyntax?: string | readonly string[];
  };
  readonly params?: Readonly<Record<string, readonly unknown[] | Readonly<Record<string, unknown>>>>;
}

interface Choice {
  readonly label: string;
  readonly parameter: Parameter;
  readonly overrides: RowOverrides;
  readonly path: YamlPath;
}

/** Every combination of a scenario whose `for` and `params` passed the schema; undefined when there are too many. */
export function combinations(data: MatrixData, source: YamlSource): Combination[] | undefined {
  const sopClasses = expandNames(data.for?.sopClass, sopClassGroups);
  const transferSyntaxes = expandNames(data.for?.transferSyntax, transferSyntaxGroups);
  const rows = Object.entries(data.params ?? {}).map(([name, values]) => choices(name, values, source));
  const count = rows.reduce((product, row) => product * row.length, sopClasses.length * transferSyntaxes.length);
  if (count > maxCases) return undefined;
  const names = Object.keys(data.params ?? {});
  return sopClasses.flatMap((sopClass) =>
    transferSyntaxes.flatMap((transferSyntax) =>
      product(rows).map((row) => combination(sopClass, transferSyntax, names, row)),
    ),
  );
}

function combination(
  sopClass: string,
  transferSyntax: string,
  names: readonly string[],
  row: readonly Choice[],
): Combination {
  const fixed = Object.entries({ sopClass, transferSyntax }).filter(([, keyword]) => keyword !== accepted);
  return {
    sopClass,
    transferSyntax,
    parameters: new Map([
      ...fixed.map(([name, keyword]) => [name, { value: keyword, text: () => keyword }] as const),
      ...names.flatMap((name, at) => (row[at] ? [[name, row[at].parameter] as const] : [])),
    ]),
    labels: Object.fromEntries(names.map((name, at) => [name, row[at]?.label ?? ''])),
    overrides: mergedOverrides(row.map(({ overrides }) => overrides)),
    path: row[0]?.path ?? ['id'],
  };
}

function expandNames(
  names: string | readonly string[] | undefined,
  groups: Record<string, readonly string[]>,
): string[] {
  const list = names === undefined ? [accepted] : typeof names === 'string' ? [names] : names;
  return [...new Set(list.flatMap((name) => groups[name] ?? [name]))];
}

function choices(
  name: string,
  values: readonly unknown[] | Readonly<Record<string, unknown>>,
  source: YamlSource,
): Choice[] {
  return Object.entries(values).map(([text, row]) => {
    const key = Array.isArray(values) ? Number(text) : text;
    const path = ['params', name, key];
    const { value, overrides, path: below } = rowOf(row);
    const label = typeof key === 'number' ? (source.sourceText(path) ?? String(value)) : key;
    return { label, parameter: parameter(key, [...path, ...below], value, source), overrides, path };
  });
}

function parameter(key: string | number, at: YamlPath, value: unknown, source: YamlSource): Parameter {
  return {
    value,
    text: (path) => {
      if (path.length === 0 && typeof key === 'string') return key;
      const part = path.reduce<unknown>((whole, step) => (whole as Record<string | number, unknown>)?.[step], value);
      return source.sourceText([...at, ...path]) ?? String(part);
    },
  };
}

function product<T>(rows: readonly (readonly T[])[]): T[][] {
  return rows.reduce<T[][]>((all, row) => all.flatMap((head) => row.map((item) => [...head, item])), [[]]);
}
