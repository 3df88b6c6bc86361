// Reactions that have a name, and notes that have one: what several scenarios list is written once, in reactions.yaml.

import { didYouMean } from '../yaml/suggest.ts';
import type { YamlPath } from '../yaml/yaml-source.ts';
import type { Alternative } from './expectation.ts';

/** Names and what they stand for: a reaction, or a list of reactions, best first. */
export interface Reactions {
  readonly byName: ReadonlyMap<string, readonly Alternative[]>;
  readonly notes: ReadonlyMap<string, string>;
}

/** Called for what is wrong, with the path from what is expanded. */
export type OnWrong = (path: YamlPath, text: string, at?: 'key' | 'value') => void;

type Data = Readonly<Record<string, unknown>>;

/** What may stand beside `use`. */
const besideUse = ['verdict', 'note'];

/** A note that is one word with hyphens is the name of one; others are sentences. */
const noteName = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/**
 * What one item of a list of reactions stands for: those of a name, those of `use` with another verdict or note, or the item
 * itself, for the schema to look at.
 */
export function expandReaction(item: unknown, reactions: Reactions, onWrong: OnWrong): readonly unknown[] {
  if (typeof item === 'string') return named(item, reactions, (text) => onWrong([], text)) ?? [item];
  if (!isMap(item)) return [item];
  const { use, ...over } = withNote(item, reactions, onWrong);
  if (use === undefined) return [over];
  for (const key of Object.keys(over).filter((one) => !besideUse.includes(one)))
    onWrong([key], `unknown key "${key}"; known beside use are ${besideUse.join(', ')}`, 'key');
  const found = named(String(use), reactions, (text) => onWrong(['use'], text)) ?? [];
  return found.map((alternative) => ({ ...alternative, ...over }));
}

function named(name: string, { byName }: Reactions, onWrong: (text: string) => void) {
  const found = byName.get(name);
  if (!found) onWrong(`unknown reaction "${name}"${didYouMean(name, byName.keys())}; reactions.yaml has their names`);
  return found;
}

/** A copy in which the name of a note is the note. */
export function withNote(item: Data, { notes }: Reactions, onWrong: OnWrong): Data {
  const { note } = item;
  if (typeof note !== 'string' || !noteName.test(note)) return item;
  const text = notes.get(note);
  if (text === undefined) onWrong(['note'], `unknown note "${note}"${didYouMean(note, notes.keys())}`);
  return { ...item, note: text ?? note };
}

export function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
