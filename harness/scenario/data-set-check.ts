// Finds profiles, and attributes that a scenario sets or removes, that a generated instance cannot have.

import {
  buildableSopClasses,
  buildInstance,
  type InstanceOptions,
  type InstanceProfile,
  iodOf,
  sopClassByUid,
} from '../../src/index.ts';
import { accepted, sopClassUid } from '../language/names.ts';
import type { Problem } from '../yaml/problem.ts';
import type { YamlPath, YamlSource } from '../yaml/yaml-source.ts';

/** A problem for every wrong name in `profile`, `set` and `remove` of the Data Sets of one case. */
export function dataSetProblems(data: unknown, caseSopClass: string, source: YamlSource): Problem[] {
  return [...changes(data, [])].flatMap(({ path, options, sopClass = caseSopClass }) => {
    const isProfile = path.at(-1) === 'profile';
    const problem = isProfile ? whyNoProfile(sopClass, options.profile) : whyNot(sopClass, options);
    return problem === undefined ? [] : [source.problem(path, problem, isProfile ? 'value' : 'key')];
  });
}

/** What one key of a Data Set asks `buildInstance` for. */
type Options = Pick<InstanceOptions, 'profile' | 'set' | 'remove'>;

interface Change {
  readonly path: YamlPath;
  readonly options: Options;
  readonly sopClass?: string;
}

interface ChangedDataSet {
  readonly from?: string;
  readonly profile?: InstanceProfile;
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

function* changesOf(spec: ChangedDataSet, at: YamlPath): Generator<Change> {
  const { from = 'valid', profile, sopClass, set = {}, remove = [] } = spec;
  if (from !== 'valid') return;
  const base = profile ? { profile } : {};
  const about = sopClass === undefined ? {} : { sopClass };
  if (profile) yield { path: [...at, 'profile'], options: base, ...about };
  // What text can be encoded depends on it.
  const characters = Object.hasOwn(set, 'SpecificCharacterSet')
    ? { SpecificCharacterSet: set.SpecificCharacterSet }
    : {};
  for (const [name, value] of Object.entries(set))
    yield { path: [...at, 'set', name], options: { ...base, set: { [name]: value, ...characters } }, ...about };
  for (const [index, name] of remove.entries())
    yield { path: [...at, 'remove', index], options: { ...base, remove: [name] }, ...about };
}

/** Every SOP Class has a minimal and a typical one; a full one is made from the definition of an IOD. */
function whyNoProfile(sopClass: string, profile: InstanceProfile = 'minimal'): string | undefined {
  if (profile === 'minimal') return undefined;
  if (sopClass === accepted)
    return `the SUT chooses the SOP Class, and not all have a ${profile} instance: name SOP Classes in \`for\``;
  const uid = sopClassUid(sopClass) ?? sopClass;
  if (profile === 'typical' && buildableSopClasses.includes(sopClassByUid(uid)?.keyword ?? '')) return undefined;
  return iodOf(uid) ? undefined : `there is no ${profile} instance of ${sopClass}, only of the Non-Patient SOP Classes`;
}

/** Why an instance cannot be made so. Where the SUT chooses the SOP Class, paths into sequences are not looked at. */
function whyNot(sopClass: string, options: Options): string | undefined {
  const [name = ''] = [...Object.keys(options.set ?? {}), ...(options.remove ?? [])];
  if (sopClass === accepted && name.includes('.')) return undefined;
  const keyword = sopClass === accepted ? buildableSopClasses[0] : sopClassByUid(sopClassUid(sopClass) ?? '')?.keyword;
  if (keyword === undefined || !buildableSopClasses.includes(keyword)) return undefined;
  try {
    buildInstance(keyword, options);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
