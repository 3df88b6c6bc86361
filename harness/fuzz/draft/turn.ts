// What the harness does on a connection, one thing after the other.

import type { Segments } from '../../language/values.ts';

/** What is waited for. */
export type Awaited = 'association' | 'response' | 'release' | 'anything';

export type Turn =
  | {
      readonly kind: 'send';
      /** What it is or was made of, such as `A-ASSOCIATE-RQ`. */
      readonly what: string;
      readonly bytes: Uint8Array;
      readonly segments?: Segments;
      /** It is as every requestor sends it. */
      readonly isPlain?: true;
    }
  | { readonly kind: 'await'; readonly what: Awaited }
  | { readonly kind: 'pause'; readonly ms: number }
  /** The harness ends the connection. */
  | { readonly kind: 'end'; readonly how: 'FIN' | 'RST' }
  /** Another connection takes the place of this one, which is left open until the end, closed or reset. */
  | { readonly kind: 'reconnect'; readonly leave: 'open' | 'FIN' | 'RST' };
