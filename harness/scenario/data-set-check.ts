// Finds attributes that a scenario sets or removes and that a generated instance cannot have.

import { buildableSopClasses, buildInstance, sopClassByUid } from '../../src/index.ts';
import { accepted, sopClassUid } from './names.ts';
import type { Problem } from './problem.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** A problem for every wrong name in `set` and `remove` of the Data Sets of one case. */
export function dataSetProblems(data: unknown, caseSopClass: string, source: YamlSource): Problem[] {
  return [...changes(data, [])].flatMap(({ path, kind, name, value, sopClass }) => {
    const problem = whyNot(sopClass ?? caseSopClass, kind, name, value);
    return problem === undefined ? [] : [source.problem(path, problem, 'key')];
  });
}

interface Change {
  readonly path: YamlPath;
  readonly kind: 'set' | 'remove';
  readonly name: string;
  readonly value: unknown;
  readonly sopClass: string | undefined;
}

interface ChangedDataSet {
  readonly from?: string;
  readonly sopClass?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
}

function* changes(value: unknown, at: YamlPath): Generator<Change> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const here = [...at, Array.isArray(value) ? Number(key) : key];
    if (key === 'dataSet' && typeof child === 'object' && child !== null)
      yield* changesOf(child as ChangedDataSet, here);
    else yield* changes(child, here);
  }
}

function* changesOf(
  { from = 'valid', sopClass, set = {}, remove = [] }: ChangedDataSet,
  at: YamlPath,
): Generator<Change> {
  if (from !== 'valid') return;
  for (const [name, value] of Object.entries(set))
    yield { path: [...at, 'set', name], kind: 'set', name, value, sopClass };
  for (const [index, name] of remove.entries()) {
    yield { path: [...at, 'remove', index], kind: 'remove', name, value: undefined, sopClass };
  }
}

/** Why an instance cannot be made so. Where the SUT chooses the SOP Class, paths into sequences are not looked at. */
function whyNot(sopClass: string, kind: Change['kind'], name: string, value: unknown): string | undefined {
  if (sopClass === accepted && name.includes('.')) return undefined;
  const keyword = sopClass === accepted ? buildableSopClasses[0] : sopClassByUid(sopClassUid(sopClass) ?? '')?.keyword;
  if (keyword === undefined || !buildableSopClasses.includes(keyword)) return undefined;
  try {
    buildInstance(keyword, kind === 'set' ? { set: { [name]: value } } : { remove: [name] });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
