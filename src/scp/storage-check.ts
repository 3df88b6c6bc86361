/**
 * The shape of one cause of a C-STORE status, and the facts it is judged on (PS3.7 9.1.1.1.9, PS3.4 Table GG.4-1).
 */
import type { AcceptedPresentationContext } from '../association/negotiated-association.ts';
import type { DataSetFinding } from '../data-set/finding.ts';
import type { CommandFinding, CommandSet } from '../dimse/command-set.ts';
import type { AssociationInfo } from './handler.ts';

/** What a response says beside the identity of its request. */
export interface StatusFields {
  readonly Status: number;
  /** At most 64 characters of the default repertoire. */
  readonly ErrorComment?: string;
  /** Tags as 0xggggeeee. */
  readonly OffendingElement?: readonly number[];
}

/** How a handler ended. */
export type HandlerOutcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly error: unknown }
  | { readonly kind: 'outlived'; readonly ms: number };

/** An option of `listen` whose limit a request has reached. */
export type ReachedLimit = 'dataSetLimit' | 'depthLimit' | 'quotaBytes' | 'handlerTimeLimitMs';

/** What is known once the Data Set has been received whole. */
export interface ReceivedDataSet {
  readonly size: number;
  /** It is in a Transfer Syntax that is not known here, so that nothing is known of its content. */
  readonly unread?: boolean;
  /** The first structural error that the strict reader found. */
  readonly error: DataSetFinding | undefined;
  /** (0008,0016) and (0008,0018) of the Data Set, without padding; `undefined` when absent. */
  readonly sopClassUID: string | undefined;
  readonly sopInstanceUID: string | undefined;
}

/** What the optional validation against the IOD objects to (PS3.4 GG.4.2: "may, but is not required to"). */
export interface ValidationFinding {
  readonly OffendingElement: readonly number[];
  readonly ErrorComment?: string;
}

/** Everything a cause may look at. Later stages know more than earlier ones. */
export interface OperationFacts {
  readonly command: CommandSet;
  /** What the command-set decoder objected to. */
  readonly commandFindings: readonly CommandFinding[];
  readonly context: AcceptedPresentationContext;
  readonly association: AssociationInfo;
  /** The Command Field of the operation that the SOP Class of the context has: C-STORE-RQ or C-ECHO-RQ. */
  readonly operation: number;
  /** Whether the request announces a Data Set (PS3.7 9.3.1.1, Command Data Set Type). */
  readonly hasDataSet: boolean;
  /** Another operation of this association with the same Message ID has not been answered yet. */
  readonly messageIdOutstanding: boolean;
  readonly supports: (sopClassUID: string) => boolean;
  /** Why this requestor may not store this SOP Class; `undefined` when it may. */
  readonly forbidden: (association: AssociationInfo, sopClassUID: string) => string | undefined;
  /** From stage `data-set` on. */
  readonly received?: ReceivedDataSet;
  /** Why the Data Set cannot be kept: a full store, or the limit of its size. From stage `data-set` on. */
  readonly outOfResources?: string;
  /** The option that `outOfResources` is about, where it is one. */
  readonly reachedLimit?: ReachedLimit;
  /** From stage `validated` on, when validation was asked for and objected. */
  readonly invalid?: ValidationFinding;
  /** From stage `handled` on, when there is a handler. */
  readonly handler?: HandlerOutcome;
  /** What failed within the SCP itself, neither the peer's fault nor a lack of resources. */
  readonly failure?: string;
}

/**
 * When a cause can be known: on the command, after the last fragment of the Data Set, after its validation, after the
 * handler, and once the store has tried to keep it.
 */
export type CheckStage = 'command' | 'data-set' | 'validated' | 'handled' | 'stored';

/** One cause of a status: pure, named, and removable, so that a test can take it out and see its scenario fail. */
export interface StorageCheck {
  readonly name: string;
  /** The status this cause leads to; `undefined` for the handler's own answer. */
  readonly status: number | undefined;
  readonly stages: readonly CheckStage[];
  /** The fields of the response when the cause is present, `undefined` when it is not. */
  readonly cause: (facts: OperationFacts) => StatusFields | undefined;
  /** What the log says of the cause, where the status has no field for it (PS3.7 C.5). */
  readonly detail?: (facts: OperationFacts) => string | undefined;
}
