// scenarios/reactions.yaml: the names that every scenario may use for reactions and notes.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Alternative, alternativeSchema } from '../language/expectation.ts';
import { expandReaction, type Reactions } from '../language/reactions.ts';
import { faultsOf } from '../yaml/issues.ts';
import type { Problem } from '../yaml/problem.ts';
import { parseYaml, type YamlPath } from '../yaml/yaml-source.ts';
import { reactionsFile } from './find-files.ts';

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters and digits, with hyphens');

const fileSchema = z.strictObject({
  notes: z.record(name, z.string()).optional(),
  reactions: z.record(name, z.union([z.record(z.string(), z.unknown()), z.array(z.unknown()).min(1)])),
});

const listSchema = z.array(alternativeSchema);

/** What the file says, and what is wrong with it. */
export interface ReadReactions extends Reactions {
  readonly problems: readonly Problem[];
}

/** Reads such a file; a name may use those above it. `file` is for messages. */
export function readReactions(file: string, text: string): ReadReactions {
  const byName = new Map<string, readonly Alternative[]>();
  const source = parseYaml(file, text);
  if (!('data' in source)) return { byName, notes: new Map(), problems: source };
  const problems: Problem[] = [];
  const check = (schema: z.ZodType, data: unknown, base: YamlPath): boolean => {
    const parsed = schema.safeParse(data, { reportInput: true });
    const faults = parsed.success ? [] : faultsOf(parsed.error.issues, schema);
    problems.push(...faults.map(({ path, text, at }) => source.problem([...base, ...path], text, at)));
    return parsed.success;
  };
  if (!check(fileSchema, source.data, [])) return { byName, notes: new Map(), problems };
  const { notes = {}, reactions } = source.data as z.infer<typeof fileSchema>;
  const known = { byName, notes: new Map(Object.entries(notes)) };
  for (const [word, value] of Object.entries(reactions)) {
    const items = Array.isArray(value) ? value : [value];
    const alternatives = items.flatMap((item, at) => {
      const base = ['reactions', word, ...(Array.isArray(value) ? [at] : [])];
      return expandReaction(item, known, (path, wrong, where) =>
        problems.push(source.problem([...base, ...path], wrong, where)),
      );
    });
    if (check(listSchema, alternatives, ['reactions', word])) byName.set(word, alternatives as Alternative[]);
  }
  return { ...known, problems };
}

let bundled: ReadReactions | undefined;

/** The names that come with cstore. They are read once. */
export function bundledReactions(): ReadReactions {
  bundled ??= readReactions(reactionsFile, readFileSync(reactionsFile, 'utf8'));
  return bundled;
}
