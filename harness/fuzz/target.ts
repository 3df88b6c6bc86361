// What an input is built for: whom it is sent to, and what was agreed on when a well-formed association was opened.

/** A SOP Class in a Transfer Syntax that the SUT accepts, both UIDs. */
export interface AcceptedPair {
  readonly sopClass: string;
  readonly transferSyntax: string;
}

export interface Target {
  /** Tokens of a dictionary that mutations may put somewhere. */
  readonly dictionary?: readonly Uint8Array[];
  readonly calledAETitle: string;
  readonly callingAETitle: string;
  readonly user?: string;
  readonly password?: string;
  /** What it accepts, best first. Never empty. */
  readonly pairs: readonly AcceptedPair[];
  /** Longest P-DATA-TF that it receives (PS3.8 D.1); 0 is no limit. */
  readonly maxLength: number;
  /** It serves one association at a time, so that a connection which is held keeps it from all others. */
  readonly servesOne: boolean;
  /** Associations that it is known to serve at once; default 1. */
  readonly associationsAtOnce?: number;
}
