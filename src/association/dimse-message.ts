/** The messages that a DIMSE service user gives to an association, and gets from it: PS3.7 7.5, 9.1. */
import type { CommandFinding, CommandSet, CommandValues, RawCommandElement } from '../dimse/command-set.ts';
import type { DataSetSource } from './message-sender.ts';

/** A Command Set to be sent: by keyword, or element by element and as wrong as it is wanted. */
export type OutgoingCommand = CommandSet | CommandValues | readonly RawCommandElement[];

/** A message to be sent. Whether it makes sense in the presentation context is not asked. */
export interface DimseRequest {
  readonly contextId: number;
  /** Of a Command Set by keyword without a Message ID, the association chooses one that is not outstanding. */
  readonly command: OutgoingCommand;
  /** Encoded in the Transfer Syntax of the context. An iterable is read as fast as the peer takes it. */
  readonly dataSet?: DataSetSource;
}

/** A response as received. */
export interface DimseResponse {
  readonly contextId: number;
  readonly command: CommandSet;
  readonly findings: readonly CommandFinding[];
  /** The Command Set as received. */
  readonly bytes: Buffer;
  /** It came before the request had been sent whole, as only a failure may (PS3.7 9.1.1.2). */
  readonly early: boolean;
}

export interface WaitOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds; Infinity for no limit. */
  readonly timeoutMs?: number;
}
