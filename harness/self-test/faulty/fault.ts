// A seeded fault: one way in which an SCP breaks one clause, as a row of a table, with the cases that have to catch it.

import type { ListenOptions, Part10File } from '../../../src/index.ts';
import type { AAssociateAC, AAssociateRQ, CommandSet, Pdu } from '../../../src/wire.ts';
import type { Answer, Exchange, Instead, Received } from './exchange.ts';
import type { FaultyConnection } from './faulty-connection.ts';
import type { TlsFrontOptions } from './tls-front.ts';

/** How an SCP that is good otherwise behaves wrongly. A fault has one of these, or two that go together. */
export interface Behaviour {
  /** Options of the SCP itself. */
  readonly listen: Partial<ListenOptions>;
  /** TLS in front of it. */
  readonly tls: TlsFrontOptions;
  /** Changes the A-ASSOCIATE-AC. */
  readonly accept: (ac: AAssociateAC, rq: AAssociateRQ) => AAssociateAC | Uint8Array;
  /** Changes the Command Set of the response to a C-STORE. */
  readonly store: (response: CommandSet, exchange: Exchange) => Answer;
  /** Changes the Command Set of the response to a C-ECHO. */
  readonly echo: (response: CommandSet, exchange: Exchange) => Answer;
  /** Changes the Command Set of the response to any other operation. */
  readonly other: (response: CommandSet, exchange: Exchange) => Answer;
  /** Puts the Command Set of the response to a C-STORE onto the wire. */
  readonly message: (command: Buffer, exchange: Exchange, session: FaultyConnection) => Instead;
  /** Stands between the SCP and the requestor; undefined lets the PDU pass. */
  readonly send: (pdu: Pdu, session: FaultyConnection) => Instead | undefined;
  /** Stands between the requestor and the SCP; undefined lets the PDU pass. */
  readonly receive: (received: Received, session: FaultyConnection) => Instead | undefined;
  /** What it keeps as the file of an instance; nothing: it keeps none where the harness looks. */
  readonly keep: (file: Part10File, store: KeptStore) => Kept | undefined | Promise<Kept | undefined>;
  /** The requestor has opened a connection. */
  readonly opened: (session: FaultyConnection) => void;
  /** The requestor has closed (FIN) or reset (RST) its connection; `unparsed` bytes of a PDU were under way. */
  readonly closed: (how: 'FIN' | 'RST', unparsed: number, session: FaultyConnection) => void;
}

/** The file of an instance: its bytes, and its path below the folder if it is not named as usual. */
export type Kept = Uint8Array | { readonly bytes: Uint8Array; readonly path: string };

/** What an SCP has kept until now. */
export interface KeptStore {
  /** Instances that came, this one included. */
  readonly count: number;
  /** Takes a file away, which need not be there. */
  remove(path: string): Promise<void>;
}

/** Exactly one of the behaviours. */
export type OneBehaviour = { [K in keyof Behaviour]: Pick<Behaviour, K> }[keyof Behaviour];

/** A row of the tables in `faults/`. */
export type Fault = OneBehaviour & {
  readonly name: string;
  /** The clause that is broken. */
  readonly clause: string;
  /** What the SCP does wrong, in one line. */
  readonly does: string;
  /** Ids of the cases, each of which has to catch it. */
  readonly caughtBy: readonly string[];
  /** What those cases come to: `warn` where the clause is a should or the reaction is only unusual. Default `fail`. */
  readonly verdict?: 'fail' | 'warn';
  /** Ids of cases that pass all the same, since the fault is no wider than it says. */
  readonly spares?: readonly string[];
};

/** The rows of one table, each sparing the cases given, unless it says otherwise. */
export function sparing(spares: readonly string[], rows: readonly Fault[]): readonly Fault[] {
  return rows.map((row) => ({ spares, ...row }));
}
