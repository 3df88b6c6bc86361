/** The way to dcmjs, the only one: it has no types, is slow to load, and writes to the console unless told not to. */

import { createRequire } from 'node:module';

/** A stream over the bytes of values. */
interface DcmjsStream {
  /** Turns the bytes of text into a string. */
  setDecoder(decoder: { decode(view: DataView): string }): void;
  /** Turns a string into the bytes of text. */
  encoder: { encode(text: string): Uint8Array };
  getBuffer(): ArrayBuffer;
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
