// The frames of every image that `buildInstance` makes, each once: those that image codecs are given (PS3.3 C.7.6.3).

import { createHash } from 'node:crypto';
import { buildableSopClasses, buildInstance, type DataSet } from '../../../src/index.ts';

/** How its pixels are stored. */
export interface CodedForm {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
}

/** A native frame. */
export interface NativeFrame {
  readonly digest: string;
  readonly pixels: Uint8Array;
  readonly form: CodedForm;
}

const profiles = ['minimal', 'typical'] as const;
/** The pictures of a series repeat after so many instances. */
const period = 4;

/** All of whole bytes a sample, in the order of the SOP Classes. */
export function nativeFrames(): readonly NativeFrame[] {
  const found = new Map<string, NativeFrame>();
  for (const sopClass of buildableSopClasses)
    for (const profile of profiles)
      for (let number = 1; number <= period; number++)
        for (const frame of framesOf(buildInstance(sopClass, { profile, number, seed: 1 }).dataSet))
          found.set(frame.digest, frame);
  return [...found.values()];
}

function framesOf(dataSet: DataSet): readonly NativeFrame[] {
  const { PixelData: pixels } = dataSet;
  const number = (keyword: string, otherwise = 0) => Number(dataSet[keyword] ?? otherwise);
  const form = {
    rows: number('Rows'),
    columns: number('Columns'),
    samples: number('SamplesPerPixel'),
    bitsAllocated: number('BitsAllocated'),
    bitsStored: number('BitsStored'),
  };
  if (!(pixels instanceof Uint8Array) || form.bitsAllocated % 8 !== 0) return [];
  const length = (form.rows * form.columns * form.samples * form.bitsAllocated) / 8;
  return Array.from({ length: number('NumberOfFrames', 1) }, (_, index) => {
    const frame = pixels.subarray(index * length, (index + 1) * length);
    return { digest: digestOf(frame, form), pixels: frame, form };
  });
}

/** As compressed-frames.ts looks for it. */
function digestOf(frame: Uint8Array, { rows, columns, samples, bitsAllocated, bitsStored }: CodedForm): string {
  const form = [rows, columns, samples, bitsAllocated, bitsStored].join(' ');
  return createHash('sha256').update(form).update(frame).digest('hex').slice(0, 16);
}
