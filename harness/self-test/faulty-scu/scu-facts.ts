// What passes between a faulty SCU and an SCP, as the hooks of the SCU see it.

import type { CommandSet, CommandValues, Pdu, RawCommandElement } from '../../../src/wire.ts';
import type { InstanceToSend } from '../../sut/sut.ts';

/** What is sent in place of something else, in this order; nothing: it is swallowed. */
export type Instead = readonly (Pdu | Uint8Array)[];

/** What comes from the SCP: a PDU, bytes that are none, or the end of the connection. */
export type Arrival =
  | Pdu
  | { readonly type: 'invalid'; readonly bytes: Uint8Array }
  | { readonly type: 'closed'; readonly how: string };

/** A presentation context that is used for an instance. */
export interface ChosenContext {
  readonly id: number;
  readonly transferSyntax: string;
}

/** One instance of the order. */
export interface Planned extends InstanceToSend {
  /** Its place in the order, from 0. */
  readonly index: number;
}

/** A C-STORE operation. */
export interface Sending {
  readonly instance: Planned;
  readonly messageId: number;
  readonly context: ChosenContext;
  /** Which operation of the program it is, counted from 1. */
  readonly operation: number;
}

/** A message as it goes out. */
export interface OutgoingMessage {
  readonly contextId: number;
  readonly command: Uint8Array;
  readonly dataSet: Uint8Array | undefined;
}

/** What the SCU makes of one instance. */
export interface Outcome {
  readonly index: number;
  readonly kind: 'stored' | 'warning' | 'failed';
  /** That of the response, if there was one. */
  readonly status?: number;
  readonly text: string;
}

/** Why an association was of no more use. */
export interface AssociationFailure {
  readonly kind: 'not connected' | 'rejected' | 'no context' | 'over';
  readonly text: string;
  /** The result of an A-ASSOCIATE-RJ. */
  readonly result?: number;
}

/** A command as it is encoded: by keyword, or exactly these elements. */
export type CommandToSend = CommandSet | CommandValues | readonly RawCommandElement[];
