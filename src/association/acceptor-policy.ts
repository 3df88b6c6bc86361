/** What the acceptor of an association agrees to: PS3.7 D.3.3, PS3.8 7.1.1 and 9.3.4. */
import type { PresentationContext } from '../upper-layer/associate-builders.ts';
import type { AsynchronousOperationsWindow, ReceivedUserIdentity } from '../upper-layer/user-information.ts';

/** Lets a requestor in, keeps it out, or lets it in with the Server-response of PS3.7 D.3.3.7.2. */
export type UserIdentityVerdict = 'accept' | 'reject' | { readonly response: Uint8Array };

/** The roles that a requestor may take (PS3.7 D.3.3.4). */
export interface RequestorRoles {
  readonly scu: boolean;
  readonly scp: boolean;
}

/** Everything but `abstractSyntaxes` has a default. */
export interface AcceptorPolicy {
  /**
   * Transfer Syntaxes by abstract syntax, best first; undefined for an abstract syntax that is not supported. The
   * Verification SOP Class is accepted whatever this says (PS3.2 7.1.1).
   */
  readonly abstractSyntaxes: ReadonlyMap<string, readonly string[]> | ((uid: string) => readonly string[] | undefined);
  /**
   * Accept an unknown abstract syntax when SOP Class Common Extended Negotiation names a Related General SOP Class
   * that is supported (PS3.7 D.3.3.6). Default: no.
   */
  readonly acceptRelatedSOPClasses?: boolean;
  /** Which side's order decides among several common Transfer Syntaxes. Default: the acceptor's. */
  readonly transferSyntaxOrder?: 'acceptor' | 'requestor';
  /** Accept the first Transfer Syntax proposed that is a UID where none of the known ones is. Default: no. */
  readonly otherTransferSyntaxes?: boolean;
  /** Refuses a context that could be accepted: `user` with result 1, `provider` with result 2. Default: none. */
  readonly refuseContext?: (context: PresentationContext) => 'user' | 'provider' | undefined;
  /** Called AE titles answered to; another one is rejected with 1/1/7. Default: any. */
  readonly calledAETitles?: 'any' | readonly string[];
  /** Calling AE titles let in; another one is rejected with 1/1/3. Default: any. */
  readonly callingAETitles?: 'any' | readonly string[];
  /** Set while no further association can be served: rejected with 2/3/1 or 2/3/2. */
  readonly congestion?: 'temporary-congestion' | 'local-limit-exceeded';
  /** Longest variable field of a P-DATA-TF this side receives; 0 means no limit. Default: 1 MiB. */
  readonly maxLength?: number;
  /** How many operations this side invokes and performs at once; 0 means no limit. Default: 1 and 1. */
  readonly asyncWindow?: AsynchronousOperationsWindow;
  /** The roles that a requestor may take for an abstract syntax. Default: SCU only. */
  readonly roles?: (abstractSyntax: string) => RequestorRoles;
  /**
   * Verifies who asks; the argument is undefined when the requestor does not say. A rejection is 1/2/1 (PS3.7
   * D.3.3.7.3). Default: user identities are not supported, so never verified and never answered.
   */
  readonly userIdentity?: (identity: ReceivedUserIdentity | undefined) => UserIdentityVerdict;
  /** Answers SOP Class Extended Negotiation for an accepted SOP Class; undefined for no answer, the default. */
  readonly extended?: (sopClassUID: string, information: Uint8Array) => Uint8Array | undefined;
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
}
