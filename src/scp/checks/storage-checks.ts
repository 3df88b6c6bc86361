/**
 * The causes of every C-STORE status, in the order they are looked for on every request (PS3.7 9.1.1.1.9, Annex C;
 * PS3.4 Table GG.4-1). Fields follow Annex C: only some statuses may carry an Error Comment or Offending Element.
 */

import type { OperationFacts } from '../operation-facts.ts';
import {
  duplicateInvocation,
  invalidSOPInstance,
  mistypedArgument,
  notAuthorized,
  sopClassNotSupported,
  unrecognizedOperation,
} from './command-causes.ts';
import { dataSetInvalid, dataSetMismatch, dataSetNotDecodable, outOfResources } from './data-set-causes.ts';
import {
  cannotProcess,
  handlerAnswer,
  handlerFailed,
  handlerWithoutResult,
  handlerWithoutStatus,
} from './handler-causes.ts';
import type { CheckStage, StatusFields, StorageCheck } from './storage-check.ts';

/** Every cause, in order. Where none is present the SOP Instance is stored and the answer is 0x0000. */
export const storageChecks: readonly StorageCheck[] = [
  duplicateInvocation,
  unrecognizedOperation,
  mistypedArgument,
  sopClassNotSupported,
  invalidSOPInstance,
  notAuthorized,
  outOfResources,
  dataSetNotDecodable,
  dataSetMismatch,
  dataSetInvalid,
  handlerFailed,
  handlerWithoutStatus,
  handlerWithoutResult,
  handlerAnswer,
  cannotProcess,
];

/** The causes of a C-ECHO status, in the same order: PS3.7 9.1.5.1.4 has no others. */
export const verificationChecks: readonly StorageCheck[] = [
  duplicateInvocation,
  unrecognizedOperation,
  mistypedArgument,
  sopClassNotSupported,
];

/** A decision: which check found its cause, and what the response says. */
export interface Decision {
  readonly cause: string;
  readonly fields: StatusFields;
}

/** The checks of one stage, still in order. */
export function checksOf(checks: readonly StorageCheck[], stage: CheckStage): readonly StorageCheck[] {
  return checks.filter((check) => check.stages.includes(stage));
}

/** The first cause that is present, or `undefined`. */
export function decide(checks: readonly StorageCheck[], facts: OperationFacts): Decision | undefined {
  for (const check of checks) {
    const fields = check.cause(facts);
    if (fields !== undefined) return { cause: check.name, fields };
  }
  return undefined;
}
