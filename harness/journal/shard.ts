// `--shard i/n`: which of the selected cases are the i-th of n parts. The same selection is always cut in the same way.

/** One part of a selection. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** More parts than anybody has machines. */
export const mostShards = 1000;

/**
 * The part of the cases, in their order. Cases of one scenario stay together, because what is left unanswered in some of them
 * blocks the others; each scenario goes to the part that has the fewest cases until then.
 */
export function casesOfShard<T extends { readonly scenario: string }>(
  cases: readonly T[],
  { index, of }: Shard,
): readonly T[] {
  const sizes = new Map<string, number>();
  for (const { scenario } of cases) sizes.set(scenario, (sizes.get(scenario) ?? 0) + 1);
  const filled = Array.from({ length: of }, () => 0);
  const mine = new Set<string>();
  for (const [scenario, size] of sizes) {
    const least = filled.indexOf(Math.min(...filled));
    filled[least] = (filled[least] ?? 0) + size;
    if (least === index - 1) mine.add(scenario);
  }
  return cases.filter(({ scenario }) => mine.has(scenario));
}

/** `shard 2 of 4`. */
export function shardText({ index, of }: Shard): string {
  return `shard ${index} of ${of}`;
}
