// What has to be true of the tables of faults, so that none is forgotten.

import type { Behaviour, OneBehaviour } from './fault.ts';

/** Every way to behave wrongly. */
const behaviours: Readonly<Record<keyof Behaviour, true>> = {
  listen: true,
  tls: true,
  accept: true,
  store: true,
  echo: true,
  other: true,
  message: true,
  send: true,
  receive: true,
  keep: true,
  opened: true,
  closed: true,
};

/** The behaviours that a row has. */
export function behavioursOf(row: OneBehaviour): string[] {
  return Object.keys(row).filter((key) => Object.hasOwn(behaviours, key));
}

/** Names of rows in the source of a table that are not among the registered ones. */
export function unregistered(source: string, registered: readonly { readonly name: string }[]): string[] {
  const names = new Set(registered.map(({ name }) => name));
  return [...source.matchAll(/^\s*name: '([^']+)',$/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !names.has(name));
}
