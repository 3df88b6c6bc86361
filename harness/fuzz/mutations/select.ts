// Which mutations a campaign is made of: by the beginnings of their ids, and by what they apply to.

import { sequenceName } from '../input.ts';
import { acceptorMutations } from './acceptor/index.ts';
import type { Mutation, Subject } from './mutation.ts';
import { mutations as allMutations } from './registry.ts';

export interface MutationSelection {
  /** Ids of mutations, or the beginnings of ids; default: all. */
  readonly mutations?: readonly string[];
  readonly focus?: readonly Subject[];
  /** Tokens, without which mutations that put them into inputs have nothing to do. */
  readonly dictionary?: readonly Uint8Array[];
}

/** The mutations that are selected. @throws RangeError if there is none, and no sequences either. */
export function selectMutations(selection: MutationSelection): readonly Mutation[] {
  const { mutations: wanted, focus, dictionary = [] } = selection;
  const selected = allMutations.filter(
    ({ id, appliesTo }) =>
      (dictionary.length > 0 || !id.startsWith('dictionary/')) &&
      (wanted === undefined || wanted.some((name) => id === name || id.startsWith(name))) &&
      (focus === undefined || focus.includes(appliesTo)),
  );
  if (selected.length === 0 && !selectsSequences(selection)) throw new RangeError('no mutation is selected');
  return selected;
}

/** The mutations of what an SCU is answered that are selected. @throws RangeError if there is none. */
export function selectAcceptorMutations({ mutations: wanted, focus }: MutationSelection): readonly Mutation[] {
  const selected = acceptorMutations.filter(
    ({ id, appliesTo }) =>
      (wanted === undefined || wanted.some((name) => id === name || id.startsWith(name))) &&
      (focus === undefined || focus.includes(appliesTo)),
  );
  if (selected.length === 0) throw new RangeError('no mutation of what an SCU is answered is selected');
  return selected;
}

/** Whether sequences of operations are selected, which have a name like a mutation. */
export function selectsSequences({ mutations: wanted, focus }: MutationSelection): boolean {
  const isNamed = wanted === undefined || wanted.includes(sequenceName);
  return isNamed && (focus === undefined || focus.includes('sequence'));
}
