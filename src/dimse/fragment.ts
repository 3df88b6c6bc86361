/** Fragmentation of DIMSE messages into P-DATA-TF PDUs: PS3.8 9.3.5, Annex D.1 and Annex E. */
import { DicomNetworkError } from '../errors.ts';

const pduHead = 6;
const pdvHead = 6;
const commandFlag = 0x01;
const lastFlag = 0x02;

/** Longest variable field sent even to a peer without a limit: longer ones gain no speed and cost the peer memory. */
const ownMaxLength = 0x100000;

/** A PDU of at most so many bytes is copied into one buffer, which is cheaper than several buffers to write. */
const copyLimit = 0x4000;

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
  let field = 0;
  for (const piece of pieces) field += pdvHead + piece.bytes.length;
  const buffers: Uint8Array[] = [];
  if (field <= limit) encodePdu(contextId, pieces, field, buffers);
  else for (const pdvs of packPdus(pieces, limit)) encodePdu(contextId, pdvs, fieldLength(pdvs), buffers);
  return buffers;
}

function fieldLimit(maxLength: number): number {
  if (canCarryMessages(maxLength)) return maxLength === 0 ? ownMaxLength : Math.min(maxLength, ownMaxLength);
  throw new DicomNetworkError(
    'MAX_LENGTH',
    `The peer receives P-DATA-TF of at most ${maxLength} bytes, which leaves no room for a fragment (PS3.8 D.1)`,
  );
}

/** Cuts pieces into fragments of an even length, and fills each PDU up before the next is begun. */
function* packPdus(pieces: readonly Fragment[], limit: number): Generator<Fragment[]> {
  let pdvs: Fragment[] = [];
  let room = limit;
  for (const { control, bytes } of pieces) {
    let at = 0;
    do {
      if (pdvs.length > 0 && room < pdvHead + 2) {
        yield pdvs;
        pdvs = [];
        room = limit;
      }
      const rest = bytes.length - at;
      const take = rest <= room - pdvHead ? rest : (room - pdvHead) & ~1;
      pdvs.push({ control: take === rest ? control : control & ~lastFlag, bytes: bytes.subarray(at, at + take) });
      room -= pdvHead + take;
      at += take;
    } while (at < bytes.length);
  }
  yield pdvs;
}

function fieldLength(pdvs: readonly Fragment[]): number {
  return pdvs.reduce((sum, pdv) => sum + pdvHead + pdv.bytes.length, 0);
}

function encodePdu(contextId: number, pdvs: readonly Fragment[], field: number, buffers: Uint8Array[]): void {
  if (field <= copyLimit) {
    buffers.push(encodeCopied(contextId, pdvs, field));
    return;
  }
  let head = Buffer.allocUnsafe(pduHead + pdvHead);
  let at = writePduHead(head, field);
  for (const pdv of pdvs) {
    writePdvHead(head, at, contextId, pdv);
    buffers.push(head, pdv.bytes);
    head = Buffer.allocUnsafe(pdvHead);
    at = 0;
  }
}

function encodeCopied(contextId: number, pdvs: readonly Fragment[], field: number): Buffer {
  const pdu = Buffer.allocUnsafe(pduHead + field);
  let at = writePduHead(pdu, field);
  for (const pdv of pdvs) {
    at = writePdvHead(pdu, at, contextId, pdv);
    pdu.set(pdv.bytes, at);
    at += pdv.bytes.length;
  }
  return pdu;
}

function writePduHead(bytes: Buffer, field: number): number {
  bytes.writeUInt16BE(0x0400, 0);
  bytes.writeUInt32BE(field, 2);
  return pduHead;
}

function writePdvHead(bytes: Buffer, at: number, contextId: number, pdv: Fragment): number {
  bytes.writeUInt32BE(pdv.bytes.length + 2, at);
  bytes[at + 4] = contextId;
  bytes[at + 5] = pdv.control;
  return at + pdvHead;
}
