// `$name` in a scenario: the value of a parameter. A whole scalar takes the value as it is, a part of a text its wording.

import { didYouMean } from '../yaml/suggest.ts';
import type { YamlPath } from '../yaml/yaml-source.ts';

/** A parameter's value, and how it was written (`0xA700`, not 42752). */
export interface Parameter {
  readonly value: unknown;
  /** The label of the value where it has one, else its wording; or the wording of the part of it that `path` names. */
  text(path: YamlPath): string;
}

export type Parameters = ReadonlyMap<string, Parameter>;

/** Called for a `$name` that stands for nothing. */
export type OnUnknown = (path: YamlPath, text: string) => void;

const reference = /\$(?:\$|([A-Za-z]\w*)((?:\.\$?[A-Za-z]\w*)*))/g;
const wholeReference = /^\$([A-Za-z]\w*)((?:\.\$?[A-Za-z]\w*)*)$/;

/** The names of the parameters that a value refers to. */
export function referencedNames(value: unknown): Set<string> {
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part === 'string') for (const name of namesIn(part)) names.add(name);
    else if (typeof part === 'object' && part !== null) for (const child of Object.values(part)) visit(child);
  };
  visit(value);
  return names;
}

/** The parameter of every reference, and those that name a part of it (`$row.$sopClass`). */
function namesIn(text: string): string[] {
  return [...text.matchAll(reference)].flatMap(([, name, path = '']) =>
    name === undefined
      ? []
      : [name, ...path.split('.').flatMap((step) => (step.startsWith('$') ? [step.slice(1)] : []))],
  );
}

/** A copy of the value with every `$name` replaced; `$$` stands for a dollar sign. */
export function substitute(value: unknown, parameters: Parameters, onUnknown: OnUnknown, path: YamlPath = []): unknown {
  if (typeof value === 'string') return substituteText(value, parameters, onUnknown, path);
  if (Array.isArray(value)) return value.map((item, at) => substitute(item, parameters, onUnknown, [...path, at]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, substitute(item, parameters, onUnknown, [...path, key])]),
  );
}

function substituteText(text: string, parameters: Parameters, onUnknown: OnUnknown, path: YamlPath): unknown {
  const whole = wholeReference.exec(text);
  if (whole) return resolve(whole, parameters, onUnknown, path)?.value ?? text;
  return text.replaceAll(reference, (...match: string[]) =>
    match[0] === '$$' ? '$' : (resolve(match, parameters, onUnknown, path)?.text ?? match[0] ?? ''),
  );
}

function resolve(
  match: readonly (string | undefined)[],
  parameters: Parameters,
  onUnknown: OnUnknown,
  at: YamlPath,
): { value: unknown; text: string } | undefined {
  const name = match[1] ?? '';
  const parameter = parameters.get(name);
  const steps = (match[2] ?? '').split('.').slice(1);
  const unknown = [name, ...steps.filter((step) => step.startsWith('$')).map((step) => step.slice(1))].find(
    (one) => !parameters.has(one),
  );
  if (!parameter || unknown !== undefined) {
    const missing = unknown ?? name;
    onUnknown(at, `unknown parameter $${missing}${didYouMean(missing, parameters.keys())}`);
    return undefined;
  }
  const path = steps.map((step) => (step.startsWith('$') ? (parameters.get(step.slice(1))?.text([]) ?? '') : step));
  const value = path.reduce<unknown>(
    (part, key) => (part as Record<string, unknown> | undefined)?.[key],
    parameter.value,
  );
  if (value === undefined) {
    onUnknown(at, `parameter $${name} has no "${path.join('.')}"`);
    return undefined;
  }
  return { value, text: parameter.text(path) };
}
