// Files that a scenario refers to: Part 10 files and handler modules, relative to the scenario.

import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from '../yaml/problem.ts';
import type { YamlPath, YamlSource } from '../yaml/yaml-source.ts';

/** Where a scenario's file reference leads. */
export function resolveFile(scenarioFile: string, reference: string): string {
  return path.resolve(path.dirname(scenarioFile), reference);
}

/** Data Set words that are no files. */
const dataSetWords: readonly string[] = ['valid', 'none'];

/** A problem for every file that the scenario refers to and that is not there, or is no regular file. */
export function referencedFiles(data: unknown, source: YamlSource): Problem[] {
  return [...references(data, [])].flatMap(({ path: at, file }) =>
    problemOf(resolveFile(source.file, file)).map((text) => source.problem(at, `${text}: ${file}`)),
  );
}

/** Opening a FIFO would wait until somebody writes into it. */
function problemOf(file: string): string[] {
  if (!fs.existsSync(file)) return ['no such file'];
  return fs.statSync(file).isFile() ? [] : ['no regular file'];
}

interface Reference {
  readonly path: YamlPath;
  readonly file: string;
}

function* references(value: unknown, at: YamlPath): Generator<Reference> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const here = [...at, Array.isArray(value) ? Number(key) : key];
    if (typeof child === 'string' && isFile(key, child, at)) yield { path: here, file: child };
    else yield* references(child, here);
  }
}

/** `c-store: file`, `dataSet: file`, `dataSet: { from: file }` and `handler: { module: file }`. */
function isFile(key: string, value: string, parents: YamlPath): boolean {
  const parent = parents.at(-1);
  if (key === 'module') return parent === 'handler';
  const isDataSet =
    key === 'c-store' || key === 'dataSet' || (key === 'from' && (parent === 'dataSet' || parent === 'c-store'));
  return isDataSet && !dataSetWords.includes(value);
}
