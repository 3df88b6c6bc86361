// From choices in pairs of Transfer Syntaxes to the rule behind them: PS3.8 9.3.3.2, PS3.2 Tables N.7-5 to N.7-7.

import type { ScpMeasurements } from '../../model/measurements.ts';
import type { Preference } from '../facts/service.ts';
import { measurement, seen, unseen } from './measured-leaf.ts';

type Choices = NonNullable<ScpMeasurements['preference']>[number];
type Pair = Choices['pairs'][number];

/** How an acceptor chooses, if it was measured. */
export function preferenceOf({ preference: found }: ScpMeasurements): Preference | undefined {
  if (!found) return undefined;
  const evidence = measurement('preference');
  const policies = [...new Set(found.map(({ pairs }) => policyOf(pairs)))];
  const [policy] = policies;
  if (policy === undefined) return { policy: unseen(evidence, 'nothing was tried') };
  if (policies.length > 1) return { policy: seen('other', evidence, `differs by SOP Class: ${policies.join(', ')}`) };
  const longest = [...found].sort((a, b) => b.pairs.length - a.pairs.length)[0];
  const order = longest && ownOrder(longest.pairs);
  return {
    policy: seen(policy, evidence),
    ...(policy === 'own-order' && order && { order: seen(order, evidence, `as seen with ${longest.sopClass}`) }),
  };
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

/** Transfer Syntaxes in the order in which the acceptor prefers them, if it has one of its own. */
export function inOwnOrder(syntaxes: readonly string[], { preference = [] }: ScpMeasurements): string[] {
  for (const { pairs } of preference) {
    const order = policyOf(pairs) === 'own-order' ? ownOrder(pairs) : undefined;
    if (order && syntaxes.every((one) => order.includes(one))) return order.filter((one) => syntaxes.includes(one));
  }
  return [...syntaxes];
}
