// Reads a file of facts, YAML or JSON (which is YAML): the form of conformance-facts.ts, each fault with line and column.

import { readFile } from 'node:fs/promises';
import { faultsOf } from '../../yaml/issues.ts';
import type { Problem } from '../../yaml/problem.ts';
import { parseYaml } from '../../yaml/yaml-source.ts';
import { type ConformanceFacts, conformanceFactsSchema } from './conformance-facts.ts';
import { nameFaults } from './name-faults.ts';

/** The facts of a file, or what is wrong with it. */
export type ReadFacts = { readonly facts: ConformanceFacts } | { readonly problems: readonly Problem[] };

/** Reads the text of a file of facts; never throws. */
export function parseFacts(file: string, text: string): ReadFacts {
  const source = parseYaml(file, text);
  if (!('data' in source)) return { problems: source };
  const parsed = conformanceFactsSchema.safeParse(source.data);
  if (parsed.success) {
    const names = nameFaults(parsed.data);
    if (names.length === 0) return { facts: parsed.data };
    return { problems: names.map(({ path, text: words }) => source.problem(path, words)) };
  }
  const faults = faultsOf(parsed.error.issues, conformanceFactsSchema);
  return { problems: faults.map(({ path, text: words, at }) => source.problem(path, words, at)) };
}

/** Reads a file of facts. Rejects with the system's error when the file cannot be read. */
export async function readFacts(file: string): Promise<ReadFacts> {
  return parseFacts(file, await readFile(file, 'utf8'));
}
