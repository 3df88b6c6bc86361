/** The grammar of an encoded Data Set: which header may stand where, and how far its value reaches (PS3.5 7.1, 7.5, A.4). */

import { formatTag } from '../../registry/dictionary.ts';
import type { TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import type { ValueRepresentation } from '../../registry/vrs.ts';
import {
  implicitVR,
  itemDelimitationTag,
  itemTag,
  readTag,
  readUint16,
  readUint32,
  readVR,
  sequenceDelimitationTag,
  undefinedLength,
} from './element-header.ts';
import {
  boundsProblem,
  fragmentProblem,
  lengthProblem,
  nativeProblem,
  type RuleProblem,
  tagProblem,
  undefinedLengthOpens,
  undefinedLengthProblem,
  unknownVR,
} from './element-rules.ts';
import type { DataSetFinding, DataSetRule } from './finding.ts';
import { LevelStack, levelName, rootLevel } from './level.ts';
import type { ReaderLimits } from './limits.ts';
import type { StructureSink } from './structure-sink.ts';

/** Bytes of tag and length, and of a header in Explicit VR with a 32-bit length. */
const [shortHeader, longHeader] = [8, 12];

/** Takes headers one by one, and is told how many bytes of value have been passed over. */
export class Structure {
  /** Bytes taken so far. */
  offset = 0;
  /** Bytes of the current value still to come. */
  remaining = 0;
  finding: DataSetFinding | undefined;
  readonly #levels: LevelStack;
  #count = 0;
  /** An Item header is being taken: a finding belongs to this Item and not to the whole sequence. */
  #atItem = false;
  readonly #encapsulated: boolean;
  readonly #limits: ReaderLimits;
  readonly #sink: StructureSink | undefined;

  constructor(transferSyntax: TransferSyntax, limits: ReaderLimits, sink: StructureSink | undefined) {
    this.#levels = new LevelStack(rootLevel(transferSyntax));
    this.#encapsulated = transferSyntax.encapsulated;
    this.#limits = limits;
    this.#sink = sink;
  }

  /** The tag of the top-level element whose value comes next, or -1 within a sequence. */
  get topLevelTag(): number {
    return this.#levels.depth === 0 ? this.#levels.current.tag : -1;
  }

  /** Takes a header and returns its length; 0 when there is a finding or more than `available` is needed. */
  header(bytes: Uint8Array, at: number, available: number): number {
    if (available < shortHeader) return 0;
    const { kind, tag: previous, explicitVR, littleEndian } = this.#levels.current;
    const tag = readTag(bytes, at, littleEndian);
    if (tag >>> 16 === 0xfffe) return this.#itemOrDelimiter(tag, readUint32(bytes, at + 4, littleEndian));
    if (kind !== 'data-set') {
      return this.#fail('item-expected', 'PS3.5 7.5', `${formatTag(tag)} stands where an Item has to begin`);
    }
    const problem = tagProblem(tag, previous);
    if (problem) return this.#failProblem(problem, tag);
    return explicitVR
      ? this.#explicitElement(tag, bytes, at, available)
      : this.#element(tag, implicitVR(tag), readUint32(bytes, at + 4, littleEndian), shortHeader);
  }

  /** Notes that `count` bytes of the current value have been passed over. */
  passOver(count: number): void {
    this.offset += count;
    this.remaining -= count;
    if (this.remaining === 0) this.#closeEnded();
  }

  /** Notes that no more bytes come; `pending` of them are the beginning of a header. */
  end(pending: number): void {
    const text = this.#missing(pending);
    if (this.finding || text === undefined) return;
    const { kind, tag } = this.#levels.current;
    this.offset += pending;
    this.#fail('truncated', 'PS3.5 7.1', text, this.remaining > 0 && kind === 'data-set' ? tag : undefined);
  }

  #missing(pending: number): string | undefined {
    if (this.remaining > 0) return `the bytes end ${this.remaining} short of the value`;
    if (pending > 0) return 'the bytes end within the header of a Data Element';
    return this.#levels.depth > 0 ? `the bytes end within ${levelName(this.#levels.current)}` : undefined;
  }

  #explicitElement(tag: number, bytes: Uint8Array, at: number, available: number): number {
    const vr = readVR(bytes, at + 4);
    if (!vr) return this.#failProblem(unknownVR(bytes, at + 4), tag);
    const { littleEndian } = this.#levels.current;
    if (!vr.longForm) return this.#element(tag, vr, readUint16(bytes, at + 6, littleEndian), shortHeader);
    if (available < longHeader) return 0;
    return this.#element(tag, vr, readUint32(bytes, at + 8, littleEndian), longHeader);
  }

  #element(tag: number, vr: ValueRepresentation, length: number, headerLength: number): number {
    if (this.#tooMany()) return 0;
    if (length === undefinedLength) return this.#openUndefined(tag, vr, headerLength);
    const mayBeNative = !this.#encapsulated || this.#levels.depth > 0;
    const problem = lengthProblem(tag, vr, length) ?? nativeProblem(tag, mayBeNative);
    if (problem) return this.#failProblem(problem, tag);
    if (this.#outOfBounds(headerLength + length, tag)) return 0;
    if (vr.vr === 'SQ') return this.#openSequence(tag, vr, length, 'sequence', headerLength);
    const headerOffset = this.offset;
    this.#levels.current.tag = tag;
    this.offset += headerLength;
    this.#sink?.element({ tag, vr, headerOffset, valueOffset: this.offset, length });
    return this.#expectValue(length, headerLength);
  }

  #expectValue(length: number, headerLength: number): number {
    this.remaining = length;
    if (length === 0) this.#closeEnded();
    return headerLength;
  }

  #openUndefined(tag: number, vr: ValueRepresentation, headerLength: number): number {
    const kind = undefinedLengthOpens(tag, vr, this.#encapsulated);
    if (!kind) return this.#failProblem(undefinedLengthProblem(vr), tag);
    if (this.#outOfBounds(headerLength, tag)) return 0;
    return this.#openSequence(tag, vr, Infinity, kind, headerLength);
  }

  /** An Undefined Length of VR UN is Implicit VR Little Endian inside, whatever is around it (PS3.5 6.2.2). */
  #openSequence(
    tag: number,
    vr: ValueRepresentation,
    length: number,
    kind: 'sequence' | 'fragments',
    headerLength: number,
  ): number {
    if (this.#levels.depth / 2 >= this.#limits.depth) {
      return this.#fail('depth-limit', 'PS3.5 7.5', `sequences are nested more than ${this.#limits.depth} deep`, tag);
    }
    const headerOffset = this.offset;
    this.#levels.current.tag = tag;
    this.offset += headerLength;
    this.#sink?.openSequence({ tag, vr, headerOffset, valueOffset: this.offset, length }, kind === 'fragments');
    this.#levels.push(kind, this.offset, length);
    if (vr.vr === 'UN') {
      this.#levels.current.explicitVR = false;
      this.#levels.current.littleEndian = true;
    }
    this.#closeEnded();
    return headerLength;
  }

  #itemOrDelimiter(tag: number, length: number): number {
    if (tag === itemTag && this.#levels.current.kind !== 'data-set') return this.#item(length);
    if (!this.#isClosedBy(tag)) {
      return this.#fail('stray-delimiter', 'PS3.5 7.5', `${formatTag(tag)} has nothing to begin or to end here`);
    }
    if (length !== 0) {
      return this.#fail('delimiter-length', 'PS3.5 7.5', `the delimiter ${formatTag(tag)} has the length ${length}`);
    }
    if (this.#levels.current.kind === 'fragments' && this.#levels.current.items === 0) {
      return this.#fail('encapsulation', 'PS3.5 A.4', 'the Basic Offset Table Item is missing');
    }
    this.offset += shortHeader;
    this.#close();
    this.#closeEnded();
    return shortHeader;
  }

  #isClosedBy(tag: number): boolean {
    if (this.#levels.depth === 0 || this.#levels.current.end !== Infinity) return false;
    return tag === (this.#levels.current.kind === 'data-set' ? itemDelimitationTag : sequenceDelimitationTag);
  }

  #item(length: number): number {
    if (this.#tooMany()) return 0;
    this.#levels.current.items++;
    this.#atItem = true;
    const taken = this.#levels.current.kind === 'fragments' ? this.#fragment(length) : this.#itemOfSequence(length);
    this.#atItem = false;
    return taken;
  }

  #itemOfSequence(length: number): number {
    const open = length === undefinedLength;
    if (!open && length % 2 !== 0)
      return this.#fail('odd-length', 'PS3.5 7.5.1', `an Item has the odd length ${length}`);
    if (this.#outOfBounds(open ? shortHeader : shortHeader + length)) return 0;
    this.#sink?.openItem(this.offset, open);
    this.offset += shortHeader;
    this.#levels.push('data-set', this.offset, open ? Infinity : length);
    this.#closeEnded();
    return shortHeader;
  }

  #fragment(length: number): number {
    const problem = fragmentProblem(this.#levels.current.items, length);
    if (problem) return this.#failProblem(problem);
    if (this.#outOfBounds(shortHeader + length)) return 0;
    this.offset += shortHeader;
    this.#sink?.fragment(this.offset, length);
    return this.#expectValue(length, shortHeader);
  }

  #close(): void {
    this.#sink?.close(this.offset);
    this.#levels.pop();
  }

  /** Leaves every level whose explicit length is used up; what is left of the innermost must hold a header. */
  #closeEnded(): void {
    while (this.#levels.current.end === this.offset && this.#levels.depth > 0) this.#close();
    const left = this.#levels.current.limit - this.offset;
    if (left >= shortHeader) return;
    const text = left === 0 ? 'has no delimiter before the end of what is around it' : `ends with ${left} stray bytes`;
    this.#fail('length-bounds', 'PS3.5 7.5', `${levelName(this.#levels.current)} ${text}`);
  }

  #outOfBounds(length: number, tag?: number): boolean {
    const problem = boundsProblem(this.offset + length, this.#levels.current.limit, this.#limits.size);
    if (problem) this.#failProblem(problem, tag);
    return problem !== undefined;
  }

  #tooMany(): boolean {
    if (++this.#count <= this.#limits.elements) return false;
    this.#fail('element-limit', 'PS3.5 7.1', `there are more than ${this.#limits.elements} Data Elements and Items`);
    return true;
  }

  #failProblem({ rule, clause, text }: RuleProblem, tag?: number): number {
    return this.#fail(rule, clause, text, tag);
  }

  #fail(rule: DataSetRule, clause: string, text: string, tag?: number): 0 {
    const path = this.#levels.path(tag, this.#atItem || this.remaining > 0);
    const offending = tag ?? this.#levels.sequenceTag;
    this.finding ??= { rule, tagPath: path, tag: offending, offset: this.offset, clause, text };
    return 0;
  }
}
