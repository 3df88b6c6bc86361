/** PS3.8 9.3.1: finding PDUs in a stream of bytes by their PDU-length. */

import type { Invalid } from './pdu/byte-reader.ts';
import { unrecognizedPdu } from './pdu/pdu.ts';
import { pduHeadLength, pduTypeName } from './pdu/pdu-head.ts';

/** The PDU-length received at most where nothing else is set: 1 MiB. */
export const defaultMaxPduLength = 1_048_576;

/**
 * Cuts chunks of a stream into PDUs. A PDU that lies whole inside one chunk comes out as a subarray of it; one that
 * spans chunks is assembled once, in a buffer of its own. Memory is taken only for a PDU-length within the limit.
 */
export class PduFramer {
  /** The PDU-length accepted at most for a P-DATA-TF, in bytes. Other PDUs may always have 1 MiB. */
  maxPduLength: number;
  /** Bytes that can no longer be framed, because a PDU-length was over the limit. */
  #discarded = 0;
  #broken = false;
  #chunk: Buffer = empty;
  #offset = 0;
  readonly #head = Buffer.alloc(pduHeadLength);
  #headFilled = 0;
  #partial: Buffer | undefined;
  #partialFilled = 0;

  constructor(maxPduLength = defaultMaxPduLength) {
    this.maxPduLength = maxPduLength;
  }

  /** Bytes received that are no part of a PDU given out. */
  get unparsed(): number {
    const incomplete = this.#partial ? this.#partialFilled : this.#headFilled;
    return this.#discarded + incomplete + this.#chunk.length - this.#offset;
  }

  /** What has arrived of a PDU whose PDU-length is over the limit: its head, and what the chunk has after it. */
  rest(): Buffer {
    const head = this.#head.subarray(0, this.#headFilled);
    const rest = Buffer.concat([head, this.#chunk.subarray(this.#offset)]);
    this.#discarded += this.#headFilled;
    this.#headFilled = 0;
    return rest;
  }

  /** Gives the next chunk; the one before must have been used up by `next`. */
  push(chunk: Buffer): void {
    this.#chunk = chunk;
    this.#offset = 0;
  }

  /**
   * The bytes of the next PDU; an {@link Invalid} once, where a PDU-length is over the limit (nothing after it can be
   * framed); undefined where more bytes are needed.
   */
  next(): Buffer | Invalid | undefined {
    if (this.#broken) return this.#discard();
    if (this.#partial) return this.#fillPartial(this.#partial);
    const available = this.#chunk.length - this.#offset;
    if (available === 0) return undefined;
    if (this.#headFilled > 0 || available < pduHeadLength) return this.#fillHead();
    const total = pduHeadLength + this.#chunk.readUInt32BE(this.#offset + 2);
    const tooLong = this.#check(this.#chunk[this.#offset] ?? 0, total - pduHeadLength);
    if (tooLong) return tooLong;
    if (available < total) return this.#startPartial(total, empty);
    const start = this.#offset;
    this.#offset += total;
    return this.#chunk.subarray(start, this.#offset);
  }

  #fillHead(): Buffer | Invalid | undefined {
    const copied = this.#chunk.copy(this.#head, this.#headFilled, this.#offset);
    this.#offset += copied;
    this.#headFilled += copied;
    if (this.#headFilled < pduHeadLength) return undefined;
    const length = this.#head.readUInt32BE(2);
    const tooLong = this.#check(this.#head[0] ?? 0, length);
    if (tooLong) return tooLong;
    this.#headFilled = 0;
    return this.#startPartial(pduHeadLength + length, this.#head);
  }

  #startPartial(total: number, head: Buffer): Buffer | undefined {
    this.#partial = Buffer.allocUnsafe(total);
    this.#partialFilled = head.copy(this.#partial);
    return this.#fillPartial(this.#partial);
  }

  #fillPartial(partial: Buffer): Buffer | undefined {
    const copied = this.#chunk.copy(partial, this.#partialFilled, this.#offset);
    this.#offset += copied;
    this.#partialFilled += copied;
    if (this.#partialFilled < partial.length) return undefined;
    this.#partial = undefined;
    return partial;
  }

  #check(type: number, length: number): Invalid | undefined {
    const limit = type === 4 ? this.maxPduLength : Math.max(this.maxPduLength, defaultMaxPduLength);
    if (length <= limit) return undefined;
    this.#broken = true;
    const name = pduTypeName(type);
    if (!name) return unrecognizedPdu(type);
    return { invalid: `${name} declares ${length} bytes; at most ${limit} are received`, offset: 2, reason: 6 };
  }

  #discard(): undefined {
    this.#discarded += this.#chunk.length - this.#offset;
    this.#offset = this.#chunk.length;
  }
}

const empty = Buffer.alloc(0);
