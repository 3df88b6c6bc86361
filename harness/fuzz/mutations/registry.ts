// Every mutation there is, by its id.

import type { Input } from '../input.ts';
import { acceptorMutations } from './acceptor/index.ts';
import { anythingMutations } from './anything.ts';
import { itemMutations } from './associate/items.ts';
import { associateBytesMutations } from './associate/pdu-bytes.ts';
import { presentationContextMutations } from './associate/presentation-contexts.ts';
import { userInformationMutations } from './associate/user-information.ts';
import { commandByteMutations } from './command/bytes.ts';
import { commandElementMutations } from './command/elements.ts';
import { commandValueMutations } from './command/values.ts';
import { addedElementMutations } from './data-set/added-elements.ts';
import { dataSetByteMutations } from './data-set/bytes.ts';
import { characterSetMutations } from './data-set/character-sets.ts';
import { deflateMutations } from './data-set/deflate.ts';
import { elementLengthMutations } from './data-set/element-lengths.ts';
import { elementPresenceMutations } from './data-set/element-presence.ts';
import { elementValueMutations } from './data-set/element-values.ts';
import { elementVrMutations } from './data-set/element-vrs.ts';
import { encapsulatedMutations } from './data-set/encapsulated.ts';
import { imageMutations } from './data-set/image.ts';
import { sequenceDelimiterMutations } from './data-set/sequence-delimiters.ts';
import { sequenceLengthMutations } from './data-set/sequence-lengths.ts';
import { sequenceNestingMutations } from './data-set/sequence-nesting.ts';
import { textSignMutations } from './data-set/text-signs.ts';
import { treeMutations } from './data-set/tree-operations.ts';
import { uidMutations } from './data-set/uids.ts';
import { vrMutations } from './data-set/vrs.ts';
import { dictionaryMutations } from './dictionary.ts';
import { messageLengthMutations } from './lengths/message-lengths.ts';
import { pduLengthMutations } from './lengths/pdu-lengths.ts';
import type { Mutation } from './mutation.ts';
import { nameMutations } from './names.ts';
import { fragmentOrderMutations } from './p-data/fragment-order.ts';
import { fragmentationMutations } from './p-data/fragmentation.ts';
import { pDataMutations } from './p-data/pdus.ts';
import { abortMutations } from './turns/aborts.ts';
import { operationMutations } from './turns/operations.ts';
import { stateMutations } from './turns/states.ts';
import { timingMutations } from './turns/timing.ts';

/** All mutations of what a requestor sends, those of which more has been seen to break first. */
export const mutations: readonly Mutation[] = [
  ...fragmentationMutations,
  ...fragmentOrderMutations,
  ...pDataMutations,
  ...userInformationMutations,
  ...presentationContextMutations,
  ...itemMutations,
  ...associateBytesMutations,
  ...commandElementMutations,
  ...commandValueMutations,
  ...commandByteMutations,
  ...stateMutations,
  ...abortMutations,
  ...operationMutations,
  ...timingMutations,
  ...sequenceNestingMutations,
  ...sequenceDelimiterMutations,
  ...sequenceLengthMutations,
  ...addedElementMutations,
  ...characterSetMutations,
  ...uidMutations,
  ...elementPresenceMutations,
  ...elementLengthMutations,
  ...elementVrMutations,
  ...elementValueMutations,
  ...dataSetByteMutations,
  ...deflateMutations,
  ...imageMutations,
  ...encapsulatedMutations,
  ...nameMutations,
  ...pduLengthMutations,
  ...messageLengthMutations,
  ...treeMutations,
  ...vrMutations,
  ...textSignMutations,
  ...dictionaryMutations,
  ...anythingMutations,
];

const byId: ReadonlyMap<string, Mutation> = new Map([...mutations, ...acceptorMutations].map((one) => [one.id, one]));

/** The mutation of an id. @throws RangeError if there is none. */
export function mutationById(id: string): Mutation {
  const found = byId.get(id);
  if (!found) throw new RangeError(`there is no mutation ${id}`);
  return found;
}

/** What the mutations of inputs do, each once. @throws RangeError for one that is not there */
export function breaksOf(inputs: readonly Pick<Input, 'uses'>[]): string[] {
  const ids = new Set(inputs.flatMap(({ uses }) => uses.map(({ mutation }) => mutation)));
  return [...ids].map((id) => mutationById(id).breaks);
}
