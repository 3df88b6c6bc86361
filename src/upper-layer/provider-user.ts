/** PS3.8 clause 7: the indications and confirmations that an Upper Layer provider issues to its user. */

import type { AAbort } from './pdu/a-abort.ts';
import type { AAssociateAC } from './pdu/a-associate-ac.ts';
import type { AAssociateRJ } from './pdu/a-associate-rj.ts';
import type { AAssociateRQ } from './pdu/a-associate-rq.ts';
import type { PDataTF } from './pdu/p-data-tf.ts';
import type { Decoded } from './pdu/pdu.ts';
import type { ActionName } from './state-machine/actions.ts';
import type { Event } from './state-machine/events.ts';
import type { State } from './state-machine/states.ts';
import type { TransportClose } from './transport.ts';

/** One step of the state machine. */
export interface TransitionRecord {
  readonly from: State;
  readonly event: Event;
  readonly action: ActionName;
  readonly to: State;
}

/** An A-ABORT indication (the peer's user aborted) or an A-P-ABORT indication (a provider did, or the transport closed). */
export interface AbortIndication {
  readonly kind: 'A-ABORT' | 'A-P-ABORT';
  /** The PDU received from the peer. */
  readonly received?: AAbort;
  /** The PDU that this provider sent, because what it received was unexpected or invalid. */
  readonly sent?: AAbort;
  /** How the transport connection closed, where that is the cause. */
  readonly close?: TransportClose;
  /** The cause in one line. */
  readonly text: string;
}

/** What the user of a provider hears. Called synchronously; the provider is in its next state already. */
export interface UpperLayerUser {
  /** Acceptor: answer with `associateAccept` or `associateReject`. */
  onAssociateIndication?(request: AAssociateRQ): void;
  /** Requestor: the peer accepted or rejected. */
  onAssociateConfirm?(answer: AAssociateAC | AAssociateRJ): void;
  /**
   * Data Set fragments may come in parts, each as a P-DATA-TF of its own and in memory that is used again as soon as
   * `onPData` returns. They come whole all the same while PDUs or transitions are observed.
   */
  takesParts?: boolean;
  /** A P-DATA-TF arrived; fragments stay valid, but share the memory of what was received with them. */
  onPData?(pdu: PDataTF): void;
  /** The peer wants to release: answer with `releaseResponse`. `collision`: this side had asked to release too. */
  onReleaseIndication?(collision: boolean): void;
  /** The peer answered our release. */
  onReleaseConfirm?(): void;
  onAbort?(abort: AbortIndication): void;
  /** The transport connection is closed, whatever came before; nothing follows. */
  onClosed?(close: TransportClose): void;
  /** What was sent has left this process, after `pData` found the peer too slow. */
  onDrain?(): void;
  /** Every step of the state machine. */
  onTransition?(transition: TransitionRecord): void;
  /** Everything received, PDU or not. */
  onReceived?(decoded: Decoded, bytes: Buffer): void;
  /** Everything sent, as it goes to the transport. */
  onSent?(bytes: Uint8Array | readonly Uint8Array[]): void;
}
