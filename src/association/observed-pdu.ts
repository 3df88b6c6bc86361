/** A PDU as an observer of an association sees it: PS3.8 9.3. */
import type { Decoded } from '../upper-layer/pdu/pdu.ts';

/** One PDU, or bytes that are none, as it went over the wire. */
export interface ObservedPdu {
  readonly direction: 'sent' | 'received';
  readonly bytes: Buffer;
  /** Read from `bytes` when asked for, where it was sent. */
  readonly decoded: Decoded;
}
