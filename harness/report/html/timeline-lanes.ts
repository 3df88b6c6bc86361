// Which cases ran at the same time: each takes the first lane that is free when it begins.

/** When something ran, in milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The lane of each span, from 0, in the order given. As many lanes as ran at once at most. */
export function lanesOf(spans: readonly Span[]): number[] {
  const lanes: number[] = new Array(spans.length).fill(0);
  const freeAt: number[] = [];
  const order = spans.map((span, at) => ({ span, at })).sort((a, b) => a.span.start - b.span.start || a.at - b.at);
  for (const { span, at } of order) {
    const free = freeAt.findIndex((end) => end <= span.start);
    const lane = free < 0 ? freeAt.length : free;
    freeAt[lane] = Math.max(span.end, span.start);
    lanes[at] = lane;
  }
  return lanes;
}
