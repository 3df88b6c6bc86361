// Every mutation there is, by its id.

import { addedElementMutations } from './added-elements.ts';
import { associateMutations } from './associate.ts';
import { commandMutations } from './commands.ts';
import { elementMutations } from './elements.ts';
import { encodedDataSetMutations } from './encoded-data-set.ts';
import { fragmentMutations } from './fragments.ts';
import type { Mutation } from './mutation.ts';
import { nameMutations } from './names.ts';
import { pixelDataMutations } from './pixel-data.ts';
import { sequenceMutations } from './sequences.ts';
import { turnMutations } from './turns.ts';

/** All mutations, those of which more has been seen to break first. */
export const mutations: readonly Mutation[] = [
  ...fragmentMutations,
  ...associateMutations,
  ...commandMutations,
  ...turnMutations,
  ...sequenceMutations,
  ...addedElementMutations,
  ...elementMutations,
  ...encodedDataSetMutations,
  ...pixelDataMutations,
  ...nameMutations,
];

const byId: ReadonlyMap<string, Mutation> = new Map(mutations.map((one) => [one.id, one]));

/** The mutation of an id. @throws RangeError if there is none. */
export function mutationById(id: string): Mutation {
  const found = byId.get(id);
  if (!found) throw new RangeError(`there is no mutation ${id}`);
  return found;
}
