/** PS3.8 9.2: the Upper Layer provider of one association: it applies Table 9-10 to a transport connection. */

import { ArtimTimer, defaultArtimMs } from './artim-timer.ts';
import type { AAssociateAC } from './pdu/a-associate-ac.ts';
import type { AAssociateRJ } from './pdu/a-associate-rj.ts';
import type { AAssociateRQ } from './pdu/a-associate-rq.ts';
import type { InvalidReason } from './pdu/byte-reader.ts';
import type { Pdv } from './pdu/p-data-tf.ts';
import { type Decoded, encodePdu, type Pdu } from './pdu/pdu.ts';
import { type ProviderInput, type ProviderMachine, perform } from './provider-actions.ts';
import type { UpperLayerUser } from './provider-user.ts';
import type { ActionName } from './state-machine/actions.ts';
import { type Event, pduEvents } from './state-machine/events.ts';
import type { State } from './state-machine/states.ts';
import { transition } from './state-machine/transition.ts';
import type { Transport, TransportClose } from './transport.ts';

export interface ProviderOptions {
  /** The ARTIM timer in milliseconds; 30 s where not given. */
  readonly artimMs?: number;
  /**
   * Acceptor: whether the provider itself can take a request (AE-6); gives the A-ASSOCIATE-RJ where it cannot, e.g. for
   * temporary congestion. Protocol version 1 is always checked first.
   */
  readonly acceptable?: (request: AAssociateRQ) => AAssociateRJ | undefined;
}

/**
 * A provider serves one association. Local primitives return whether Table 9-10 allows them in the present state. Those
 * that take a PDU throw RangeError, and do nothing, where it cannot be encoded.
 */
export class UpperLayerProvider {
  readonly #options: ProviderOptions;
  readonly #machine: ProviderMachine;
  readonly #user: UpperLayerUser;
  #state: State = 'Sta1';
  #role: 'requestor' | 'acceptor' = 'acceptor';
  #transport: Transport | undefined;
  #request: Uint8Array | undefined;
  #connect: ((signal: AbortSignal) => Promise<Transport>) | undefined;
  readonly #connecting = new AbortController();

  constructor(user: UpperLayerUser, options: ProviderOptions = {}) {
    this.#options = options;
    this.#user = user;
    const provider = this;
    this.#machine = {
      artim: new ArtimTimer(options.artimMs ?? defaultArtimMs, () => this.#apply('Evt18', {})),
      user,
      get needsDrain() {
        return provider.needsDrain;
      },
      connect: () => this.#open(),
      send: (pdu) => this.#send(pdu),
      close: () => this.#close(),
    };
  }

  get state(): State {
    return this.#state;
  }

  /** Undefined until the connection is open. */
  get transport(): Transport | undefined {
    return this.#transport;
  }

  /** Whether what was sent waits in this process; `onDrain` follows. */
  get needsDrain(): boolean {
    return this.#transport?.needsDrain ?? false;
  }

  /** Acceptor: a transport connection was accepted (Evt5). The provider takes its handlers over. */
  accept(transport: Transport): boolean {
    this.#role = 'acceptor';
    this.#transport = transport;
    const applied = this.#apply('Evt5', {});
    this.#handle(transport);
    return applied;
  }

  /** Requestor: the A-ASSOCIATE request (Evt1). `connect` opens the transport connection, until its signal aborts. */
  associateRequest(request: AAssociateRQ | Uint8Array, connect: (signal: AbortSignal) => Promise<Transport>): boolean {
    this.#role = 'requestor';
    this.#request = bytesOf(request);
    this.#connect = connect;
    return this.#apply('Evt1', {});
  }

  /** Acceptor: the A-ASSOCIATE response that accepts (Evt7). */
  associateAccept(answer: AAssociateAC | Uint8Array): boolean {
    return this.#apply('Evt7', { outgoing: bytesOf(answer) });
  }

  /** Acceptor: the A-ASSOCIATE response that rejects (Evt8). */
  associateReject(answer: AAssociateRJ | Uint8Array): boolean {
    return this.#apply('Evt8', { outgoing: bytesOf(answer) });
  }

  /** The P-DATA request (Evt9): whole P-DATA-TF PDUs as bytes, which must not change until they are written. */
  pData(bytes: Uint8Array | readonly Uint8Array[]): boolean {
    return this.#apply('Evt9', { outgoing: bytes });
  }

