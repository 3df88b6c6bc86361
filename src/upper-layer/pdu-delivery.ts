/** PS3.8 9.1: hands on what a connection receives, PDU by PDU, and lets other connections have their turn between them. */

import type { Socket } from 'node:net';
import type { Invalid } from './pdu/byte-reader.ts';
import type { PduFramer, PdvPart } from './pdu-framer.ts';
import { type PdvSlice, PdvSlices } from './pdv-slices.ts';
import { Turn } from './turn.ts';

/** The bytes of a PDU, a part of one, or what is none. */
export type Framed = Buffer | PdvPart | PdvSlice | Invalid;

/** P-DATA-TF of fewer bytes are never cut into slices. */
const slicedFrom = 4096;

/** Who is handed the PDUs. */
export interface DeliveryHost {
  onFramed(framed: Framed): void;
  /** All that could be handed on in this turn has been. */
  onDelivered(): void;
}

export class PduDelivery {
  readonly #socket: Socket;
  readonly #framer: PduFramer;
  readonly #host: DeliveryHost;
  readonly #turn = new Turn();
  #paused = false;
  #stopped = false;
  #delivering = false;
  #yielded = false;
  /** The PDVs of a P-DATA-TF that have not been handed on. */
  #slices: PdvSlices | undefined;

  constructor(socket: Socket, framer: PduFramer, host: DeliveryHost) {
    this.#socket = socket;
    this.#framer = framer;
    this.#host = host;
  }

  /** Whether a PDU is being handed on. */
  get delivering(): boolean {
    return this.#delivering;
  }

  /** Whether there is more, which waits until other connections have had their turn. */
  get yielded(): boolean {
    return this.#yielded;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Takes what was received. Nothing more is received until it is used up. */
  push(chunk: Buffer): void {
    this.#framer.push(chunk);
    this.#deliver();
  }

  /** Nothing is received or handed on until `resume`, not even what has arrived already. */
  pause(): void {
    this.#paused = true;
    this.#socket.pause();
  }

  /** What waits is handed on in the next tick. */
  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    process.nextTick(() => this.#proceed());
  }

  /** Nothing is handed on any more. */
  stop(): void {
    this.#stopped = true;
  }

  #deliver(): void {
    this.#delivering = true;
    try {
      if (this.#turn.begin()) this.#handOn();
      else this.#yield();
    } finally {
      this.#delivering = false;
      this.#host.onDelivered();
    }
  }

  #handOn(): void {
    while (!this.#paused && !this.#stopped) {
      const framed = this.#next();
      if (framed === undefined) return;
      this.#host.onFramed(framed);
      if (this.#turn.isOver) {
        this.#yield();
        return;
      }
    }
  }

  #next(): Framed | undefined {
    const slice = this.#slices?.next();
    if (slice !== undefined) return slice;
    this.#slices = undefined;
    const framed = this.#framer.next();
    if (!Buffer.isBuffer(framed) || !this.#mayBeSliced(framed)) return framed;
    this.#slices = PdvSlices.of(framed);
    return this.#slices?.next() ?? framed;
  }

  #mayBeSliced(pdu: Buffer): boolean {
    return pdu[0] === 4 && pdu.length >= slicedFrom && this.#framer.mayComeInParts();
  }

  #yield(): void {
    this.#yielded = true;
    this.#socket.pause();
    setImmediate(() => {
      this.#yielded = false;
      this.#proceed();
    });
  }

  #proceed(): void {
    if (this.#paused || this.#delivering || this.#yielded) return;
    this.#deliver();
    if (!this.#paused && !this.#yielded) this.#socket.resume();
  }
}
