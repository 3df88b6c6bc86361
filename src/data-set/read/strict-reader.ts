/**
 * The strict structural reader: PS3.5 clauses 6.2, 7.1 to 7.5 and Annex A.
 *
 * It is fed fragment by fragment, of any size, and finds the same whatever the sizes are. It looks at headers only and
 * passes over values, so it keeps nothing but the stack of open sequences, and its cost is that of the headers.
 */

import type { TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import { Capture, type CapturedValues, capturePlan, uidCapturePlan } from './capture.ts';
import type { DataSetFinding } from './finding.ts';
import { Inflater } from './inflater.ts';
import { defaultLimits, type ReaderLimits } from './limits.ts';
import { resolveTransferSyntax } from './resolve-transfer-syntax.ts';
import { Structure } from './structure.ts';
import type { StructureSink } from './structure-sink.ts';

export type { DataSetFinding, DataSetRule } from './finding.ts';

export interface StrictReaderOptions extends Partial<ReaderLimits> {
  /** Keywords of top-level text elements to keep in `captured`; by default SOP Class and SOP Instance UID. */
  readonly capture?: readonly string[];
  readonly sink?: StructureSink;
  /** Is given the bytes of a deflated Data Set as they are inflated; they are only good until it returns. */
  readonly onInflated?: (bytes: Uint8Array) => void;
  /** Whether inflating is to wait for `proceed`, asked after every 64 KiB; default: never. */
  readonly isDue?: () => boolean;
}

/** The longest header that can be cut in two by the end of a fragment. */
const longestHeader = 12;

export class StrictReader {
  readonly #structure: Structure;
  readonly #capture: Capture;
  readonly #inflater: Inflater | undefined;
  readonly #onInflated: StrictReaderOptions['onInflated'];
  /** Set where the sink wants the values, too. */
  readonly #valueSink: StructureSink | undefined;
  #capturing = false;
  /** The beginning of a header that the fragments so far have not completed. */
  #carry: Uint8Array | undefined;
  #carried = 0;
  #deflateFinding: DataSetFinding | undefined;

  /** Takes a Transfer Syntax, or its UID or keyword; throws RangeError when that is unknown. */
  constructor(transferSyntax: TransferSyntax | string, options: StrictReaderOptions = {}) {
    const syntax = resolveTransferSyntax(transferSyntax);
    this.#structure = new Structure(syntax, readerLimits(syntax, options), options.sink);
    this.#capture = new Capture(options.capture ? capturePlan(options.capture) : uidCapturePlan);
    this.#onInflated = options.onInflated;
    this.#valueSink = options.sink?.value === undefined ? undefined : options.sink;
    if (syntax.deflated) this.#inflater = new Inflater((bytes) => this.#feedInflated(bytes), options.isDue);
  }

  /** The first place where the bytes break a rule; what follows it is not read. */
  get error(): DataSetFinding | undefined {
    return this.#structure.finding ?? this.#deflateFinding;
  }

  get findings(): readonly DataSetFinding[] {
    return this.error ? [this.error] : [];
  }

  /** Text of the captured elements by keyword, without padding; undefined while or when they have not come. */
  get captured(): CapturedValues {
    return this.#capture.values;
  }

  /** Bytes of the Data Set read so far, after inflating; with a finding, those before the place of it. */
  get offset(): number {
    return this.#structure.finding ? this.#structure.offset : this.#structure.offset + this.#carried;
  }

  /** Whether bytes of the last `push` wait for `proceed`; nothing is to be pushed, and no end to be said, before. */
  get pending(): boolean {
    return this.#inflater?.pending === true && this.error === undefined;
  }

  /** Goes on with what `isDue` has put off. */
  proceed(): void {
    this.#inflater?.proceed();
    this.#noteDeflateProblem();
  }

  /** Takes the next bytes. Nothing of them is kept unless they are put off, and nothing is thrown: see `error`. */
  push(fragment: Uint8Array): void {
    if (this.error) return;
    if (this.#inflater) this.#pushDeflated(this.#inflater, fragment);
    else this.#feed(fragment);
  }

  /** Says that the bytes are complete, which they may not be. */
  end(): void {
    if (this.error) return;
    this.#inflater?.end();
    this.#noteDeflateProblem();
    if (!this.#deflateFinding) this.#structure.end(this.#carried);
  }

  #feedInflated(bytes: Uint8Array): boolean {
    this.#onInflated?.(bytes);
    this.#feed(bytes);
    return this.#structure.finding === undefined;
  }

  #feed(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && !this.#structure.finding) {
      at += this.#structure.remaining > 0 ? this.#passOver(bytes, at) : this.#header(bytes, at);
    }
  }

  #passOver(bytes: Uint8Array, at: number): number {
    const count = Math.min(this.#structure.remaining, bytes.length - at);
    if (this.#capturing) this.#capture.add(bytes, at, at + count);
    this.#valueSink?.value?.(bytes, at, at + count);
    this.#structure.passOver(count);
    if (this.#capturing && this.#structure.remaining === 0) this.#captured();
    return count;
  }

  #header(bytes: Uint8Array, at: number): number {
    if (this.#carried > 0) return this.#carryOver(bytes, at);
    const taken = this.#structure.header(bytes, at, bytes.length - at);
    if (taken > 0) this.#headerTaken();
    return taken > 0 || this.#structure.finding ? taken : this.#carryOver(bytes, at);
  }

  /** Completes the header byte by byte: it has 8 or 12, and only the first 8 tell which. */
  #carryOver(bytes: Uint8Array, at: number): number {
    this.#carry ??= new Uint8Array(longestHeader);
    let next = at;
    while (next < bytes.length && this.#carried < longestHeader) {
      this.#carry[this.#carried++] = bytes[next++] ?? 0;
      if (this.#structure.header(this.#carry, 0, this.#carried) > 0) {
        this.#carried = 0;
        this.#headerTaken();
        break;
      }
      if (this.#structure.finding) break;
    }
    return next - at;
  }

  #headerTaken(): void {
    const { remaining, topLevelTag } = this.#structure;
    this.#capturing = remaining > 0 && topLevelTag >= 0 && this.#capture.begin(topLevelTag, remaining);
  }

  #captured(): void {
    this.#capture.finish();
    this.#capturing = false;
  }

  #pushDeflated(inflater: Inflater, fragment: Uint8Array): void {
    inflater.push(fragment);
    this.#noteDeflateProblem();
  }

  #noteDeflateProblem(): void {
    const text = this.#inflater?.problem;
    if (text === undefined || this.#structure.finding) return;
    this.#deflateFinding = {
      rule: 'deflate',
      tagPath: '',
      tag: undefined,
      offset: this.offset,
      clause: 'PS3.5 A.5',
      text,
    };
  }
}

function readerLimits(syntax: TransferSyntax, options: Partial<ReaderLimits>): ReaderLimits {
  const { size = defaultLimits.size, inflatedSize = defaultLimits.inflatedSize } = options;
  const { depth = defaultLimits.depth, elements = defaultLimits.elements } = options;
  return { depth, elements, inflatedSize, size: syntax.deflated ? Math.min(size, inflatedSize) : size };
}
