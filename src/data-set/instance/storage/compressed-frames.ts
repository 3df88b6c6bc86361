// Frames of generated images as image codecs have written them (PS3.5 A.4.1, A.4.3, A.4.4): `npm run generate:frames` writes the
// text, a line a frame, with the codec, what tells the frame, and the compressed bytes in hexadecimal digits.

import { createHash } from 'node:crypto';
import { dataText } from '../../../registry/data-text.ts';
import type { FrameForm } from '../../write/rle.ts';

/** The forms in which frames are there; a stream of the lossless ones may stand in several Transfer Syntaxes. */
export type FrameCodec =
  | 'jpeg-baseline'
  | 'jpeg-extended'
  | 'jpeg-lossless'
  | 'jpeg-ls'
  | 'jpeg-ls-near'
  | 'jpeg-2000'
  | 'htj2k';

/** How pixels are stored, as far as a codec has to know. */
export interface CodedForm extends FrameForm {
  readonly bitsStored: number;
}

let frames: ReadonlyMap<string, string> | undefined;

/** The frame compressed; undefined of one that no codec was given. */
export function compressedFrame(codec: FrameCodec, frame: Uint8Array, form: CodedForm): Uint8Array | undefined {
  frames ??= read();
  const hex = frames.get(`${codec} ${frameDigest(frame, form)}`);
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
}

/** What tells a native frame from others. */
function frameDigest(frame: Uint8Array, { rows, columns, samples, bitsAllocated, bitsStored }: CodedForm): string {
  const form = [rows, columns, samples, bitsAllocated, bitsStored].join(' ');
  return createHash('sha256').update(form).update(frame).digest('hex').slice(0, 16);
}

function read(): ReadonlyMap<string, string> {
  const lines = dataText('compressed-frames.txt', import.meta.url).split('\n');
  return new Map(
    lines.map((line) => {
      const [codec = '', digest = '', hex = ''] = line.split('\t');
      return [`${codec} ${digest}`, hex];
    }),
  );
}
