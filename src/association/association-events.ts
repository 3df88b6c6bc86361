/** The events of an association; they cost nothing while nobody listens. */
import type { MessageFinding } from '../dimse/message-assembler.ts';
import type { TransitionRecord } from '../upper-layer/provider-user.ts';
import type { AssociationEnd } from './association-end-type.ts';
import type { DimseResponse } from './dimse-message.ts';
import type { ObservedPdu } from './observed-pdu.ts';

export interface AssociationEvents {
  /** A PDU in either direction, from the listener's arrival on. */
  pdu: [pdu: ObservedPdu];
  /** A step of the state machine (PS3.8 Table 9-10). */
  transition: [transition: TransitionRecord];
  /** A response that answers no outstanding operation. */
  unmatched: [response: DimseResponse];
  /** Something about the peer's fragments that the standard does not allow, but that can be lived with. */
  finding: [finding: MessageFinding];
  /** Fragments that fit no message; the association is aborted. */
  violation: [violation: MessageFinding];
  /** The transport connection is closed. */
  closed: [end: AssociationEnd];
}
