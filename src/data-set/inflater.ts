/**
 * Inflates the Deflated Transfer Syntaxes step by step: PS3.5 A.5, RFC 1951.
 *
 * Node's own zlib inflates either the whole at once or asynchronously. A reader that is fed from a socket, in order and
 * with bounded memory, can use neither.
 */

import { BitReader } from './bit-reader.ts';
import { fixedDistances, fixedLiterals } from './huffman.ts';
import { type BlockCodes, inflateCodes, type Progress, readDynamicCodes } from './inflate-codes.ts';
import { InflateWindow } from './inflate-window.ts';

const fixedCodes: BlockCodes = { literals: fixedLiterals, distances: fixedDistances };

/** Inflates one raw deflate stream; gives the inflated bytes to `onData` before `push` returns. */
export class Inflater {
  readonly #bits = new BitReader();
  readonly #window: InflateWindow;
  #state: 'header' | 'stored' | 'codes' | 'end' = 'header';
  #codes = fixedCodes;
  #storedLeft = 0;
  #isFinal = false;
  #paddingSeen = false;
  #taken = 0;
  /** What is wrong with the stream, in words, once something is. */
  problem: string | undefined;

  /** `onData` answers whether it wants more; the bytes it is given are only good until it returns. */
  constructor(onData: (bytes: Uint8Array) => boolean) {
    this.#window = new InflateWindow(onData);
  }

  /** Takes the next compressed bytes. */
  push(bytes: Uint8Array): void {
    if (this.problem !== undefined || this.#window.stopped) return;
    this.#taken += bytes.length;
    this.#bits.add(bytes);
    while (this.#step());
    this.#bits.keep();
    this.#window.flush();
  }

  /** To be called after the last bytes: a stream that has not ended by itself is truncated. */
  end(): void {
    if (this.#state !== 'end') this.problem ??= `the deflated stream breaks off after ${this.#taken} bytes`;
  }

  /** Whether there was enough of something to make the next step worth a try. */
  #step(): boolean {
    if (this.#state === 'end') return this.#afterEnd();
    const progress = this.#part();
    if (progress === 'corrupt') this.problem = 'the deflated stream is corrupt';
    if (progress === 'more') this.#bits.rollBack();
    return progress === 'done';
  }

  #part(): Progress {
    this.#bits.commit();
    if (this.#state === 'header') return this.#blockHeader();
    const progress = this.#state === 'stored' ? this.#stored() : inflateCodes(this.#bits, this.#codes, this.#window);
    if (progress === 'done') this.#endBlock();
    return progress;
  }

  #blockHeader(): Progress {
    const isFinal = this.#bits.take(1);
    const type = this.#bits.take(2);
    if (type < 0) return 'more';
    const progress = type === 0 ? this.#storedHeader() : this.#codesHeader(type);
    if (progress === 'done') this.#isFinal = isFinal === 1;
    return progress;
  }

  #codesHeader(type: number): Progress {
    const codes = type === 1 ? fixedCodes : type === 2 ? readDynamicCodes(this.#bits) : 'corrupt';
    if (typeof codes === 'string') return codes;
    this.#codes = codes;
    this.#state = 'codes';
    return 'done';
  }

  /** LEN and its complement NLEN, on a byte boundary (RFC 1951, 3.2.4). */
  #storedHeader(): Progress {
    this.#bits.alignToByte();
    if (this.#bits.bytesLeft < 4) return 'more';
    const length = this.#bits.take(16);
    const complement = this.#bits.take(16);
    this.#bits.alignToByte();
    if ((length ^ complement) !== 0xffff) return 'corrupt';
    this.#storedLeft = length;
    this.#state = 'stored';
    return 'done';
  }

  #stored(): Progress {
    const bytes = this.#bits.takeBytes(this.#storedLeft);
    this.#storedLeft -= bytes.length;
    this.#window.append(bytes);
    this.#bits.commit();
    return this.#storedLeft === 0 ? 'done' : 'more';
  }

  #endBlock(): void {
    this.#state = this.#isFinal ? 'end' : 'header';
    if (this.#isFinal) this.#bits.alignToByte();
  }

  /** One NULL makes an odd number of bytes even (PS3.5 A.5); nothing else may follow. */
  #afterEnd(): false {
    const bytes = this.#bits.takeBytes(this.#bits.bytesLeft);
    if (bytes.length > 1 || (bytes.length === 1 && (this.#paddingSeen || bytes[0] !== 0))) {
      this.problem = 'bytes follow the end of the deflated stream';
    }
    this.#paddingSeen ||= bytes.length > 0;
    return false;
  }
}
