// Frames in JPEG-LS, JPEG 2000 and HTJ2K, by CharLS, OpenJPEG and OpenJPH in WebAssembly (PS3.5 A.4.3, A.4.4, 10.18.1).

import { createRequire } from 'node:module';
import type { NativeFrame } from './native-frames.ts';

interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}

interface JpegLs extends Encoder {
  setNearLossless(bound: number): void;
  setInterleaveMode(mode: number): void;
}

interface Jpeg2000 extends Encoder {
  setDecompositions(count: number): void;
  setQuality(lossless: boolean, quantization: number): void;
  setProgressionOrder(order: number): void;
}

interface HighThroughput extends Jpeg2000 {
  setTLMMarker(present: boolean): void;
}

interface Decoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getDecodedBuffer(): Uint8Array;
  delete(): void;
}

interface Codecs {
  readonly HTJ2KDecoder: new () => Decoder;
  readonly JpegLSEncoder: new () => JpegLs;
  readonly J2KEncoder: new () => Jpeg2000;
  readonly HTJ2KEncoder: new () => HighThroughput;
}

const require = createRequire(import.meta.url);
/** Sample by sample: what every reader of three samples knows. */
const bySample = 2;
/** By resolution, position, component and layer. */
const rpcl = 2;
/** How far a sample may be off, in steps of it. */
const near = 2;

/** Writes a frame, evenly long. */
export type FrameWriter = (frame: NativeFrame) => Uint8Array;

/** A writer for each codec. */
export async function wasmCodecs(): Promise<
  Readonly<Record<'jpeg-ls' | 'jpeg-ls-near' | 'jpeg-2000' | 'htj2k', FrameWriter>>
> {
  const { JpegLSEncoder } = await codecs(require('@cornerstonejs/codec-charls'));
  const { J2KEncoder } = await codecs(require('@cornerstonejs/codec-openjpeg'));
  const { HTJ2KDecoder, HTJ2KEncoder } = await codecs(require('@cornerstonejs/codec-openjph'));
  const jpegLs =
    (bound: number): FrameWriter =>
    (frame) =>
      written(new JpegLSEncoder(), frame, (encoder) => {
        encoder.setNearLossless(bound);
        encoder.setInterleaveMode(frame.form.samples === 1 ? 0 : bySample);
      });
  return {
    'jpeg-ls': jpegLs(0),
    'jpeg-ls-near': jpegLs(near),
    'jpeg-2000': (frame) => written(new J2KEncoder(), frame, (encoder) => reversible(encoder)),
    htj2k: (frame) => {
      const withDecompositions = (count: number) =>
        written(new HTJ2KEncoder(), frame, (encoder) => {
          reversible(encoder, count);
          // What HTJ2K Lossless RPCL asks for; the other two allow it. A picture of 64 x 64 is its own thumbnail.
          encoder.setProgressionOrder(rpcl);
          encoder.setTLMMarker(true);
        });
      // Without a decomposition OpenJPH 0.31 loses the least value that a sample can have.
      const plain = withDecompositions(0);
      return isDecodedTo(frame.pixels, plain, new HTJ2KDecoder()) ? plain : withDecompositions(1);
    },
  };
}

/** The packages have no types, and each has some of these classes. */
function codecs(start: () => Promise<Codecs>): Promise<Codecs> {
  return start();
}

/** A few grey levels and sharp edges are shortest without a wavelet transformation. */
function reversible(encoder: Jpeg2000, decompositions = 0): void {
  encoder.setQuality(true, 0);
  encoder.setDecompositions(decompositions);
}

function isDecodedTo(pixels: Uint8Array, stream: Uint8Array, decoder: Decoder): boolean {
  decoder.getEncodedBuffer(stream.length).set(stream);
  decoder.decode();
  const isSame = Buffer.from(decoder.getDecodedBuffer()).equals(pixels);
  decoder.delete();
  return isSame;
}

function written<E extends Encoder>(
  encoder: E,
  { pixels, form }: NativeFrame,
  prepare: (encoder: E) => void,
): Uint8Array {
  const frame = {
    width: form.columns,
    height: form.rows,
    bitsPerSample: form.bitsStored,
    componentCount: form.samples,
    isSigned: false,
    isUsingColorTransform: form.samples === 3,
  };
  encoder.getDecodedBuffer(frame).set(pixels);
  prepare(encoder);
  encoder.encode();
  const bytes = Buffer.from(encoder.getEncodedBuffer());
  encoder.delete();
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, new Uint8Array(1)]);
}
