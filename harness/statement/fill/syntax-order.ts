// From choices in pairs of Transfer Syntaxes to the rule behind them: PS3.8 9.3.3.2, PS3.2 Tables N.7-5 to N.7-7.

import { kindOfClass, objectKinds } from '../../language/object-kind.ts';
import type { ScpMeasurements } from '../../model/measurements.ts';
import type { Choice, Preference } from '../facts/service.ts';
import { measurement, seen, unseen } from './measured-leaf.ts';

type Choices = NonNullable<ScpMeasurements['preference']>[number];
type Pair = Choices['pairs'][number];

/** How an acceptor chooses, if it was measured: in one way, or by the kind of objects if that differs. */
export function preferenceOf({ preference: found }: ScpMeasurements): Preference | undefined {
  if (!found) return undefined;
  const evidence = measurement('preference');
  if (found.length === 0) return { policy: unseen(evidence, 'nothing was tried') };
  const common = choiceOf(found);
  if (common.policy !== 'other') return leavesOf(common);
  const kinds = objectKinds.flatMap((kind) => {
    const own = found.filter(({ sopClass }) => kindOfClass(sopClass) === kind);
    return own.length === 0 ? [] : [[kind, choiceOf(own)] as const];
  });
  if (kinds.length < 2) return leavesOf(common);
  const note = `differs: ${kinds.map(([kind, { policy }]) => `${kindWords[kind]} ${policy}`).join(', ')}`;
  const byKind = Object.fromEntries(kinds.map(([kind, choice]) => [kind, leavesOf(choice)]));
  return { policy: seen('other', evidence, note), byKind };
}

const kindWords = { image: 'images', video: 'videos', nonImage: 'other objects' } as const;

type Policy = 'own-order' | 'first-proposed' | 'last-proposed' | 'other';

/** A rule with its order, and why it is that. */
interface Rule {
  readonly policy: Policy;
  readonly order?: readonly string[];
  readonly note?: string;
}

/** The one rule of several SOP Classes; `other` if there is none, also if their orders differ. */
function choiceOf(found: readonly Choices[]): Rule {
  const policies = [...new Set(found.map(({ pairs }) => policyOf(pairs)))];
  const [policy = 'other'] = policies;
  if (policies.length > 1) return { policy: 'other', note: `differs by SOP Class: ${policies.join(', ')}` };
  if (policy !== 'own-order') return { policy };
  const [longest, ...others] = found
    .map(({ sopClass, pairs }) => ({ sopClass, order: ownOrder(pairs) ?? [] }))
    .sort((a, b) => b.order.length - a.order.length);
  const differs = others.find(({ order }) => !isWithin(order, longest?.order ?? []));
  if (differs)
    return { policy: 'other', note: `the order of ${differs.sopClass} differs from that of ${longest?.sopClass}` };
  return { policy, order: longest?.order ?? [], note: `as seen with ${longest?.sopClass}` };
}

/** True if what both have stands in the same order. */
function isWithin(one: readonly string[], other: readonly string[]): boolean {
  const common = one.filter((name) => other.includes(name));
  return other.filter((name) => one.includes(name)).every((name, at) => name === common[at]);
}

function leavesOf({ policy, order, note }: Rule): Choice {
  const evidence = measurement('preference');
  if (!order) return { policy: seen(policy, evidence, note) };
  return { policy: seen(policy, evidence), order: seen([...order], evidence, note) };
}

/** The rule that explains every choice; `other` if none does, or if pairs were left without an answer. */
export function policyOf(pairs: readonly Pair[]): 'own-order' | 'first-proposed' | 'last-proposed' | 'other' {
  if (pairs.length === 0) return 'other';
  if (pairs.every(({ proposed, chosen }) => chosen === proposed[0])) return 'first-proposed';
  if (pairs.every(({ proposed, chosen }) => chosen === proposed[1])) return 'last-proposed';
  return ownOrder(pairs) ? 'own-order' : 'other';
}

/** The Transfer Syntaxes in the order that explains every choice; undefined if there is none. */
export function ownOrder(pairs: readonly Pair[]): string[] | undefined {
  const wins = new Map<string, number>();
  for (const { proposed, chosen } of pairs) {
    for (const one of proposed) wins.set(one, wins.get(one) ?? 0);
    wins.set(chosen, (wins.get(chosen) ?? 0) + 1);
  }
  const order = [...wins].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const isExplained = pairs.every(({ proposed, chosen }) => {
    const [a, b] = proposed.map((name) => order.indexOf(name));
    return order.indexOf(chosen) === Math.min(a ?? 0, b ?? 0);
  });
  const areAll = pairs.length === order.length * (order.length - 1);
  return isExplained && areAll ? order : undefined;
}

/** Transfer Syntaxes of a SOP Class in the order in which the acceptor prefers them, if it has one of its own. */
export function inOwnOrder(
  syntaxes: readonly string[],
  sopClass: string,
  { preference = [] }: ScpMeasurements,
): string[] {
  const kind = kindOfClass(sopClass);
  const orders = preference
    .filter((one) => kindOfClass(one.sopClass) === kind && policyOf(one.pairs) === 'own-order')
    .map(({ pairs }) => ownOrder(pairs) ?? [])
    .filter((order) => syntaxes.every((name) => order.includes(name)))
    // That of SOP Classes which are accepted in the same Transfer Syntaxes goes before.
    .sort((one, other) => one.length - other.length);
  return orders[0]?.filter((name) => syntaxes.includes(name)) ?? [...syntaxes];
}
