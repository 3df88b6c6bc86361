/** PS3.8 9.3.1: reading the big endian fields of a PDU, never outside the bounds of the field that holds them. */

/** The Reason/Diag. values an A-ABORT by the provider may give for what arrived (PS3.8 Table 9-26). */
export type InvalidReason = 0 | 1 | 4 | 6;

/** Bytes that are no PDU: what is wrong, where (bytes from the start of the PDU), and the A-ABORT reason it deserves. */
export interface Invalid {
  readonly invalid: string;
  readonly offset: number;
  readonly reason: InvalidReason;
  /** The PDU-type, if the bytes are as many as a PDU of a defined type announces, and what it holds is malformed. */
  readonly pduType?: number;
}

/**
 * Thrown inside the codec only; `decodePdu` turns it into an {@link Invalid} value. It is no Error, as a peer must not
 * be able to make this side collect stack traces.
 */
export class InvalidPdu {
  readonly text: string;
  readonly offset: number;

  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
  }
}

/**
 * Items and sub-items read at most from one PDU: a local limit, so that a megabyte of empty items keeps nobody waiting.
 * All 128 presentation contexts with 100 transfer syntaxes each stay below it.
 */
export const maxItems = 16_384;

/** A cursor over one field of a PDU. Every read names what it reads, for the message when the bytes run out. */
export class ByteReader {
  readonly #bytes: Buffer;
  readonly #end: number;
  readonly #budget: { items: number };
  #offset: number;

  constructor(bytes: Buffer, offset = 0, end = bytes.length, budget = { items: maxItems }) {
    this.#bytes = bytes;
    this.#offset = offset;
    this.#end = end;
    this.#budget = budget;
  }

  /** Bytes from the start of the PDU to the cursor. */
  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#end - this.#offset;
  }

  uint8(what: string): number {
    return this.#bytes.readUInt8(this.#advance(1, what));
  }

  uint16(what: string): number {
    return this.#bytes.readUInt16BE(this.#advance(2, what));
  }

  uint32(what: string): number {
    return this.#bytes.readUInt32BE(this.#advance(4, what));
  }

  /** The next `length` bytes, shared with the PDU, not copied. */
  bytes(length: number, what: string): Buffer {
    const start = this.#advance(length, what);
    return this.#bytes.subarray(start, start + length);
  }

  /** The next `length` bytes as characters, one per byte, so that every byte survives encoding again. */
  text(length: number, what: string): string {
    const start = this.#advance(length, what);
    return this.#bytes.toString('latin1', start, start + length);
  }

  /** A reader of the next `length` bytes alone. */
  field(length: number, what: string): ByteReader {
    const start = this.#advance(length, what);
    return new ByteReader(this.#bytes, start, start + length, this.#budget);
  }

  /** Another reader of what remains. */
  fork(): ByteReader {
    return new ByteReader(this.#bytes, this.#offset, this.#end, this.#budget);
  }

  /** A field of a 16-bit length and as many bytes, as characters. */
  lengthAndText(what: string): string {
    return this.text(this.uint16(`${what} length`), what);
  }

  /** A field of a 16-bit length and as many bytes. */
  lengthAndBytes(what: string): Buffer {
    return this.bytes(this.uint16(`${what} length`), what);
  }

  /** Counts one item or sub-item of the PDU. */
  countItem(): void {
    this.#budget.items -= 1;
    if (this.#budget.items < 0) throw new InvalidPdu(`more than ${maxItems} items in one PDU`, this.#offset);
  }

  /** Says that the field must have been read completely. */
  end(what: string): void {
    if (this.remaining > 0) {
      throw new InvalidPdu(`${what} has ${this.remaining} bytes more than its fields take`, this.#offset);
    }
  }

  #advance(length: number, what: string): number {
    const start = this.#offset;
    if (length > this.#end - start) {
      throw new InvalidPdu(`${what} needs ${length} bytes, but only ${this.#end - start} are left`, start);
    }
    this.#offset = start + length;
    return start;
  }
}
