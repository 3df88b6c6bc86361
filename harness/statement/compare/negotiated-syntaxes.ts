// Which Transfer Syntaxes an SCU and an SCP come to for one SOP Class: PS3.8 9.3.3.2, one Transfer Syntax for each context.

import { leafValue } from '../facts/leaf.ts';
import { namedKeyword } from '../facts/named.ts';
import type { Choice, StatementContext } from '../facts/service.ts';
import { type Outcome, worstFirst } from './comparison.ts';

export interface Proposed {
  /** One list for each presentation context of the SOP Class. */
  readonly contexts: readonly (readonly string[])[];
}

export interface Accepted {
  readonly transferSyntaxes: readonly string[];
  /** Those that were asked for, if that was measured; others are unknown then. */
  readonly asked?: readonly string[];
  readonly preference: Choice | undefined;
}

/** The contexts that an SCU proposes for a SOP Class; each Transfer Syntax has its own if `oneAContext`. */
export function proposedOf(contexts: readonly StatementContext[], sopClass: string, oneAContext: boolean): Proposed {
  const lists = contexts
    .filter((context) => namedKeyword(context.sopClass) === sopClass)
    .map((context) => (leafValue(context.transferSyntaxes) ?? []).map(namedKeyword));
  return { contexts: oneAContext ? lists.flat().map((syntax) => [syntax]) : lists };
}

/** What becomes of each proposed Transfer Syntax, in the order of the proposal. */
export function negotiate({ contexts }: Proposed, accepted: Accepted): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const context of contexts) {
    for (const [syntax, outcome] of negotiateContext(context, accepted)) {
      outcomes.set(syntax, better(outcomes.get(syntax), outcome));
    }
  }
  return outcomes;
}

function better(one: Outcome | undefined, other: Outcome): Outcome {
  return one !== undefined && worstFirst.indexOf(one) > worstFirst.indexOf(other) ? one : other;
}

function negotiateContext(context: readonly string[], accepted: Accepted): [string, Outcome][] {
  const states = context.map((syntax) => [syntax, stateOf(syntax, accepted)] as const);
  const common = states.filter(([, state]) => state !== 'will-not').map(([syntax]) => syntax);
  if (common.length <= 1) return states.map(([syntax, state]) => [syntax, state]);
  const chosen = states.some(([, state]) => state === 'depends') ? undefined : chosenOf(common, accepted.preference);
  return states.map(([syntax, state]) => {
    if (state === 'will-not') return [syntax, state];
    if (chosen === undefined) return [syntax, 'depends'];
    return [syntax, syntax === chosen ? 'will' : 'will-not'];
  });
}

function stateOf(syntax: string, { transferSyntaxes, asked }: Accepted): Outcome {
  if (transferSyntaxes.includes(syntax)) return 'will';
  return asked !== undefined && !asked.includes(syntax) ? 'depends' : 'will-not';
}

/** The one of several common Transfer Syntaxes that the acceptor chooses; undefined if that is not known. */
function chosenOf(common: readonly string[], preference: Choice | undefined): string | undefined {
  const policy = leafValue(preference?.policy);
  if (policy === 'first-proposed') return common[0];
  if (policy === 'last-proposed') return common.at(-1);
  if (policy !== 'own-order') return undefined;
  return leafValue(preference?.order)
    ?.map(namedKeyword)
    .find((syntax) => common.includes(syntax));
}
