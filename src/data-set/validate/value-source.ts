// Where the values of a Data Set under validation come from: its bytes, read as characters or numbers (PS3.5 6.2, 7.3).

import type { DataElement } from '../read/element-tree.ts';

/** Data Sets up to this size, in bytes, are made characters in one go, which is quicker than value by value. */
const wholeLimit = 1 << 20;

type Place = Pick<DataElement, 'valueOffset' | 'length' | 'passedOver'>;

/** The bytes that the offsets of elements count in. */
export class ValueSource {
  readonly view: DataView;
  readonly #bytes: Buffer;
  #whole: string | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The bytes of a value as characters, one each; none where it was passed over. */
  latin1({ valueOffset, length, passedOver }: Place): string {
    if (passedOver) return '';
    const end = valueOffset + length;
    if (this.#bytes.length > wholeLimit) return this.#bytes.toString('latin1', valueOffset, end);
    this.#whole ??= this.#bytes.toString('latin1');
    return this.#whole.slice(valueOffset, end);
  }
}
