/** PS3.8 9.3.1: finding PDUs in a stream of bytes by their PDU-length. */

import type { Invalid } from './pdu/byte-reader.ts';
import { type Pdv, pdvHeadLength } from './pdu/p-data-tf.ts';
import { unrecognizedPdu } from './pdu/pdu.ts';
import { pduHeadLength, pduTypeName } from './pdu/pdu-head.ts';

/** The PDU-length received at most where nothing else is set: 1 MiB. */
export const defaultMaxPduLength = 1_048_576;

/** A P-DATA-TF of at least so many bytes may be given out in parts: it is cheaper than copying it. */
const partsFrom = 8_192;

/** A part of the Data Set fragment that fills a P-DATA-TF alone. */
export interface PdvPart {
  readonly part: Pdv;
}

/** The PDV that is being given out in parts. */
interface OpenPdv {
  readonly contextId: number;
  readonly control: number;
  readonly length: number;
  left: number;
}

/**
 * Cuts chunks of a stream into PDUs. A PDU that lies whole inside one chunk comes out as a subarray of it; one that
 * spans chunks is assembled once, in a buffer of its own. Memory is taken only for a PDU-length within the limit. Parts
 * of a long PDU are views on the chunks.
 */
export class PduFramer {
  /** The PDU-length accepted at most for a P-DATA-TF, in bytes. Other PDUs may always have 1 MiB. */
  maxPduLength: number;
  /** Bytes that can no longer be framed, because a PDU-length was over the limit. */
  #discarded = 0;
  /** Asked at the head of each long P-DATA-TF: whether it may be given out in parts. */
  mayComeInParts: () => boolean = () => false;
  readonly #transient: boolean;
  #broken = false;
  #chunk: Buffer = empty;
  #offset = 0;
  /** The head of a PDU, and of its first PDV where the PDU may be given out in parts. */
  readonly #head = Buffer.alloc(pduHeadLength + pdvHeadLength);
  #headFilled = 0;
  #headWanted = pduHeadLength;
  #partial: Buffer | undefined;
  #partialFilled = 0;
  #open: OpenPdv | undefined;

  /** `transient`: a chunk may be overwritten as soon as `next` has used it up, so PDUs in it are copied. */
  constructor(maxPduLength = defaultMaxPduLength, transient = false) {
    this.maxPduLength = maxPduLength;
    this.#transient = transient;
  }

  /** Bytes received that are no part of a PDU given out. */
  get unparsed(): number {
    return this.#discarded + this.#incomplete() + this.#chunk.length - this.#offset;
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
   * The bytes of the next PDU, or a part of it; an {@link Invalid} once, where a PDU-length is over the limit (nothing after it can be
   * framed); undefined where more bytes are needed.
   */
  next(): Buffer | PdvPart | Invalid | undefined {
    if (this.#broken) return this.#discard();
    if (this.#partial) return this.#fillPartial(this.#partial);
    if (this.#open) return this.#nextPart(this.#open);
    const available = this.#chunk.length - this.#offset;
    if (available === 0) return undefined;
    if (this.#headFilled > 0 || available < pduHeadLength) return this.#fillHead();
    const type = this.#chunk[this.#offset] ?? 0;
    const total = pduHeadLength + this.#chunk.readUInt32BE(this.#offset + 2);
    const tooLong = this.#check(type, total - pduHeadLength);
    if (tooLong) return tooLong;
    if ((available < total || this.#transient) && this.#inParts(type, total)) return this.#fillHead();
    if (available < total) return this.#startPartial(total, empty);
    const start = this.#offset;
    this.#offset += total;
    const pdu = this.#chunk.subarray(start, this.#offset);
    return this.#transient ? Buffer.from(pdu) : pdu;
  }

  #incomplete(): number {
    if (this.#open) return pduHeadLength + pdvHeadLength + this.#open.length - this.#open.left;
    return this.#partial ? this.#partialFilled : this.#headFilled;
  }

  #fillHead(): Buffer | PdvPart | Invalid | undefined {
    if (!this.#takeHead()) return undefined;
    const type = this.#head[0] ?? 0;
    const length = this.#head.readUInt32BE(2);
    const tooLong = this.#check(type, length);
    if (tooLong) return tooLong;
    const total = pduHeadLength + length;
    if (this.#headWanted === pduHeadLength && this.#inParts(type, total)) {
      this.#headWanted += pdvHeadLength;
      if (!this.#takeHead()) return undefined;
    }
    const filled = this.#headFilled;
    this.#headFilled = 0;
    this.#headWanted = pduHeadLength;
    if (filled > pduHeadLength) this.#open = this.#pdvAlone(length);
    if (this.#open) return this.#nextPart(this.#open);
    return this.#startPartial(total, this.#head.subarray(0, filled));
  }

  #takeHead(): boolean {
    const wanted = this.#headWanted - this.#headFilled;
    const copied = this.#chunk.copy(this.#head, this.#headFilled, this.#offset, this.#offset + wanted);
    this.#offset += copied;
    this.#headFilled += copied;
    return copied === wanted;
  }

  #inParts(type: number, total: number): boolean {
    return type === 4 && total >= partsFrom && this.mayComeInParts();
  }

  /**
   * The PDV in the head when it is of a Data Set and fills the P-DATA-TF alone: only then nothing that comes later can
   * make the PDU invalid.
   */
  #pdvAlone(pduLength: number): OpenPdv | undefined {
    const length = this.#head.readUInt32BE(pduHeadLength) - 2;
    const contextId = this.#head.readUInt8(pduHeadLength + 4);
    const control = this.#head.readUInt8(pduHeadLength + 5);
    const isCommand = (control & 1) === 1;
    if (isCommand || length !== pduLength - pdvHeadLength) return undefined;
    return { contextId, control, length, left: length };
  }

  #nextPart(open: OpenPdv): PdvPart | undefined {
    const fragment = this.#chunk.subarray(this.#offset, this.#offset + open.left);
    if (fragment.length === 0) return undefined;
    this.#offset += fragment.length;
    open.left -= fragment.length;
    if (open.left === 0) this.#open = undefined;
    const { contextId, control, length } = open;
    const isLast = (control & 2) > 0 && open.left === 0;
    return { part: { contextId, isCommand: false, isLast, fragment, partOf: length } };
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
