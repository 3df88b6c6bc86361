/**
 * What the DIMSE service user behind an association is told, by synchronous callbacks: PS3.7 7.5 and 9.1.
 *
 * They run while a PDU is being read. Nothing is copied: a fragment is a view on what the transport received, and
 * stays valid as long as it is referenced, unless the handler says that it does not need that.
 */
import type { Association } from './association.ts';
import type { AssociationEnd } from './association-end-type.ts';
import type { IncomingRequest } from './incoming-request.ts';

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
