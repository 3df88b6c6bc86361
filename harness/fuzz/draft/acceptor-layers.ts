// The layers of what an acceptor answers an SCU with: the A-ASSOCIATE-AC, the C-STORE-RSP down to its bytes, and the turns.

import type { AAssociateRQ, CommandSet, Pdv, RawCommandElement } from '../../../src/wire.ts';
import type { AcceptorTurn } from './acceptor-turn.ts';

/** What the SCU asks for, which decides what a well-formed answer is. */
export interface ScuRequests {
  readonly associate: AAssociateRQ;
  /** Its first C-STORE-RQ. */
  readonly store: { readonly contextId: number; readonly command: CommandSet };
}

export interface AcceptorLayers {
  /** The A-ASSOCIATE-AC, encoded. */
  accept: Uint8Array;
  /** The Command Set of the C-STORE-RSP without its Group Length. */
  response: readonly RawCommandElement[];
  /** That Command Set, encoded. */
  'response set': Uint8Array;
  /** PDVs, a list for each P-DATA-TF. */
  'response fragments': readonly (readonly Pdv[])[];
  /** P-DATA-TF PDUs, encoded. */
  'response p-data': readonly Uint8Array[];
  'acceptor turns': readonly AcceptorTurn[];
}

export type AcceptorLayerName = keyof AcceptorLayers;

/** What a mutation knows of the association that it is a part of. */
export interface AcceptorSurroundings {
  readonly requests: ScuRequests;
}
