/** PS3.8 9.1: what a transport connection tells: the PDUs that arrive, and how the connection ended. */

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
  /** The connection is closed. Called once, after the last PDU. */
  onClosed(close: TransportClose): void;
  /** What was written has left this process; called after `send` returned false. */
  onDrain?(): void;
}
