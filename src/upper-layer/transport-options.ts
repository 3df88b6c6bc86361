/** PS3.8 9.1: what can be chosen for one transport connection. */

export interface TransportOptions {
  /** PDU-length accepted at most for a P-DATA-TF, in bytes; 1 MiB where not given. */
  readonly maxPduLength?: number;
  /** Milliseconds that `end` waits for the peer to close too; 1000 where not given. */
  readonly closeGraceMs?: number;
}
