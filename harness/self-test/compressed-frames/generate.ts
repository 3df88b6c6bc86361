// Writes src/data-set/instance/storage/compressed-frames.txt: `npm run generate:frames`, with dcmcjpeg of DCMTK.

import { writeFile } from 'node:fs/promises';
import { type JpegCodec, jpegFrame } from './dcmtk-jpeg.ts';
import { type NativeFrame, nativeFrames } from './native-frames.ts';
import { wasmCodecs } from './wasm-codecs.ts';

const jpeg: Readonly<Record<JpegCodec, (frame: NativeFrame) => Uint8Array | undefined>> = {
  'jpeg-baseline': (frame) => jpegFrame('jpeg-baseline', frame),
  'jpeg-extended': (frame) => jpegFrame('jpeg-extended', frame),
  'jpeg-lossless': (frame) => jpegFrame('jpeg-lossless', frame),
};
const writers = Object.entries({ ...jpeg, ...(await wasmCodecs()) });

const frames = nativeFrames();
const lines = writers.flatMap(([codec, write]) =>
  frames.flatMap((frame) => {
    const bytes = write(frame);
    return bytes ? [`${codec}\t${frame.digest}\t${Buffer.from(bytes).toString('hex')}`] : [];
  }),
);
await writeFile(
  new URL('../../../src/data-set/instance/storage/compressed-frames.txt', import.meta.url),
  `${lines.join('\n')}\n`,
);
process.stdout.write(
  `${lines.length} of ${frames.length} frames: src/data-set/instance/storage/compressed-frames.txt\n`,
);
