/**
 * What the DIMSE service user behind an association is told, by synchronous callbacks: PS3.7 7.5 and 9.1.
 *
 * They run while a PDU is being read. Nothing is copied: a fragment is a view on what the transport received, and
 * stays valid as long as it is referenced, unless the handler says that it does not need that.
 */
import type { CommandFinding, CommandSet } from '../dimse/command-set.ts';
import type { DicomNetworkError } from '../errors.ts';
import type { Association } from './association.ts';
import type { AcceptedPresentationContext } from './negotiated-association.ts';

/** A request of the peer, from the end of its Command Set until it has been answered. */
export interface IncomingRequest {
  readonly context: AcceptedPresentationContext;
  readonly command: CommandSet;
  /** What the Command Set breaks of PS3.7. */
  readonly findings: readonly CommandFinding[];
  /** The Command Set as received. */
  readonly bytes: Buffer;
  /** Another request of the same Message ID has not been answered yet (PS3.7 9.1.1.1.1). */
  readonly duplicate: boolean;
  /** The peer has more operations outstanding than the window allows (PS3.7 D.3.3.3). */
  readonly beyondWindow: boolean;
  /** Whether a Data Set is announced: Command Data Set Type is there and is not 0101H (PS3.7 Annex E). */
  readonly hasDataSet: boolean;
  /** Whether all of the message has been received. */
  readonly complete: boolean;
  readonly responded: boolean;
  /** For the application's own use. */
  data?: unknown;
}

/** How an association came to its end. */
export interface AssociationEnd {
  readonly how: 'released' | 'aborted' | 'closed';
  /** Absent after an orderly release. */
  readonly error?: DicomNetworkError;
}

/** The application. Whatever one of these functions throws aborts the association. */
export interface AssociationHandler {
  /** Fragments are used within `onDataFragment` only, so they may come in any parts, and in memory that is used again. */
  readonly usesFragmentsAtOnce?: boolean;
  /** The association is established. */
  onEstablished?(association: Association): void;
  /** The Command Set of a request is complete; its Data Set, if one is announced, follows in fragments. */
  onRequest(association: Association, request: IncomingRequest): void;
  /**
   * A fragment of the Data Set of `request`. Fragments come also after an early failure response, until the peer ends
   * the message (PS3.7 9.3.1.3), and for a request whose Command Data Set Type is missing. The last may be empty.
   */
  onDataFragment(association: Association, request: IncomingRequest, fragment: Buffer, isLast: boolean): void;
  /**
   * The association is over: requests that were not answered never will be. Called once, and before the transport
   * connection is closed unless its close is the reason.
   */
  onClosed?(association: Association, end: AssociationEnd): void;
}
