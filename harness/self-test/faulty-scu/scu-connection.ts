// One association of a faulty SCU, as its hooks may use it.

import type { AAssociateAC, AAssociateRQ, CommandSet, Pdu } from '../../../src/wire.ts';
import type { SendOrder } from '../../sut/sut.ts';
import type { Indication } from './inbox.ts';
import type { RequestorState } from './requestor-state.ts';
import type { Arrival, Instead, OutgoingMessage, Sending } from './scu-facts.ts';

/** A presentation context that the SCP accepted. */
export interface AcceptedContext {
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntax: string;
}

export interface ScuConnection {
  readonly order: SendOrder;
  readonly request: AAssociateRQ | undefined;
  readonly accept: AAssociateAC | undefined;
  readonly state: RequestorState;
  /** Operations without a response, by Message ID. */
  readonly outstanding: ReadonlyMap<number, Sending>;
  /** How many C-STORE requests were sent on this association. */
  readonly stores: number;
  /** How often each instance was sent, by its place in the order, over all associations. */
  readonly tries: ReadonlyMap<number, number>;
  /** What can be used, in the order of the answers. */
  readonly accepted: readonly AcceptedContext[];
  /** Longest P-DATA-TF that the SCP receives (PS3.8 D.1); 0 is no limit. */
  readonly maxLength: number;
  /** Whether a PDU has begun to come and not ended. */
  readonly isWithinPdu: boolean;
  /** Whether nothing more can be sent. */
  readonly isOver: boolean;
  /** Sends a PDU as the behaviour lets it. */
  put(pdu: Pdu): void;
  /** Sends anything, whatever the behaviour says of it. */
  raw(...what: Instead): void;
  sendMessage(message: OutgoingMessage): Promise<void>;
  sendCommand(contextId: number, command: CommandSet): Promise<void>;
  /** Takes something as if it had come from the SCP. */
  take(arrival: Arrival): void;
  /** What comes next; silence after the patience of the SCU. */
  next(): Promise<Indication>;
  /** Releases and waits for the end; aborts when nothing comes. */
  release(): Promise<void>;
  /** A-ABORT, and no more. */
  abort(source: number, reason: number, text: string): void;
  /** Closes the connection (FIN). */
  close(text?: string): void;
  /** Resets the connection (RST). */
  reset(): void;
  /** The program crashes. */
  crash(): void;
}
