// One connection of a requestor to a faulty SCP, as a seeded fault may use it.

import type { AAssociateAC, AAssociateRQ, State } from '../../../src/wire.ts';
import type { Answer, Instead } from './exchange.ts';
import type { Exchanges } from './exchanges.ts';
import type { FaultyScpState } from './faulty-scp-state.ts';

export interface FaultyConnection {
  /** The program behind all connections of the SCP. */
  readonly program: FaultyScpState;
  /** Requests of this association. */
  readonly exchanges: Exchanges;
  readonly request: AAssociateRQ | undefined;
  readonly accept: AAssociateAC | undefined;
  /** A response that a behaviour holds back. */
  held: Buffer;
  /** The state of the acceptor that the requestor sees (PS3.8 9.2.1). */
  readonly state: State;
  /** Longest P-DATA-TF that the requestor receives (PS3.8 D.1); 0 is no limit. */
  readonly maxLength: number;
  /** Bytes that have come from the requestor. */
  readonly bytesReceived: number;
  /** Sends to the requestor. */
  reply(...what: Instead): void;
  /** Sends a Command Set, encoded or not, to the requestor as the good SCP would. */
  respond(contextId: number, command: Answer | Uint8Array): void;
  /** Closes the connection (FIN), after what was sent. */
  close(): void;
  /** Resets the connection (RST). */
  reset(): void;
  /** Closes both connections at once. */
  destroy(): void;
}
