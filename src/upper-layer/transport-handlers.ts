/** PS3.8 9.1: what a transport connection tells: the PDUs that arrive, and how the connection ended. */

import type { Pdv } from './pdu/p-data-tf.ts';
import type { Decoded } from './pdu/pdu.ts';

/** How a transport connection ended. */
export interface TransportClose {
  /** `fin`: the peer closed; `rst`: the peer reset; `local`: this side closed or reset; `error`: anything else. */
  readonly how: 'fin' | 'rst' | 'local' | 'error';
  readonly error?: Error;
  /** Bytes received that belong to no whole PDU. */
  readonly unparsed: number;
}

export interface TransportHandlers {
  /**
   * A PDU arrived, or bytes that are none. `bytes` are those of the PDU and stay valid; they may be a part of a larger
   * buffer, so copy what is kept for long.
   */
  onPdu(decoded: Decoded, bytes: Buffer): void;
  /**
   * Whether the long P-DATA-TF that begins now may come in parts: as they arrive when it has one fragment only and that
   * is of a Data Set, and some PDVs at a time when it has very many. It comes whole when this is not given.
   */
  mayComeInParts?(): boolean;
  /** Some PDVs of such a P-DATA-TF, where it has very many; `continues`: others of it came before. */
  onSlice?(pdvs: readonly Pdv[], continues: boolean): void;
  /** A part of such a fragment; the last part of the last fragment has `isLast`. It is valid during the call only. */
  onPart?(part: Pdv): void;
  /** The connection is closed. Called once, after the last PDU. */
  onClosed(close: TransportClose): void;
  /** What was written has left this process; called after `send` returned false. */
  onDrain?(): void;
  /** Bytes as they arrive, before PDUs are made of them; they are valid during the call only. */
  onBytes?(chunk: Uint8Array): void;
  /** The peer closed its side (FIN), before or after this side did; `onClosed` follows. */
  onPeerEnd?(): void;
}
