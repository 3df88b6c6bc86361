// The matrix of a scenario: every SOP Class with every Transfer Syntax and every value of every parameter.

import { accepted, sopClassGroups, transferSyntaxGroups } from '../language/names.ts';
import type { YamlSource } from '../yaml/yaml-source.ts';
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
}

interface MatrixData {
  readonly for?: {
    readonly sopClass?: string | readonly string[];
    readonly transferSyntax?: string | readonly string[];
  };
  readonly params?: Readonly<Record<string, readonly unknown[] | Readonly<Record<string, unknown>>>>;
}

type Choice = readonly [label: string, parameter: Parameter];

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
      ...names.flatMap((name, at) => (row[at] ? [[name, row[at][1]] as const] : [])),
    ]),
    labels: Object.fromEntries(names.map((name, at) => [name, row[at]?.[0] ?? ''])),
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
  return Object.entries(values).map(([key, value]) => {
    const written = source.sourceText(['params', name, Array.isArray(values) ? Number(key) : key]);
    const label = Array.isArray(values) ? (written ?? String(value)) : key;
    return [label, parameter(name, Array.isArray(values) ? Number(key) : key, value, source)];
  });
}

function parameter(name: string, key: string | number, value: unknown, source: YamlSource): Parameter {
  return {
    value,
    text: (path) => {
      if (path.length === 0 && typeof key === 'string') return key;
      const part = path.reduce<unknown>((whole, step) => (whole as Record<string | number, unknown>)?.[step], value);
      return source.sourceText(['params', name, key, ...path]) ?? String(part);
    },
  };
}

function product<T>(rows: readonly (readonly T[])[]): T[][] {
  return rows.reduce<T[][]>((all, row) => all.flatMap((head) => row.map((item) => [...head, item])), [[]]);
}
