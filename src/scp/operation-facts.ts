/** What is known of one operation, and of its Data Set and handler once they have ended (PS3.7 9.1.1). */
import type { AcceptedPresentationContext } from '../association/negotiated-association.ts';
import type { DataSetFinding } from '../data-set/read/finding.ts';
import type { CommandFinding, CommandSet } from '../dimse/command-set.ts';
import type { AssociationInfo } from './handler.ts';
import type { ValidationFinding } from './validation-finding.ts';

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
