/** Data Sets for tests of the SCP, written by hand so that the tests do not lean on the encoder: Implicit VR LE. */

export const hangingProtocolStorage = '1.2.840.10008.5.1.4.38.1';
const sopInstanceUID = '1.2.840.99999.1.1';

/** One element: tag as 0xggggeeee, value as it is (PS3.5 7.1.3). */
export function element(tag: number, value: Uint8Array | string, length?: number): Buffer {
  const text = typeof value === 'string' ? Buffer.from(value.length % 2 === 0 ? value : `${value}\0`, 'latin1') : value;
  const head = Buffer.alloc(8);
  head.writeUInt16LE(tag >>> 16, 0);
  head.writeUInt16LE(tag & 0xffff, 2);
  head.writeUInt32LE(length ?? text.length, 4);
  return Buffer.concat([head, text]);
}

interface MinimalDataSet {
  /** SOP Class and Instance UID, and after them what is asked for. */
  (changes?: { sopClassUID?: string; sopInstanceUID?: string; more?: Uint8Array }): Buffer;
  readonly uids: { readonly sopClassUID: string; readonly sopInstanceUID: string };
}

const uids = { sopClassUID: hangingProtocolStorage, sopInstanceUID };

export const minimalDataSet: MinimalDataSet = Object.assign(
  (changes: { sopClassUID?: string; sopInstanceUID?: string; more?: Uint8Array } = {}) =>
    Buffer.concat([
      element(0x00080016, changes.sopClassUID ?? uids.sopClassUID),
      element(0x00080018, changes.sopInstanceUID ?? uids.sopInstanceUID),
      changes.more ?? Buffer.alloc(0),
    ]),
  { uids },
);

/** Sequences within sequences, of undefined length, as many as asked for and never closed. */
export function nested(levels: number): Buffer {
  const sequence = element(0x00720200, '', 0xffffffff);
  const item = element(0xfffee000, '', 0xffffffff);
  return Buffer.concat(Array.from({ length: levels }, () => [sequence, item]).flat());
}