  /** The A-RELEASE request (Evt11). */
  releaseRequest(): boolean {
    return this.#apply('Evt11', { outgoing: { type: 'A-RELEASE-RQ' } });
  }

  /** The A-RELEASE response (Evt14). */
  releaseResponse(): boolean {
    return this.#apply('Evt14', { outgoing: { type: 'A-RELEASE-RP' } });
  }

  /** The A-ABORT request (Evt15): the user ends the association. */
  abort(): boolean {
    return this.#apply('Evt15', {});
  }

  /** The user found that what `onPData` brought is no legal P-DATA-TF: it counts as an invalid PDU (Evt19). */
  invalidPdu(text: string, reason: InvalidReason): boolean {
    return this.#apply('Evt19', { invalid: { invalid: text, offset: 0, reason } });
  }

  #apply(event: Event, input: ProviderInput): boolean {
    const cell = transition(this.#state, event);
    if (!cell) return false;
    const { action } = cell;
    const rejection = action === 'AE-6' ? this.#rejection(input.received) : undefined;
    const from = this.#state;
    const to = typeof cell.next === 'string' ? cell.next : this.#choose(action, rejection);
    this.#state = to;
    this.#user.onTransition?.({ from, event, action, to });
    perform[action](this.#machine, rejection ? { ...input, rejection } : input);
    return true;
  }

  /** The next state of the two actions that have two: AE-6 and AR-8. */
  #choose(action: ActionName, rejection: AAssociateRJ | undefined): State {
    if (action === 'AE-6') return rejection ? 'Sta13' : 'Sta3';
    return this.#role === 'requestor' ? 'Sta9' : 'Sta10';
  }

  #rejection(received: Pdu | undefined): AAssociateRJ | undefined {
    if (received?.type !== 'A-ASSOCIATE-RQ') return undefined;
    if ((received.protocolVersion & 1) === 0) return protocolVersionNotSupported;
    return this.#options.acceptable?.(received);
  }

  #handle(transport: Transport): void {
    transport.handlers = {
      onPdu: (decoded, bytes) => this.#onPdu(decoded, bytes),
      mayComeInParts: () => this.#takesParts(),
      onPart: (part) => this.#onParts([part]),
      onSlice: (pdvs, continues) => this.#onParts(pdvs, continues),
      onClosed: (close) => this.#onClosed(close),
      onDrain: () => this.#user.onDrain?.(),
    };
  }

  #onPdu(decoded: Decoded, bytes: Buffer): void {
    this.#user.onReceived?.(decoded, bytes);
    if ('pdu' in decoded) this.#apply(pduEvents[decoded.pdu.type], { received: decoded.pdu });
    else this.#apply('Evt19', { invalid: decoded });
  }

  #takesParts(): boolean {
    const { takesParts, onReceived, onTransition } = this.#user;
    return takesParts === true && this.#state === 'Sta6' && !onReceived && !onTransition;
  }

  /** Each part counts as a P-DATA-TF of its own, which the peer could have sent as well. */
  #onParts(pdvs: readonly Pdv[], continues = false): void {
    this.#apply('Evt10', { received: { type: 'P-DATA-TF', pdvs, ...(continues && { continues }) } });
  }

  #onClosed(close: TransportClose): void {
    this.#apply('Evt17', { close });
    this.#user.onClosed?.(close);
  }

  #open(): void {
    this.#connect?.(this.#connecting.signal).then(
      (transport) => this.#onOpen(transport),
      (error) => this.#onClosed({ how: this.#connecting.signal.aborted ? 'local' : 'error', error, unparsed: 0 }),
    );
  }

  #onOpen(transport: Transport): void {
    this.#transport = transport;
    if (!this.#apply('Evt2', { outgoing: this.#request })) transport.destroy();
    this.#handle(transport);
  }

  #close(): void {
    this.#connecting.abort();
    this.#transport?.end();
  }

  #send(pdu: Pdu | Uint8Array | readonly Uint8Array[]): void {
    const bytes = 'type' in pdu ? encodePdu(pdu) : pdu;
    this.#user.onSent?.(bytes);
    this.#transport?.send(bytes);
  }
}

function bytesOf(pdu: Pdu | Uint8Array): Uint8Array {
  return pdu instanceof Uint8Array ? pdu : encodePdu(pdu);
}

const protocolVersionNotSupported: AAssociateRJ = { type: 'A-ASSOCIATE-RJ', result: 1, source: 2, reason: 2 };
