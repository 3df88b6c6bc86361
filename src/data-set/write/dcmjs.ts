/** The way to dcmjs, the only one: it has no types, is slow to load, and writes to the console unless told not to. */

import { createRequire } from 'node:module';

/** A stream over the bytes of values. */
interface DcmjsStream {
  /** Where the next byte is read or written, and how many bytes there are. */
  offset: number;
  size: number;
  /** Turns the bytes of text into a string. */
  setDecoder(decoder: { decode(view: DataView): string }): void;
  /** Turns a string into the bytes of text. */
  encoder: { encode(text: string): Uint8Array };
  getBuffer(start: number, end: number): ArrayBuffer;
}

/** The codec of the values of one VR. */
interface DcmjsValueRepresentation {
  read(stream: DcmjsStream, length: number, syntax: string, options: object): { rawValue: unknown; value: unknown };
  writeBytes(stream: DcmjsStream, values: readonly unknown[], options: { allowInvalidVRLength: boolean }): number;
}

interface DcmjsLog {
  disableAll(): void;
  getLogger(name: string): DcmjsLog;
}

/** The part of dcmjs used here. */
export interface Dcmjs {
  readonly log: DcmjsLog;
  readonly data: {
    readonly ReadBufferStream: new (buffer: ArrayBuffer, littleEndian: boolean) => DcmjsStream;
    readonly WriteBufferStream: new (size: number, littleEndian: boolean) => DcmjsStream;
    readonly ValueRepresentation: { createByTypeString(vr: string): DcmjsValueRepresentation };
  };
}

let loaded: Dcmjs | undefined;

/** dcmjs, loaded at first use and silenced: what it has to say is said by our own findings before. */
export function dcmjs(): Dcmjs {
  if (loaded) return loaded;
  const required: Dcmjs = createRequire(import.meta.url)('dcmjs');
  required.log.disableAll();
  required.log.getLogger('validation.dcmjs').disableAll();
  loaded = required;
  return required;
}

/** Values up to this length share one stream: making one takes longer than reading a value with it. */
const sharedLength = 65536;
const sharedBytes = new Uint8Array(sharedLength);
let sharedReader: DcmjsStream | undefined;
let sharedWriter: DcmjsStream | undefined;

/** A stream that gives these little endian bytes; good until the next one is asked for. */
export function streamOf(bytes: Uint8Array): DcmjsStream {
  const { ReadBufferStream } = dcmjs().data;
  // A copy in any case, since dcmjs ignores the offset of a view.
  if (bytes.length > sharedLength) return new ReadBufferStream(new Uint8Array(bytes).buffer, true);
  sharedReader ??= new ReadBufferStream(sharedBytes.buffer, true);
  sharedBytes.set(bytes);
  sharedReader.offset = 0;
  return sharedReader;
}

/** What `write` writes to the stream it is given, little endian. */
export function bytesWritten(write: (stream: DcmjsStream) => void): Uint8Array {
  const { WriteBufferStream } = dcmjs().data;
  const stream = sharedWriter ?? new WriteBufferStream(sharedLength, true);
  stream.offset = 0;
  stream.size = 0;
  // What throws, or has grown, is not used again.
  sharedWriter = undefined;
  write(stream);
  if (stream.size <= sharedLength) sharedWriter = stream;
  return new Uint8Array(stream.getBuffer(0, stream.size));
}
