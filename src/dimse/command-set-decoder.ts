/** Decodes Command Sets with findings instead of guesses: PS3.7 6.3.1, Annex E; PS3.5 6.2 and 7.1. */
import { checkElement, checkMessage, noFindings } from './command-checks.ts';
import { commandElementByTag, formatTag } from './command-elements.ts';
import type { CommandFinding, CommandSet } from './command-values.ts';

/** One command element as received; `keyword` and `vr` are absent when PS3.7 Annex E does not have the tag. */
export interface DecodedCommandElement {
  readonly tag: number;
  readonly keyword: string | undefined;
  readonly vr: string | undefined;
  /** Bytes from the start of the Command Set to the element's tag. */
  readonly offset: number;
  readonly value: Buffer;
}

/** A received Command Set: what could be read, each element as it lay there, and what the standard forbids of it. */
export interface DecodedCommandSet {
  readonly bytes: Buffer;
  /**
   * The values by keyword. Of an element that occurs twice the first counts; of a number with too many bytes the
   * leading ones; an element without a value, or with too few bytes for one, is absent.
   */
  readonly command: CommandSet;
  readonly findings: readonly CommandFinding[];
  /** Read from `bytes` when asked for. */
  readonly elements: readonly DecodedCommandElement[];
}

const elementHead = 8;
/** A hostile Command Set can break rules by the thousand; more than these tell nobody anything. */
const findingLimit = 64;

/** Decodes a Command Set. Never throws and never reads outside; every rule that is broken becomes a finding. */
export function decodeCommandSet(bytes: Uint8Array): DecodedCommandSet {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new CommandSetReader(buffer);
}

class CommandSetReader implements DecodedCommandSet {
  readonly bytes: Buffer;
  readonly command: CommandSet;
  findings: readonly CommandFinding[] = noFindings;
  /** The tags so far, kept from the first one on that is out of order. */
  #seen: Set<number> | undefined;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.command = this.#read();
    for (const finding of checkMessage(this.command, bytes)) this.#find(finding);
  }

  get elements(): readonly DecodedCommandElement[] {
    const elements: DecodedCommandElement[] = [];
    const { bytes } = this;
    for (let offset = 0; offset + elementHead <= bytes.length; ) {
      const tag = readTag(bytes, offset);
      const start = offset + elementHead;
      const row = commandElementByTag(tag);
      const value = bytes.subarray(start, Math.min(bytes.length, start + bytes.readUInt32LE(offset + 4)));
      elements.push({ tag, keyword: row?.keyword, vr: row?.vr, offset, value });
      offset = start + value.length;
    }
    return elements;
  }

  #find(finding: CommandFinding): void {
    if (this.findings === noFindings) this.findings = [];
    if (this.findings.length < findingLimit) (this.findings as CommandFinding[]).push(finding);
  }

  #read(): CommandSet {
    const command: Record<string, unknown> = {};
    const { bytes } = this;
    let last = -1;
    let offset = 0;
    while (offset + elementHead <= bytes.length) {
      const tag = readTag(bytes, offset);
      const length = bytes.readUInt32LE(offset + 4);
      if (tag <= last) this.#checkOrder(tag, last, offset);
      else this.#seen?.add(tag);
      last = Math.max(last, tag);
      if (offset + elementHead + length > bytes.length) return this.#truncated(command, tag, length, offset);
      this.#element(command, tag, offset, length);
      offset += elementHead + length;
    }
    if (offset < bytes.length) this.#find(leftOver(bytes.length - offset, offset));
    return command;
  }

  #element(command: Record<string, unknown>, tag: number, offset: number, length: number): void {
    const row = commandElementByTag(tag);
    const start = offset + elementHead;
    if (row !== undefined && command[row.keyword] === undefined) {
      const value = readValue(this.bytes, start, length, row.vr);
      if (value !== undefined) command[row.keyword] = value;
    }
    for (const finding of checkElement(this.bytes, row, tag, offset, length)) this.#find(finding);
  }

  #checkOrder(tag: number, last: number, offset: number): void {
    this.#seen ??= new Set(this.#tagsBefore(offset));
    const duplicate = this.#seen.has(tag);
    this.#seen.add(tag);
    this.#find({
      rule: duplicate ? 'duplicate' : 'order',
      tag,
      offset,
      text: duplicate ? `${formatTag(tag)} occurs again` : `${formatTag(tag)} follows ${formatTag(last)}`,
      clause: 'PS3.7 6.3.1',
    });
  }

  *#tagsBefore(end: number): Generator<number> {
    for (let offset = 0; offset < end; offset += elementHead + this.bytes.readUInt32LE(offset + 4)) {
      yield readTag(this.bytes, offset);
    }
  }

  #truncated(command: CommandSet, tag: number, length: number, offset: number): CommandSet {
    const rest = this.bytes.length - offset - elementHead;
    const text = `${formatTag(tag)} declares ${length} bytes of value, ${rest} are left`;
    this.#find({ rule: 'truncated', tag, offset, text, clause: 'PS3.7 6.3.1' });
    return command;
  }
}

function leftOver(count: number, offset: number): CommandFinding {
  const text = `${count} bytes are left at the end, too few for a command element`;
  return { rule: 'truncated', offset, text, clause: 'PS3.7 6.3.1' };
}

function readTag(bytes: Buffer, offset: number): number {
  return bytes.readUInt16LE(offset) * 0x10000 + bytes.readUInt16LE(offset + 2);
}

function readValue(bytes: Buffer, start: number, length: number, vr: string): unknown {
  if (length === 0) return undefined;
  switch (vr) {
    case 'US':
      return length < 2 ? undefined : bytes.readUInt16LE(start);
    case 'UL':
      return length < 4 ? undefined : bytes.readUInt32LE(start);
    case 'AT':
      return readTags(bytes, start, length);
    default:
      return readText(bytes, start, length);
  }
}

function readTags(bytes: Buffer, start: number, length: number): number[] {
  const tags: number[] = [];
  for (let at = start; at + 4 <= start + length; at += 4) tags.push(readTag(bytes, at));
  return tags;
}

/** The text without the padding of any VR, so that a UID padded with a space still compares equal. */
function readText(bytes: Buffer, start: number, length: number): string {
  let end = start + length;
  while (end > start && (bytes[end - 1] === 0x00 || bytes[end - 1] === 0x20)) end--;
  return bytes.toString('latin1', start, end);
}
