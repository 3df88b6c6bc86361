// What went over the wire in one case, in bounded memory: direction, time, what it was, and bytes of the last PDUs.

import type { WireRecord, WireWhat } from '../model/wire-record.ts';

/** Records kept of a case; the middle of a longer conversation is left out. */
const keptRecords = 200;
/** PDUs whose bytes are kept: the last of the conversation, where a fault shows. */
const keptPdus = 8;
/** Bytes kept of each of them, and of an A-ASSOCIATE-RQ or -AC, of which all counts. */
const keptBytes = 1024;
const keptAssociateBytes = 4096;

export interface WireEntry {
  readonly direction: WireRecord['direction'];
  readonly what: WireWhat;
  /** The name of the association, if the case has several. */
  readonly connection?: string | undefined;
  /** How it was sent. */
  readonly remark?: string | undefined;
  /** Its frame in the capture of the run. */
  readonly frame?: number | undefined;
}

/** Told of every record with the whole PDU. */
export type WireListener = (record: WireRecord, bytes: Uint8Array | undefined) => void;

/** A record whose bytes can be forgotten. */
interface Kept {
  readonly record: WireRecord;
  bytes?: Uint8Array;
}

/** Records a conversation in bounded memory, however long it is. */
export class WireLog {
  readonly #startedAt = performance.now();
  readonly #listener: WireListener | undefined;
  readonly #first: Kept[] = [];
  readonly #withBytes: Kept[] = [];
  #last: Kept[] = [];
  #leftOut = 0;

  constructor(listener?: WireListener) {
    this.#listener = listener;
  }

  /** Adds an entry; `bytes` are the whole PDU, of which the head is copied, and `length` its length if that is more. */
  add({ direction, what, connection, remark, frame }: WireEntry, bytes?: Uint8Array, length = bytes?.length): void {
    const record: WireRecord = {
      at: Math.round((performance.now() - this.#startedAt) * 10) / 10,
      direction,
      ...(connection !== undefined && { connection }),
      what,
      ...(remark !== undefined && { remark }),
      ...(length !== undefined && { length }),
      ...(frame !== undefined && { frame }),
    };
    this.#listener?.(record, bytes);
    const kept: Kept = { record };
    if (bytes) this.#keepBytes(kept, bytes);
    if (this.#first.length < keptRecords / 2) this.#first.push(kept);
    else this.#addLast(kept);
  }

  /** Adds what the harness did or saw, in words. */
  note(text: string, connection?: string): void {
    this.add({ direction: 'event', what: { kind: 'note', text }, connection });
  }

  /** The records kept, in order; with `bytes` the last PDUs have their bytes. */
  records({ bytes }: { readonly bytes: boolean }): WireRecord[] {
    const shown = (kept: Kept): WireRecord =>
      bytes && kept.bytes ? { ...kept.record, hex: Buffer.from(kept.bytes).toString('hex') } : kept.record;
    const gap = this.#leftOut > 0 ? [this.#gap()] : [];
    return [...this.#first.map(shown), ...gap, ...this.#last.map(shown)];
  }

  #gap(): WireRecord {
    const at = this.#first.at(-1)?.record.at ?? 0;
    return { at, direction: 'event', what: { kind: 'left-out', count: this.#leftOut } };
  }

  #addLast(kept: Kept): void {
    this.#last.push(kept);
    if (this.#last.length < keptRecords) return;
    this.#leftOut += keptRecords / 2;
    this.#last = this.#last.slice(keptRecords / 2);
  }

  #keepBytes(kept: Kept, bytes: Uint8Array): void {
    const isAssociate = bytes[0] === 1 || bytes[0] === 2;
    kept.bytes = Uint8Array.from(bytes.subarray(0, isAssociate ? keptAssociateBytes : keptBytes));
    this.#withBytes.push(kept);
    if (this.#withBytes.length > keptPdus) delete this.#withBytes.shift()?.bytes;
  }
}
