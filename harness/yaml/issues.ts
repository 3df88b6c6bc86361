// Turns what zod reports into one clear line per fault, with the place it concerns.

import type { z } from 'zod';
import { didYouMean } from './suggest.ts';
import type { YamlPath } from './yaml-source.ts';

/** One fault: where, in which words, and whether it is about the key or the value. */
export interface Fault {
  readonly path: YamlPath;
  readonly text: string;
  readonly at: 'key' | 'value';
}

/** Every fault of a validation. Of the branches of a union, the one that came nearest is explained. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], schema: z.ZodType, base: YamlPath = []): Fault[] {
  const all = issues.flatMap((issue) =>
    faults(issue, schema, [...base, ...pathOf(issue.path)]).map((fault) => ({
      fault,
      isWhole: issue.code === 'custom',
    })),
  );
  return all
    .filter(({ fault, isWhole }) => !isWhole || !all.some((other) => isBelow(other.fault, fault)))
    .map(({ fault }) => fault);
}

/** What is wrong with a part says more than what is therefore wrong with the whole. */
function isBelow(inner: Fault, outer: Fault): boolean {
  return inner.path.length > outer.path.length && outer.path.every((step, at) => inner.path[at] === step);
}

function faults(issue: z.core.$ZodIssue, schema: z.ZodType, path: YamlPath): Fault[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        text: unknownKey(key, knownKeys(schema, path)),
        at: 'key',
      }));
    case 'invalid_union':
      return unionFaults(issue, schema, path);
    case 'invalid_type':
      return [{ path, text: wrongType(issue, path), at: 'value' }];
    case 'invalid_value':
      return [{ path, text: wrongValue(issue), at: 'value' }];
    case 'too_small':
      return [{ path, text: tooSmall(issue), at: 'value' }];
    case 'invalid_key':
      return issue.issues.map((inner) => ({ path, text: inner.message, at: 'key' }));
    default:
      return [{ path, text: issue.message, at: 'value' }];
  }
}

function unionFaults(issue: z.core.$ZodIssueInvalidUnion, schema: z.ZodType, path: YamlPath): Fault[] {
  if (issue.errors.length === 0) return [{ path, text: noBranch(issue), at: 'value' }];
  const branches = issue.errors.map((errors) => faultsOf(errors, schema, path));
  const nearest = branches.reduce((best, branch) => (closeness(branch, path) > closeness(best, path) ? branch : best));
  if (closeness(nearest, path) > 0) return nearest;
  const texts = new Set(branches.flatMap((branch) => branch.map(({ text }) => text)));
  return [{ path, text: [...texts].join('; or '), at: 'value' }];
}

/** How far a branch of a union got before it failed: a deep fault means that the branch was the one meant. */
function closeness(branch: readonly Fault[], path: YamlPath): number {
  const deepest = Math.max(0, ...branch.map((fault) => fault.path.length - path.length));
  return deepest - (branch.length - 1) / 100 - (branch.some(({ at }) => at === 'key') ? 0.5 : 0);
}

function noBranch(issue: z.core.$ZodIssueInvalidUnion): string {
  return issue.discriminator === undefined ? issue.message : `"${issue.discriminator}" must be scp or scu`;
}

function wrongType(issue: z.core.$ZodIssueInvalidType, path: YamlPath): string {
  if (issue.input === undefined && issue.message.includes('undefined')) return `"${String(path.at(-1))}" is missing`;
  const got = issue.message.match(/received (.+)$/)?.[1];
  return `must be ${article(issue.expected)}${got ? `, not ${article(got)}` : ''}`;
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
  undefined: 'missing',
};

function article(type: string): string {
  return typeNames[type] ?? type;
}

function tooSmall({ origin, minimum, inclusive = true, message }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'array') return `must have ${minimum} or more items`;
  if (origin === 'string') return minimum === 1 ? 'must not be empty' : message;
  if (origin !== 'number' && origin !== 'int') return message;
  return inclusive ? `must be ${minimum} or more` : `must be more than ${minimum}`;
}

function wrongValue(issue: z.core.$ZodIssueInvalidValue): string {
  const words = issue.values.map(String);
  const input = typeof issue.input === 'string' ? issue.input : undefined;
  const list = words.length === 1 ? `must be ${words[0]}` : `must be one of ${words.join(', ')}`;
  return input === undefined ? list : `"${input}": ${list}${didYouMean(input, words)}`;
}

function unknownKey(key: string, known: readonly string[]): string {
  const hint = didYouMean(key, known);
  return `unknown key "${key}"${hint || (known.length > 0 ? `; known are ${known.join(', ')}` : '')}`;
}

/** The keys that the schema has at a place, from every branch of a union. */
function knownKeys(schema: unknown, path: YamlPath): string[] {
  const [step, ...rest] = path;
  if (step === undefined) return [...new Set(shapesOf(schema).flatMap((shape) => Object.keys(shape)))];
  const children = childrenOf(schema, step);
  return [...new Set(children.flatMap((child) => knownKeys(child, rest)))];
}

type Shape = Readonly<Record<string, unknown>>;
interface Def {
  readonly shape?: Shape;
  readonly options?: readonly unknown[];
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
}

function defOf(schema: unknown): Def {
  return (schema as { _zod?: { def?: Def } } | undefined)?._zod?.def ?? {};
}

function shapesOf(schema: unknown): Shape[] {
  const { shape, options, innerType } = defOf(schema);
  if (shape) return [shape];
  if (options) return options.flatMap(shapesOf);
  return innerType === undefined ? [] : shapesOf(innerType);
}

function childrenOf(schema: unknown, step: string | number): unknown[] {
  const { shape, options, innerType, element, valueType } = defOf(schema);
  if (shape) return Object.hasOwn(shape, step) ? [shape[String(step)]] : [];
  if (options) return options.flatMap((option) => childrenOf(option, step));
  if (innerType !== undefined) return childrenOf(innerType, step);
  return [element, valueType].filter((child) => child !== undefined);
}

function pathOf(path: readonly PropertyKey[]): YamlPath {
  return path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}
