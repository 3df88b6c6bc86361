// Which mutations a campaign is made of: by the beginnings of their ids, and by what they apply to.

import type { Mutation, Subject } from './mutation.ts';
import { mutations as allMutations } from './registry.ts';

export interface MutationSelection {
  /** Ids of mutations, or the beginnings of ids; default: all. */
  readonly mutations?: readonly string[];
  readonly focus?: readonly Subject[];
}

/** The mutations that are selected. @throws RangeError if there is none. */
export function selectMutations({ mutations: wanted, focus }: MutationSelection): readonly Mutation[] {
  const selected = allMutations.filter(
    ({ id, appliesTo }) =>
      (wanted === undefined || wanted.some((name) => id === name || id.startsWith(name))) &&
      (focus === undefined || focus.includes(appliesTo)),
  );
  if (selected.length === 0) throw new RangeError('no mutation is selected');
  return selected;
}
