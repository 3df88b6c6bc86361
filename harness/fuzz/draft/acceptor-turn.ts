// What the harness does as an acceptor on a connection of an SCU, one thing after the other.

import type { Segments } from '../../language/values.ts';

/** What is waited for; whatever else is asked for before it comes is answered as a well-behaved SCP does. */
export type AwaitedRequest = 'A-ASSOCIATE-RQ' | 'C-STORE-RQ' | 'A-RELEASE-RQ';

export type AcceptorTurn =
  /** `when`: how much of the message has to have come; default: all of it. */
  | { readonly kind: 'await'; readonly what: AwaitedRequest; readonly when?: 'command' | 'first-fragment' }
  | {
      readonly kind: 'send';
      /** What it is or was made of, such as `A-ASSOCIATE-AC`. */
      readonly what: string;
      readonly bytes: Uint8Array;
      readonly segments?: Segments;
      /** It is as every acceptor sends it. */
      readonly isPlain?: true;
    }
  | { readonly kind: 'pause'; readonly ms: number }
  /** The harness ends the connection. */
  | { readonly kind: 'end'; readonly how: 'FIN' | 'RST' }
  /** The harness says nothing more, and leaves the connection open. */
  | { readonly kind: 'hold' };
