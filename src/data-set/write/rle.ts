// RLE Lossless (PS3.5 Annex G): a frame as byte segments, each row of each packed by itself.

/** How the pixels of a frame are stored; three samples are interleaved (Planar Configuration 0). */
export interface FrameForm {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly bitsAllocated: number;
}

const headerLength = 64;
/** PS3.5 G.5: the header has room for so many offsets. */
const segmentsAtMost = 15;
/** PS3.5 G.3.1: the longest run, literal or replicated. */
const longestRun = 128;

/**
 * The frame compressed; of single bits each becomes a byte, as a Padded Composite Pixel Code (PS3.5 G.2). Throws RangeError for
 * other pixels that are no whole bytes, and for too many segments.
 */
export function encodeRleFrame(frame: Uint8Array, form: FrameForm): Uint8Array {
  if (form.bitsAllocated === 1) {
    const pixels = bitsOf(frame, form.rows * form.columns * form.samples);
    return encodeRleFrame(pixels, { ...form, bitsAllocated: 8 });
  }
  const { rows, columns, samples, bitsAllocated } = form;
  const width = bitsAllocated / 8;
  const count = samples * width;
  if (!Number.isInteger(width) || count > segmentsAtMost)
    throw new RangeError(`pixels of ${samples} samples of ${bitsAllocated} bits are not written in RLE Lossless here`);
  const segments = Array.from({ length: count }, (_, index) => {
    const sample = Math.floor(index / width);
    // The most significant byte of each sample has the first segment.
    const byte = width - 1 - (index % width);
    return segment(frame, { rows, columns, first: sample * width + byte, step: count });
  });
  const header = new DataView(new ArrayBuffer(headerLength));
  header.setUint32(0, count, true);
  let offset = headerLength;
  for (const [index, { length }] of segments.entries()) {
    header.setUint32(4 * (index + 1), offset, true);
    offset += length;
  }
  return Buffer.concat([new Uint8Array(header.buffer), ...segments]);
}

/** A byte for each bit, of which the least significant of a byte comes first (PS3.5 8.2). */
function bitsOf(bytes: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, at) => ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1);
}

interface Plane {
  readonly rows: number;
  readonly columns: number;
  readonly first: number;
  readonly step: number;
}

/** Each row is packed by itself (PS3.5 G.3.1); the whole is of even length (G.3). */
function segment(frame: Uint8Array, { rows, columns, first, step }: Plane): Uint8Array {
  const packed: number[] = [];
  for (let row = 0; row < rows; row++) {
    const line = Array.from({ length: columns }, (_, x) => frame[first + step * (row * columns + x)] ?? 0);
    pack(line, packed);
  }
  if (packed.length % 2 === 1) packed.push(0);
  return Uint8Array.from(packed);
}

/** Runs of three and more are replicated, what is between them is literal. */
function pack(line: readonly number[], into: number[]): void {
  let literal: number[] = [];
  const endLiteral = () => {
    if (literal.length > 0) into.push(literal.length - 1, ...literal);
    literal = [];
  };
  for (let at = 0; at < line.length; ) {
    const value = line[at] ?? 0;
    let end = at + 1;
    while (end < line.length && line[end] === value && end - at < longestRun) end += 1;
    if (end - at >= 3) {
      endLiteral();
      into.push(257 - (end - at), value);
    } else {
      for (let index = at; index < end; index++) {
        literal.push(value);
        if (literal.length === longestRun) endLiteral();
      }
    }
    at = end;
  }
  endLiteral();
}
