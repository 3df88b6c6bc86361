// Frames in the processes of JPEG (PS3.5 A.4.1), by dcmcjpeg of DCMTK.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildInstance, decodeDataSet, decodePart10, encodePart10 } from '../../../src/index.ts';
import type { NativeFrame } from './native-frames.ts';

const options = {
  'jpeg-baseline': ['+eb', '+q', '60'],
  'jpeg-extended': ['+ee', '+q', '60'],
  'jpeg-lossless': ['+e1'],
} as const;

export type JpegCodec = keyof typeof options;

/** The precision that each takes, in bits a sample. */
const precision: Readonly<Record<JpegCodec, readonly number[]>> = {
  'jpeg-baseline': [8],
  'jpeg-extended': [12],
  'jpeg-lossless': [8, 12, 16],
};

/** The frame compressed; undefined if the process does not take pixels of its form. */
export function jpegFrame(codec: JpegCodec, { pixels, form }: NativeFrame): Uint8Array | undefined {
  if (!precision[codec].includes(form.bitsStored)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'cstore-frames-'));
  try {
    const [native, compressed] = ['native.dcm', 'compressed.dcm'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(native, fileOf(pixels, form));
    const { status, stderr } = spawnSync('dcmcjpeg', [...options[codec], native, compressed], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`dcmcjpeg: ${stderr}`);
    return fragmentOf(readFileSync(compressed));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fileOf(pixels: Uint8Array, form: NativeFrame['form']): Uint8Array {
  const instance = buildInstance('SecondaryCaptureImageStorage', {
    set: {
      Rows: form.rows,
      Columns: form.columns,
      SamplesPerPixel: form.samples,
      ...(form.samples === 3 && { PhotometricInterpretation: 'RGB', PlanarConfiguration: 0 }),
      BitsAllocated: form.bitsAllocated,
      BitsStored: form.bitsStored,
      HighBit: form.bitsStored - 1,
      PixelData: pixels,
    },
  });
  return encodePart10(instance, instance.bytes);
}

function fragmentOf(file: Uint8Array): Uint8Array {
  const { bytes, transferSyntax } = decodePart10(file);
  const fragments = decodeDataSet(bytes, transferSyntax).PixelData;
  const [, fragment] = Array.isArray(fragments) ? fragments : [];
  if (!(fragment instanceof Uint8Array)) throw new Error('dcmcjpeg wrote no fragment');
  return fragment;
}
