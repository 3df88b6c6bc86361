/** Association negotiation of the acceptor, as a pure function: PS3.7 D.3, PS3.8 7.1 and 9.3. */
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRJ } from '../upper-layer/pdu/a-associate-rj.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { AsyncOperationsWindow } from './negotiated-association.ts';

export type { AcceptedPresentationContext, NegotiatedAssociation } from './negotiated-association.ts';

/** The User Identity item of a request (PS3.7 D.3.3.7.1). */
export interface UserIdentity {
  readonly type: number;
  readonly positiveResponseRequested: boolean;
  readonly primary: Uint8Array;
  readonly secondary: Uint8Array;
}

export interface AcceptorPolicy {
  /** Called AE titles answered to; others are rejected with 1/1/7. Default: any. */
  readonly calledAETitles?: 'any' | readonly string[];
  /** Calling AE titles let in; others are rejected with 1/1/3. Default: any. */
  readonly callingAETitles?: 'any' | readonly string[];
  /** Transfer Syntaxes by abstract syntax, best first. Verification is accepted in any case (PS3.2 7.1.1). */
  readonly abstractSyntaxes: ReadonlyMap<string, readonly string[]>;
  /** Which side's order decides on the Transfer Syntax. Default: the acceptor's. */
  readonly transferSyntaxChoice?: 'acceptor' | 'requestor';
  /** Announced maximum length of received P-DATA-TF; 0 means no limit. Default: 1 MiB. */
  readonly maxLength?: number;
  /** Most operations the requestor may invoke and perform at once; 0 means unlimited. Default: 1, 1. */
  readonly asyncWindow?: AsyncOperationsWindow;
  /** Roles the requestor may take, by abstract syntax. Default: SCU only. */
  readonly roles?: (abstractSyntax: string) => { readonly scu: boolean; readonly scp: boolean };
  /** Verifies the User Identity; asked with undefined when there is none. */
  readonly userIdentity?: (
    identity: UserIdentity | undefined,
  ) => 'accept' | 'reject' | { readonly response: Uint8Array };
  /** Answers SOP Class Extended Negotiation; undefined leaves the item out. Default: left out. */
  readonly extended?: (sopClassUID: string, information: Uint8Array) => Uint8Array | undefined;
  /** Set while no further association can be served: 2/3/1 or 2/3/2. */
  readonly congestion?: 'temporary-congestion' | 'local-limit-exceeded';
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
}

export type Negotiate = (request: AAssociateRQ, policy: AcceptorPolicy) => AAssociateAC | AAssociateRJ;
