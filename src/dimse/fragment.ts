/** Fragmentation of DIMSE messages into P-DATA-TF PDUs: PS3.8 9.3.5, Annex D.1 and Annex E. */
import { DicomNetworkError } from '../errors.ts';

const pduHead = 6;
const pdvHead = 6;
const commandFlag = 0x01;
const lastFlag = 0x02;

/**
 * Longest variable field sent even to a peer that takes longer ones: those gain no speed, and cost the peer memory.
 * A fragment then has 128 KiB.
 */
const ownMaxLength = pdvHead + 0x20000;

/** A message with no more bytes than that is copied into one buffer: that is cheaper than to write its parts. */
const copyLimit = 0x4000;

/** In longer messages, PDUs that are no longer than that are copied, a few hundred into one buffer. */
const shortPdu = 0x400;
const batchLength = 0x40000;

/** One PDV to be: a fragment and its message control header. */
interface Fragment {
  readonly control: number;
  readonly bytes: Uint8Array;
}

/**
 * The P-DATA-TF PDUs of one message, as buffers to be written one after the other. Command and Data Set share a PDU
 * where the maximum length allows (PS3.8 E.1). A large Data Set is not copied: the buffers are views on it.
 *
 * @param contextId Presentation-context-ID, put in as it is
 * @param command the encoded Command Set
 * @param dataSet the encoded Data Set, undefined when the message has none
 * @param maxLength longest variable field that the peer receives, in bytes; 0 means no limit (PS3.8 D.1)
 * @throws {DicomNetworkError} when `maxLength` leaves no room for two bytes of a message
 */
export function fragmentMessage(
  contextId: number,
  command: Uint8Array,
  dataSet: Uint8Array | undefined,
  maxLength: number,
): Uint8Array[] {
  const pieces: Fragment[] = [{ control: commandFlag | lastFlag, bytes: command }];
  if (dataSet !== undefined) pieces.push({ control: lastFlag, bytes: dataSet });
  return encodePieces(contextId, pieces, maxLength);
}

/**
 * The P-DATA-TF PDUs of a stretch of a Data Set; `isLast` says that nothing follows it. The stretch should have an
 * even number of bytes unless it is the last (PS3.8 E.1). A large stretch is not copied.
 *
 * @throws {DicomNetworkError} as `fragmentMessage`
 */
export function fragmentDataSet(
  contextId: number,
  stretch: Uint8Array,
  isLast: boolean,
  maxLength: number,
): Uint8Array[] {
  return encodePieces(contextId, [{ control: isLast ? lastFlag : 0, bytes: stretch }], maxLength);
}

/** Whether a maximum length leaves room for the two bytes that a fragment has at least; 0 means no limit. */
export function canCarryMessages(maxLength: number): boolean {
  return maxLength === 0 || maxLength >= pdvHead + 2;
}

function encodePieces(contextId: number, pieces: readonly Fragment[], maxLength: number): Uint8Array[] {
  const limit = fieldLimit(maxLength);
  const field = fieldLength(pieces);
  if (field <= limit && field <= copyLimit) return [encodeCopied(contextId, [pieces], pduHead + field)];
  const pdus = packPdus(pieces, limit);
  return limit <= shortPdu ? encodeInBatches(contextId, pdus, limit) : encodeInParts(contextId, pdus);
}

function fieldLimit(maxLength: number): number {
  if (canCarryMessages(maxLength)) return maxLength === 0 ? ownMaxLength : Math.min(maxLength, ownMaxLength);
  throw new DicomNetworkError(
    'MAX_LENGTH',
    `The peer receives P-DATA-TF of at most ${maxLength} bytes, which leaves no room for a fragment (PS3.8 D.1)`,
  );
}

/** Cuts pieces into fragments of an even length, and fills each PDU up before the next is begun. */
function packPdus(pieces: readonly Fragment[], limit: number): Fragment[][] {
  let pdvs: Fragment[] = [];
  const pdus = [pdvs];
  let room = limit;
  for (const { control, bytes } of pieces) {
    let at = 0;
    do {
      if (pdvs.length > 0 && room < pdvHead + 2) {
        pdvs = [];
        pdus.push(pdvs);
        room = limit;
      }
      const rest = bytes.length - at;
      const take = rest <= room - pdvHead ? rest : (room - pdvHead) & ~1;
      pdvs.push({ control: take === rest ? control : control & ~lastFlag, bytes: bytes.subarray(at, at + take) });
      room -= pdvHead + take;
      at += take;
    } while (at < bytes.length);
  }
  return pdus;
}

function fieldLength(pdvs: readonly Fragment[]): number {
  let length = 0;
  for (const pdv of pdvs) length += pdvHead + pdv.bytes.length;
  return length;
}

/** Views on the fragments, and between them their heads, which share a buffer. */
function encodeInParts(contextId: number, pdus: readonly (readonly Fragment[])[]): Uint8Array[] {
  let length = 0;
  for (const pdvs of pdus) length += pduHead + pdvHead * pdvs.length;
  const heads = Buffer.allocUnsafe(length);
  const buffers: Uint8Array[] = [];
  let start = 0;
  let at = 0;
  for (const pdvs of pdus) {
    at = writePduHead(heads, at, fieldLength(pdvs));
    for (const pdv of pdvs) {
      at = writePdvHead(heads, at, contextId, pdv);
      buffers.push(heads.subarray(start, at), pdv.bytes);
      start = at;
    }
  }
  return buffers;
}

function encodeInBatches(contextId: number, pdus: readonly (readonly Fragment[])[], limit: number): Uint8Array[] {
  const count = Math.floor(batchLength / (pduHead + limit));
  const buffers: Uint8Array[] = [];
  for (let at = 0; at < pdus.length; at += count) {
    const batch = pdus.slice(at, at + count);
    let length = 0;
    for (const pdvs of batch) length += pduHead + fieldLength(pdvs);
    buffers.push(encodeCopied(contextId, batch, length));
  }
  return buffers;
}

/** PDUs of `length` bytes in all, as one buffer. */
function encodeCopied(contextId: number, pdus: readonly (readonly Fragment[])[], length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const pdvs of pdus) {
    at = writePduHead(bytes, at, fieldLength(pdvs));
    for (const pdv of pdvs) {
      at = writePdvHead(bytes, at, contextId, pdv);
      bytes.set(pdv.bytes, at);
      at += pdv.bytes.length;
    }
  }
  return bytes;
}

function writePduHead(bytes: Buffer, at: number, field: number): number {
  bytes.writeUInt16BE(0x0400, at);
  bytes.writeUInt32BE(field, at + 2);
  return at + pduHead;
}

function writePdvHead(bytes: Buffer, at: number, contextId: number, pdv: Fragment): number {
  bytes.writeUInt32BE(pdv.bytes.length + 2, at);
  bytes[at + 4] = contextId;
  bytes[at + 5] = pdv.control;
  return at + pdvHead;
}
