// A sequence of operations as it is sent: exact bytes, connection by connection, and what is waited for (PS3.8 9.3, PS3.7 9.3).

export type Awaited = 'association' | 'response' | 'release';

/** The first bytes sent on a connection open it; after its end, the next ones open another. */
export type SequenceStep =
  | {
      readonly kind: 'send';
      /** Number of the connection. */
      readonly on: number;
      /** Such as `C-STORE-RQ`. */
      readonly what: string;
      readonly bytes: Uint8Array;
      /** Identifier of the presentation context, if the bytes belong to one: they are not sent if it is not accepted. */
      readonly contextId?: number;
    }
  | { readonly kind: 'await'; readonly on: number; readonly what: Awaited }
  | { readonly kind: 'end'; readonly on: number; readonly how: 'FIN' | 'RST' };

export interface Sequence {
  readonly steps: readonly SequenceStep[];
  /** UIDs of what is stored first. */
  readonly sopClass: string;
  readonly transferSyntax: string;
}

/** Connections of a sequence that are open at once at most. */
export function connectionsOf({ steps }: Sequence): number {
  const open = new Set<number>();
  let most = 0;
  for (const step of steps) {
    if (step.kind === 'send') open.add(step.on);
    if (step.kind === 'end') open.delete(step.on);
    most = Math.max(most, open.size);
  }
  return most;
}
