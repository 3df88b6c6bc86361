// Whether a sequence holds another one: what was found to break a SUT is in it, with more before, between and after.

import type { SequenceOperation } from '../operation.ts';

/**
 * Whether the kinds of a sequence come in this order in another, its connections being any of the other. What the operations
 * choose is not compared.
 */
export function containsSequence(whole: readonly SequenceOperation[], part: readonly SequenceOperation[]): boolean {
  return isWithin(whole, part, 0, new Map());
}

function isWithin(
  whole: readonly SequenceOperation[],
  part: readonly SequenceOperation[],
  from: number,
  connections: ReadonlyMap<number, number>,
): boolean {
  const [first, ...rest] = part;
  if (!first) return true;
  const known = connections.get(first.on);
  if (known !== undefined) {
    const at = whole.findIndex(({ kind, on }, index) => index >= from && kind === first.kind && on === known);
    return at >= 0 && isWithin(whole, rest, at + 1, connections);
  }
  const taken = new Set(connections.values());
  const free = new Set(whole.map(({ on }) => on).filter((on) => !taken.has(on)));
  return [...free].some((on) => isWithin(whole, part, from, new Map([...connections, [first.on, on]])));
}
