// Every mutation of what an acceptor answers an SCU with.

import type { Mutation } from '../mutation.ts';
import { acceptMutations } from './accept.ts';
import { acceptContextMutations } from './accept-contexts.ts';
import { acceptUserInformationMutations } from './accept-user-information.ts';
import { outOfStateMutations } from './out-of-state.ts';
import { responseMutations } from './response.ts';
import { responseFragmentMutations } from './response-fragments.ts';
import { responsePDataMutations } from './response-p-data.ts';
import { responseSetMutations } from './response-set.ts';
import { acceptorStateMutations } from './states.ts';
import { acceptorTimingMutations } from './timing.ts';

/** All of them, those of which more has been seen to break first. */
export const acceptorMutations: readonly Mutation[] = [
  ...acceptorStateMutations,
  ...outOfStateMutations,
  ...responseMutations,
  ...responseSetMutations,
  ...responseFragmentMutations,
  ...responsePDataMutations,
  ...acceptContextMutations,
  ...acceptMutations,
  ...acceptUserInformationMutations,
  ...acceptorTimingMutations,
];
