// What passes between a requestor and a faulty SCP, as a seeded fault sees it.

import type { CommandSet, CommandValues, Pdu, RawCommandElement } from '../../../src/wire.ts';

/** What is sent in place of something else, in this order; nothing: it is swallowed. */
export type Instead = readonly (Pdu | Uint8Array)[];

/** A PDU from the requestor, or bytes from it that are none. */
export type Received = Pdu | { readonly type: 'invalid'; readonly bytes: Uint8Array };

/** A request of the requestor and what is known of it when it is answered. */
export interface Exchange {
  readonly request: CommandSet;
  readonly contextId: number;
  /** Undefined where the presentation context was not accepted. */
  readonly abstractSyntax: string | undefined;
  readonly transferSyntax: string | undefined;
  /** Requests on the association before this one. */
  readonly earlier: number;
  /** The first mebibyte of the Data Set. */
  readonly dataSet: Buffer;
}

/** A Command Set as the SCP sends it: values by keyword, or exactly these elements. */
export type Answer = CommandSet | CommandValues | readonly RawCommandElement[];
