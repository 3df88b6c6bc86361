/**
 * PS3.8 9.3.5.1: a P-DATA-TF of very many PDVs, handed on some at a time: one of 1 MiB may have 150,000 of them, and to
 * take all at once would keep the event loop from every other connection.
 */

import { decodePdv, type Pdv, pdvHeadLength } from './pdu/p-data-tf.ts';
import { pduHeadLength } from './pdu/pdu-head.ts';

/** PDVs that are handed on at once. */
const sliceCount = 256;

/** Some of the PDVs of a P-DATA-TF. */
export interface PdvSlice {
  readonly slice: readonly Pdv[];
  /** Whether PDVs of the same PDU came before. */
  readonly continues: boolean;
}

export class PdvSlices {
  readonly #pdu: Buffer;
  #offset = pduHeadLength;

  private constructor(pdu: Buffer) {
    this.#pdu = pdu;
  }

  /** The slices of a P-DATA-TF, given its bytes; undefined when it has few PDVs or is not valid. */
  static of(pdu: Buffer): PdvSlices | undefined {
    let count = 0;
    let offset = pduHeadLength;
    for (; pdu.length - offset >= pdvHeadLength; count++) {
      const length = pdu.readUInt32BE(offset);
      if (length < 2) return undefined;
      offset += 4 + length;
    }
    return offset === pdu.length && count > sliceCount ? new PdvSlices(pdu) : undefined;
  }

  /** The next slice; undefined when all have been given out. */
  next(): PdvSlice | undefined {
    if (this.#offset === this.#pdu.length) return undefined;
    const continues = this.#offset > pduHeadLength;
    const slice: Pdv[] = [];
    while (slice.length < sliceCount && this.#offset < this.#pdu.length) {
      const end = this.#offset + 4 + this.#pdu.readUInt32BE(this.#offset);
      slice.push(decodePdv(this.#pdu, this.#offset, end));
      this.#offset = end;
    }
    return { slice, continues };
  }
}
