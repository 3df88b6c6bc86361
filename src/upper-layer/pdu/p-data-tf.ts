/** PS3.8 9.3.5 and Annex E: the P-DATA-TF PDU and its Presentation Data Values (PDVs). */

import type { Invalid } from './byte-reader.ts';
import { pduHeadLength } from './pdu-head.ts';

/** Bytes of item-length, presentation-context-ID and message control header in front of a fragment. */
export const pdvHeadLength = 6;

/** One Presentation Data Value Item: a fragment of a command or of a Data Set. */
export interface Pdv {
  readonly contextId: number;
  /** Bit 0 of the message control header: the fragment is of a command. */
  readonly isCommand: boolean;
  /** Bit 1 of the message control header: it is the last fragment of the command or Data Set. */
  readonly isLast: boolean;
  /** Shares its memory with the PDU it was read from. */
  readonly fragment: Uint8Array;
  /** Bytes of the whole fragment, where `fragment` is only a part of it, handed on before the rest has come. */
  readonly partOf?: number;
  /** Bits 2 to 7 of the message control header, where any is set: sent as 0, never checked (PS3.8 E.2). */
  readonly reserved?: number;
}

export interface PDataTF {
  readonly type: 'P-DATA-TF';
  /** Byte 2 of the PDU. */
  readonly reserved?: Uint8Array;
  readonly pdvs: readonly Pdv[];
  /** Set on a part of a long PDU that was handed on some PDVs at a time: others came before. Never sent. */
  readonly continues?: boolean;
}

/** The message control header of a PDV (PS3.8 E.2). */
export function messageControlHeader(pdv: Pick<Pdv, 'isCommand' | 'isLast' | 'reserved'>): number {
  return (pdv.isCommand ? 1 : 0) | (pdv.isLast ? 2 : 0) | ((pdv.reserved ?? 0) & 0xfc);
}

/** Encodes the PDU into one buffer. */
export function encodePDataTF(pdu: PDataTF): Buffer {
  const length = pdu.pdvs.reduce((sum, pdv) => sum + pdvHeadLength + pdv.fragment.length, pduHeadLength);
  const bytes = Buffer.allocUnsafe(length);
  bytes[0] = 4;
  bytes[1] = pdu.reserved?.[0] ?? 0;
  bytes.writeUInt32BE(length - pduHeadLength, 2);
  let offset = pduHeadLength;
  for (const pdv of pdu.pdvs) {
    bytes.writeUInt32BE(pdv.fragment.length + 2, offset);
    bytes.writeUInt8(pdv.contextId, offset + 4);
    bytes[offset + 5] = messageControlHeader(pdv);
    bytes.set(pdv.fragment, offset + pdvHeadLength);
    offset += pdvHeadLength + pdv.fragment.length;
  }
  return bytes;
}

/** Reads a whole PDU. Fragments are subarrays of `bytes`. Returns what is wrong, as this runs for every message. */
export function decodePDataTF(bytes: Buffer): PDataTF | Invalid {
  const pdvs: Pdv[] = [];
  let offset = pduHeadLength;
  while (offset < bytes.length) {
    if (bytes.length - offset < pdvHeadLength) {
      return invalid(`${bytes.length - offset} bytes are left where a PDV Item needs at least 6`, offset);
    }
    const length = bytes.readUInt32BE(offset);
    if (length < 2) return invalid(`PDV item-length ${length} leaves no room for a message control header`, offset);
    const end = offset + 4 + length;
    if (end > bytes.length) {
      return invalid(`PDV item-length ${length} passes the end of the PDU by ${end - bytes.length} bytes`, offset);
    }
    pdvs.push(decodePdv(bytes, offset, end));
    offset = end;
  }
  if (pdvs.length === 0) return invalid('P-DATA-TF holds no PDV Item', pduHeadLength);
  return bytes[1] ? { type: 'P-DATA-TF', reserved: bytes.subarray(1, 2), pdvs } : { type: 'P-DATA-TF', pdvs };
}

/** Reads the PDV Item from `offset` to `end`, which its item-length says. Its fragment is a subarray of `bytes`. */
export function decodePdv(bytes: Buffer, offset: number, end: number): Pdv {
  const control = bytes[offset + 5] ?? 0;
  const pdv: Pdv = {
    contextId: bytes[offset + 4] ?? 0,
    isCommand: (control & 1) !== 0,
    isLast: (control & 2) !== 0,
    fragment: bytes.subarray(offset + pdvHeadLength, end),
  };
  return control > 3 ? { ...pdv, reserved: control & 0xfc } : pdv;
}

function invalid(text: string, offset: number): Invalid {
  return { invalid: text, offset, reason: 6 };
}
