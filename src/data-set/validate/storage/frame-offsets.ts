// Whether offsets lead to the first fragment of each frame (PS3.5 A.4, PS3.3 C.7.6.3.1.8).

/** Item tag and length. */
const itemHeader = 8;

/** The first of so many offsets that is not the place of a fragment, or comes not after the one before; none if all are. */
export function wrongOffset(
  frames: number,
  offsetOf: (frame: number) => number | bigint,
  lengths: readonly number[],
): number | bigint | undefined {
  let begin = 0;
  let next = 0;
  for (let frame = 0; frame < frames; frame++) {
    const offset = offsetOf(frame);
    // The first frame begins with the first fragment.
    while (frame > 0 && next < lengths.length && begin < offset) begin += itemHeader + (lengths[next++] ?? 0);
    if (BigInt(begin) !== BigInt(offset) || next >= lengths.length) return offset;
    begin += itemHeader + (lengths[next++] ?? 0);
  }
  return undefined;
}
