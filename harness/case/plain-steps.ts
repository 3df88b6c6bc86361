// Whether a case has done nothing so far but what every requestor does: then what comes says nothing of its requirement.

import type { Step } from './step.ts';

/** Verbs that are plain with whatever arguments, and those with arguments that leave them so. */
const plainArguments: Readonly<Record<string, readonly string[] | 'any'>> = {
  expect: 'any',
  'expect-stored': 'any',
  wait: 'any',
  release: ['association', 'expect'],
  associate: ['association', 'expect'],
  'c-echo': ['association'],
  'c-store': ['association', 'dataSet'],
};

/** Whether a step sends nothing but a plain, well-formed request, or nothing at all. */
export function isPlainStep({ verb, args }: Step): boolean {
  const names = plainArguments[verb];
  if (names === undefined) return false;
  if (names === 'any') return true;
  if (typeof args === 'string') return args === 'valid' || args === 'verification';
  const given = Object.entries((args ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return given.every(([name, value]) => names.includes(name) && (name !== 'dataSet' || value === 'valid'));
}
