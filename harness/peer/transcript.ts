// What went over the wire in one case: direction, time, a one-line summary and, for the last PDUs, the bytes in hex.

/** `>` harness to SUT, `<` SUT to harness, `-` an event that is no PDU (connect, FIN, RST, time limit). */
export type Direction = '>' | '<' | '-';

export interface TranscriptEntry {
  readonly direction: Direction;
  /** Milliseconds since the transcript began. */
  readonly atMs: number;
  readonly summary: string;
  /** The head of the bytes; `total` says how many there were. */
  readonly bytes?: Uint8Array;
  readonly total?: number;
}

/** Lines of summary kept per case; the middle of a longer conversation is left out. */
const keptLines = 200;
/** PDUs whose bytes are kept: the last of the conversation, where a fault shows. */
const keptPdus = 8;
/** Bytes kept of each of them. */
const keptBytes = 1024;

/** Records a conversation in bounded memory, however long it is. */
export class Transcript {
  readonly #startedAt = performance.now();
  readonly #first: Recorded[] = [];
  readonly #withBytes: Recorded[] = [];
  #last: Recorded[] = [];
  #dropped = 0;

  /** Adds an entry; `bytes` are the whole PDU, of which the head is copied. */
  add(direction: Direction, summary: string, bytes?: Uint8Array): void {
    const entry: Recorded = { direction, atMs: performance.now() - this.#startedAt, summary };
    if (bytes) this.#keepBytes(entry, bytes);
    if (this.#first.length < keptLines / 2) this.#first.push(entry);
    else this.#addLast(entry);
  }

  /** The entries kept, in order. */
  get entries(): readonly TranscriptEntry[] {
    return [...this.#first, ...this.#last];
  }

  /** The transcript as text: one line an entry, and with `bytes` hex dumps indented below. */
  text({ bytes }: { readonly bytes: boolean }): string {
    const format = bytes ? formatEntry : lineOf;
    const gap = this.#dropped > 0 ? [`      ... ${this.#dropped} entries left out ...`] : [];
    return [...this.#first.map(format), ...gap, ...this.#last.map(format)].join('\n');
  }

  #addLast(entry: Recorded): void {
    this.#last.push(entry);
    if (this.#last.length < keptLines) return;
    this.#dropped += keptLines / 2;
    this.#last = this.#last.slice(keptLines / 2);
  }

  #keepBytes(entry: Recorded, bytes: Uint8Array): void {
    entry.bytes = Uint8Array.from(bytes.subarray(0, keptBytes));
    entry.total = bytes.length;
    this.#withBytes.push(entry);
    if (this.#withBytes.length > keptPdus) delete this.#withBytes.shift()?.bytes;
  }
}

/** An entry whose bytes can be forgotten. */
type Recorded = { -readonly [Key in keyof TranscriptEntry]: TranscriptEntry[Key] };

function lineOf({ direction, atMs, summary }: TranscriptEntry): string {
  return `${direction} ${atMs.toFixed(1).padStart(8)} ms  ${summary}`;
}

function formatEntry(entry: TranscriptEntry): string {
  const line = lineOf(entry);
  if (!entry.bytes) return line;
  const left = (entry.total ?? 0) - entry.bytes.length;
  const rest = left > 0 ? [`      ... ${left} more bytes`] : [];
  return [line, ...hexLines(entry.bytes), ...rest].join('\n');
}

/** Sixteen bytes a line with offset, hex and the printable ASCII characters. */
function hexLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`      ${at.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines;
}
