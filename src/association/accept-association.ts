/** The acceptor of an association: from an open transport connection to an association, PS3.8 9.2 (Sta2, Sta3). */
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRJ } from '../upper-layer/pdu/a-associate-rj.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { Transport } from '../upper-layer/transport.ts';
import type { Association } from './association.ts';
import type { AssociationHandler } from './association-handler.ts';

/** Times are in milliseconds. */
export interface AcceptOptions {
  /** Decides on the request, e.g. by `negotiate` with a policy. What it throws aborts. */
  readonly negotiate: (request: AAssociateRQ) => AAssociateAC | AAssociateRJ;
  readonly handler: AssociationHandler;
  /** ARTIM timer, default 30 s (PS3.8 9.1.5). */
  readonly artimMs?: number;
  /** Aborts an association over which nothing came for so long while no operation is outstanding; default: never. */
  readonly idleMs?: number;
  /** Called once when the connection is over without an association ever having been established. */
  readonly onNotEstablished?: (why: string) => void;
  /** Called once when the transport connection is gone, established or not. */
  readonly onTransportClosed?: () => void;
}

/** A connection on which an A-ASSOCIATE-RQ is awaited or an association is established. */
export interface Acceptance {
  /** Absent before the A-ASSOCIATE-AC is sent. */
  readonly association: Association | undefined;
  /** Aborts the association, or closes the connection when there is none yet. */
  abort(): void;
}

export type AcceptAssociation = (transport: Transport, options: AcceptOptions) => Acceptance;
