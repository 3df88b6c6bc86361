// Lengths at the edges of what a length field holds, and next to what is true: the same for every kind of length field.

/** A length, or so many bytes more than what is true. */
export type Edge = number | { readonly by: number };

const near: readonly Edge[] = [1, -1, 2, -2].map((by) => ({ by }));

/** For a field of 32 bits. */
export const edges32: readonly Edge[] = [
  ...[0xffffffff, 0xfffffffe, 0x7fffffff, 0x80000000, 0, 1, 3, 0x10000],
  ...near,
];

/** For a field of 16 bits. */
export const edges16: readonly Edge[] = [...[0xffff, 0xfffe, 0x7fff, 0x8000, 0, 1, 3], ...near];

/** What each variant is: `FFFFFFFFH`, `1 more`. */
export function edgeNames(edges: readonly Edge[]): readonly string[] {
  return edges.map((edge) => {
    if (typeof edge === 'number') return `${edge.toString(16).toUpperCase()}H`;
    return edge.by > 0 ? `${edge.by} more` : `${-edge.by} fewer`;
  });
}

/** The length that a variant declares for a field that would have `right`. Never negative. */
export function edgeOf(edges: readonly Edge[], variant: number, right: number): number {
  const edge = edges[variant % edges.length] ?? 0;
  return typeof edge === 'number' ? edge : Math.max(0, right + edge.by);
}
