/**
 * The shape of one cause of a C-STORE status, and the facts it is judged on (PS3.7 9.1.1.1.9, PS3.4 Table GG.4-1).
 */
import type { OperationFacts } from '../operation-facts.ts';

/** What a response says beside the identity of its request. */
export interface StatusFields {
  readonly Status: number;
  /** At most 64 characters of the default repertoire. */
  readonly ErrorComment?: string;
  /** Tags as 0xggggeeee. */
  readonly OffendingElement?: readonly number[];
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
