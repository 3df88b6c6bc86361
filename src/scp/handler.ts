/**
 * The application behind the Storage SCP: what a handler is told of a C-STORE, and what it may answer
 * (PS3.7 9.1.1, PS3.4 GG.4.2).
 */
import type { AcceptedPresentationContext } from '../association/negotiated-association.ts';
import type { DataSet } from '../data-set/data-set.ts';
import type { CommandSet } from '../dimse/command-set.ts';
import type { ValidationFinding } from './validation-finding.ts';

/** Who asks: the association as an application sees it. */
export interface AssociationInfo {
  readonly callingAETitle: string;
  readonly calledAETitle: string;
  /** The user's name of a verified or merely received User Identity item of type 1 or 2 (PS3.7 D.3.3.7). */
  readonly user?: string;
  /** IP address of the requestor, empty when the socket is gone. */
  readonly remoteAddress: string;
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
}

/** One C-STORE request whose Data Set has been received whole and has passed the checks before the handler. */
export interface CStoreEvent {
  readonly command: CommandSet;
  readonly context: AcceptedPresentationContext;
  readonly association: AssociationInfo;
  readonly transferSyntax: string;
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  /** Bytes of the Data Set as received. */
  readonly size: number;
  /** The n-th call of this SCP's handler, counting from 1. */
  readonly call: number;
  /** The n-th call for this association, counting from 1. */
  readonly associationCall: number;
  /** Decodes the Data Set on demand. Rejects with DataSetError when it cannot be decoded. */
  dataSet(): Promise<DataSet>;
  /** The Data Set as received, in its transfer syntax; read back from disk when it is large. */
  bytes(): Promise<Buffer>;
  /** Aborted when the association ends or the handler's time limit passes. */
  readonly signal: AbortSignal;
}

/** A status as a Data Set: the elements of a C-STORE-RSP that a handler decides (PS3.7 Annex C). */
export interface StatusDataSet {
  /** (0000,0900). Left out, the SCP answers 0xC001. */
  readonly Status?: number;
  /** (0000,0902); cut to 64 characters of the default repertoire. */
  readonly ErrorComment?: string;
  /** (0000,0901): tags as 0xggggeeee. */
  readonly OffendingElement?: number | readonly number[];
}

/**
 * What a handler may answer: a status code, or a status Data Set. Anything else is answered with 0xC002, so the type
 * is open on purpose.
 */
export type HandlerResult = number | StatusDataSet | unknown;

/** An application's answer to a C-STORE. A synchronous answer costs no promise. */
export interface CStoreHandler {
  (event: CStoreEvent): HandlerResult | Promise<HandlerResult>;
  /** `false` promises that `dataSet()` and `bytes()` are never called, so that a discarding SCP need not keep them. */
  readonly readsDataSet?: boolean;
}

/**
 * Checks a received Data Set against its IOD. Returns the tags it objects to (none: the Data Set is fine), or a
 * finding with its own comment. Called only when the Data Set could be decoded.
 */
export type ValidateFunction = (event: CStoreEvent) => ValidationVerdict | Promise<ValidationVerdict>;

/** `undefined` or an empty list: no objection. */
export type ValidationVerdict = readonly number[] | ValidationFinding | undefined;
