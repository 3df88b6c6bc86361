// Which cases a run is about: by id, file or folder, by clause, level, tag, SOP Class and role.

import path from 'node:path';
import type { Case } from '../case/case.ts';
import type { CaseIdentity } from '../case/case-identity.ts';
import type { Level } from '../model/requirement.ts';
import type { Role } from '../model/role.ts';

/** Every part that is given must hold; a list holds when one of its words does. */
export interface Selection {
  /** Case ids, scenario ids, folders of ids (`ps3.4/gg.4`), files or folders. */
  readonly targets?: readonly string[];
  /** Clauses such as `PS3.8-9.3` or `PS3.8 9.3`; deeper clauses are included. */
  readonly sections?: readonly string[];
  readonly tags?: readonly string[];
  readonly levels?: readonly Level[];
  /** SOP Class keywords; a case on whatever the SUT accepts is about every SOP Class. */
  readonly sopClasses?: readonly string[];
  readonly roles?: readonly Role[];
  /** Also cases that wait for timers of the system under test (tag `slow`); else only those that are asked for. */
  readonly slow?: boolean;
  /** `false`: only what can be tried with any system, not what scripts the built-in SCP. */
  readonly builtIn?: boolean;
}

/** A case with what it does; or without, from an index that says whether it can only be tried with the built-in SCP. */
export type SelectableCase = CaseIdentity & Partial<Pick<Case, 'body'>> & { readonly needsBuiltIn?: boolean };

/** The tag of scenarios that wait for timers of the system under test, minutes maybe. */
export const slowTag = 'slow';

/** The tag of scenarios that store one instance of every class and Transfer Syntax: run only if they are asked for. */
export const sweepTag = 'sweep';

/** The cases that every part of the selection names, in their order. */
export function selectCases<T extends SelectableCase>(cases: readonly T[], selection: Selection): T[] {
  const { targets, sections, tags, levels, sopClasses, roles, slow, builtIn } = selection;
  const wanted: ((candidate: SelectableCase) => boolean)[] = [
    ({ id, file }) => holds(targets, (target) => isTarget(id, file, target)),
    ({ requirement }) => holds(sections, (section) => isWithin(requirement.ref, section)),
    (candidate) => holds(tags, (tag) => candidate.tags.includes(tag)),
    ({ requirement }) => holds(levels, (level) => requirement.level === level),
    ({ sopClass }) => holds(sopClasses, (keyword) => sopClass === keyword || sopClass === 'accepted'),
    ({ role }) => holds(roles, (candidate) => role === candidate),
    (candidate) => builtIn !== false || !needsBuiltIn(candidate),
    (candidate) => slow === true || !candidate.tags.includes(slowTag) || asksForTag(slowTag, candidate, selection),
    (candidate) => !candidate.tags.includes(sweepTag) || asksForTag(sweepTag, candidate, selection),
  ];
  return cases.filter((candidate) => wanted.every((test) => test(candidate)));
}

/** Whether a case can only be tried with the built-in SCP, which alone can be scripted. */
export function needsBuiltIn({ body, needsBuiltIn: isKnown = false }: SelectableCase): boolean {
  return isKnown || (body?.sut === 'scp' && body.scp !== undefined);
}

/** Whoever names the tag, the scenario, the case or the file wants it. */
function asksForTag(
  tag: string,
  { id, scenario, file }: SelectableCase,
  { targets = [], tags = [] }: Selection,
): boolean {
  const isNamed = (target: string) =>
    target === id || target === scenario || path.resolve(target) === path.resolve(file);
  return tags.includes(tag) || targets.some(isNamed);
}

function holds<T>(list: readonly T[] | undefined, test: (word: T) => boolean): boolean {
  return list === undefined || list.length === 0 || list.some(test);
}

function isTarget(id: string, file: string, target: string): boolean {
  const word = target.replace(/\/+$/, '');
  if (id === word || id.startsWith(`${word}/`) || id.startsWith(`${word}:`)) return true;
  const relative = path.relative(path.resolve(word), path.resolve(file));
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

/** A clause is within another when it is the same or a deeper one: `PS3.8 9.3.4` within `PS3.8 9.3`, not `PS3.8 9.30`. */
function isWithin(ref: string, section: string): boolean {
  const wanted = section
    .trim()
    .replace(/^(PS3\.\d+)[-\s]+/i, '$1 ')
    .toUpperCase();
  const actual = ref.toUpperCase();
  return actual === wanted || actual.startsWith(`${wanted}.`) || actual.startsWith(`${wanted} `);
}
