// What the harness sees of a peer: messages, PDUs, rubbish, the end of the connection, and silence, all told apart.

import type { DecodedCommandSet, PDataTF, Pdu } from '../../src/wire.ts';

/** A DIMSE message received whole. */
export interface ReceivedMessage {
  readonly contextId: number;
  readonly decoded: DecodedCommandSet;
  /** Bytes of its Data Set; undefined when it had none. */
  readonly dataSetLength: number | undefined;
  /** The Data Set, if Data Sets are kept and this one is not too long. */
  readonly dataSet?: Uint8Array;
}

export type ControlPdu = Exclude<Pdu, PDataTF>;

export type WireEvent =
  | { readonly kind: 'message'; readonly message: ReceivedMessage }
  | { readonly kind: 'pdu'; readonly pdu: ControlPdu }
  | {
      readonly kind: 'undecodable';
      readonly text: string;
      /** The rule of PDUs that is broken, if the bytes are no PDU. */
      readonly rule?: string;
    }
  | { readonly kind: 'closed'; readonly how: 'FIN' | 'RST' | 'local' }
  | { readonly kind: 'silence'; readonly ms: number };

/** Whether an association was rejected for the moment, which asks to try again later (PS3.8 9.3.4: rejected-transient). */
export function isRejectedForNow(event: WireEvent): boolean {
  return event.kind === 'pdu' && event.pdu.type === 'A-ASSOCIATE-RJ' && event.pdu.result === 2;
}
