/** PS3.8 9.3: the seven PDUs of the DICOM Upper Layer Protocol, encoded and decoded without loss. */

import { type AAbort, decodeAAbort, encodeAAbort } from './a-abort.ts';
import { type AAssociateAC, decodeAAssociateAC, encodeAAssociateAC } from './a-associate-ac.ts';
import { type AAssociateRJ, decodeAAssociateRJ, encodeAAssociateRJ } from './a-associate-rj.ts';
import { type AAssociateRQ, decodeAAssociateRQ, encodeAAssociateRQ } from './a-associate-rq.ts';
import { type AReleaseRP, decodeAReleaseRP, encodeAReleaseRP } from './a-release-rp.ts';
import { type AReleaseRQ, decodeAReleaseRQ, encodeAReleaseRQ } from './a-release-rq.ts';
import { type Invalid, InvalidPdu } from './byte-reader.ts';
import { hex } from './item.ts';
import { decodePDataTF, encodePDataTF, type PDataTF } from './p-data-tf.ts';
import { pduHeadLength, pduTypeName } from './pdu-head.ts';

export type Pdu = AAssociateRQ | AAssociateAC | AAssociateRJ | PDataTF | AReleaseRQ | AReleaseRP | AAbort;

/** What received bytes come to: a PDU, or why they are none. `'pdu' in decoded` tells them apart. */
export type Decoded = { readonly pdu: Pdu } | Invalid;

/**
 * Encodes any PDU, also one that a peer must refuse (items missing, doubled or out of order, reserved values).
 * Throws RangeError where a value does not fit its field, e.g. an AE title of 17 characters.
 */
export function encodePdu(pdu: Pdu): Buffer {
  switch (pdu.type) {
    case 'A-ASSOCIATE-RQ':
      return encodeAAssociateRQ(pdu);
    case 'A-ASSOCIATE-AC':
      return encodeAAssociateAC(pdu);
    case 'A-ASSOCIATE-RJ':
      return encodeAAssociateRJ(pdu);
    case 'P-DATA-TF':
      return encodePDataTF(pdu);
    case 'A-RELEASE-RQ':
      return encodeAReleaseRQ(pdu);
    case 'A-RELEASE-RP':
      return encodeAReleaseRP(pdu);
    case 'A-ABORT':
      return encodeAAbort(pdu);
  }
}

/**
 * Decodes exactly one PDU. Never throws and never reads outside `bytes`; fields of bytes share its memory.
 * Only the form is judged here: `encodePdu` of the result gives the same bytes again. Whether the mandatory items are
 * there, and make sense, is for who negotiates.
 */
export function decodePdu(bytes: Uint8Array): Decoded {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < pduHeadLength) return invalid(`${buffer.length} bytes are fewer than the 6 of a PDU head`, 0);
  const length = buffer.readUInt32BE(2);
  if (length !== buffer.length - pduHeadLength) {
    return invalid(`PDU-length is ${length}, but ${buffer.length - pduHeadLength} bytes follow it`, 2);
  }
  if (buffer[0] === 4) {
    const pdu = decodePDataTF(buffer);
    return 'invalid' in pdu ? { ...pdu, pduType: 4 } : { pdu };
  }
  return decodeOther(buffer);
}

function decodeOther(buffer: Buffer): Decoded {
  try {
    return decodeByType(buffer);
  } catch (error) {
    if (!(error instanceof InvalidPdu)) throw error;
    const pduType = buffer[0] ?? 0;
    return { invalid: `${pduTypeName(pduType)}: ${error.text}`, offset: error.offset, reason: 6, pduType };
  }
}

function decodeByType(buffer: Buffer): Decoded {
  switch (buffer[0]) {
    case 1:
      return { pdu: decodeAAssociateRQ(buffer) };
    case 2:
      return { pdu: decodeAAssociateAC(buffer) };
    case 3:
      return { pdu: decodeAAssociateRJ(buffer) };
    case 5:
      return { pdu: decodeAReleaseRQ(buffer) };
    case 6:
      return { pdu: decodeAReleaseRP(buffer) };
    case 7:
      return { pdu: decodeAAbort(buffer) };
    default:
      return unrecognizedPdu(buffer[0] ?? 0);
  }
}

/** The answer for a PDU-type that PS3.8 does not define. */
export function unrecognizedPdu(type: number): Invalid {
  return { invalid: `PDU-type ${hex(type)}H is not defined (PS3.8 9.3.1)`, offset: 0, reason: 1 };
}

function invalid(text: string, offset: number): Invalid {
  return { invalid: text, offset, reason: 6 };
}
