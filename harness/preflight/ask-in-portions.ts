// Proposes more presentation contexts than one association holds: as many at a time as the SUT puts up with.

import type { AAssociateAC, PresentationContext } from '../../src/wire.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { type ClassAnswer, classAnswers, numbered, type ProposalGroup } from './negotiate-all.ts';

/** Presentation contexts of one association: odd numbers up to 255 (PS3.8 9.3.2.2). */
const contextsAtMost = 128;

/** Proposes contexts in an association of their own; what came of it. */
export type Ask = (
  contexts: readonly PresentationContext[],
) => Promise<{ readonly accept: AAssociateAC } | { readonly refused: WireEvent }>;

export interface PortionLimits {
  /** Associations at most. */
  readonly associations: number;
  /** Groups at most that may be refused an association of their own before nothing more is asked. */
  readonly refusals: number;
}

/** What came of all groups. */
export interface Portions {
  /** The first association that was accepted. */
  readonly accept: AAssociateAC | undefined;
  readonly answers: readonly ClassAnswer[];
  /** What came instead of the first association that was not accepted. */
  readonly refused: WireEvent | undefined;
  /** Groups that were refused an association of their own. */
  readonly refusedGroups: readonly { readonly group: ProposalGroup; readonly refused: WireEvent }[];
  /** Groups that were not asked for in the end. */
  readonly left: readonly ProposalGroup[];
  /** Presentation contexts that the SUT takes at once, if that is fewer than an association may hold. */
  readonly limit: number | undefined;
}

/**
 * Proposes groups of contexts, at first as many as an association may hold. Where an association is refused, the next
 * holds half as many: some SUTs limit the number of contexts, and some refuse an association for one SOP Class that does
 * not please them. Silence ends it, for it would cost the time limit again and again.
 */
export async function askInPortions(
  groups: readonly ProposalGroup[],
  ask: Ask,
  { associations, refusals }: PortionLimits,
): Promise<Portions> {
  const answers: ClassAnswer[] = [];
  const refusedGroups: { group: ProposalGroup; refused: WireEvent }[] = [];
  let [accept, refused]: [AAssociateAC | undefined, WireEvent | undefined] = [undefined, undefined];
  let [size, largest] = [contextsAtMost, 0];
  let left = groups;
  for (let asked = 0; left.length > 0 && asked < associations && refusedGroups.length < refusals; asked++) {
    const portion = portionOf(left, size);
    const contexts = numbered(portion);
    const result = await ask(contexts);
    if ('accept' in result) {
      accept ??= result.accept;
      largest = Math.max(largest, contexts.length);
      answers.push(...classAnswers(contexts, result.accept));
      left = left.slice(portion.length);
      continue;
    }
    refused ??= result.refused;
    if (result.refused.kind === 'silence') break;
    const [only] = portion;
    if (portion.length > 1 || only === undefined) size = Math.floor(contexts.length / 2);
    else {
      refusedGroups.push({ group: only, refused: result.refused });
      left = left.slice(1);
    }
  }
  const limit = size < contextsAtMost && refusedGroups.length === 0 && accept ? largest : undefined;
  return { accept, answers, refused, refusedGroups, left, limit };
}

/** As many groups from the front as do not exceed a number of contexts, and one at least. */
function portionOf(groups: readonly ProposalGroup[], size: number): readonly ProposalGroup[] {
  let contexts = 0;
  const end = groups.findIndex((group) => {
    contexts += group.length;
    return contexts > size;
  });
  return groups.slice(0, end === -1 ? groups.length : Math.max(1, end));
}
