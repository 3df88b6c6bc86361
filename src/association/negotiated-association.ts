/** What an A-ASSOCIATE-RQ and its A-ASSOCIATE-AC agreed on, the same for both sides: PS3.7 D.3, PS3.8 7.1. */
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';

/** A presentation context both sides may use, with the roles of the association requestor (PS3.7 D.3.3.4). */
export interface AcceptedPresentationContext {
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntax: string;
  /** Whether the requestor of the association may invoke operations. */
  readonly scuRole: boolean;
  /** Whether the requestor of the association performs operations, the acceptor invoking them. */
  readonly scpRole: boolean;
}

/** Something in the A-ASSOCIATE-AC that the standard does not allow. */
export interface NegotiationFinding {
  readonly rule: string;
  readonly text: string;
  readonly clause: string;
}

/** Operations outstanding at once, as seen from the requestor; 0 means unlimited (PS3.7 D.3.3.3). */
export interface AsyncOperationsWindow {
  readonly invoked: number;
  readonly performed: number;
}

export interface NegotiatedAssociation {
  readonly callingAETitle: string;
  readonly calledAETitle: string;
  readonly contexts: readonly AcceptedPresentationContext[];
  readonly asyncWindow: AsyncOperationsWindow;
  /** Longest variable field of a P-DATA-TF that the requestor, or the acceptor, receives; 0 means no limit. */
  readonly maxLengthOfRequestor: number;
  readonly maxLengthOfAcceptor: number;
  /** The Server-response of the User Identity item, empty for types 1 and 2; absent when none came. */
  readonly userIdentityResponse?: Uint8Array;
  /** Service-class-application-information the acceptor answered, by SOP Class UID (PS3.7 D.3.3.5). */
  readonly extended: ReadonlyMap<string, Uint8Array>;
  readonly findings: readonly NegotiationFinding[];
}
export type { AAssociateAC, AAssociateRQ };
