/** The C-STORE service as SCU: PS3.7 9.1.1, PS3.4 GG.4.1. */
import type { Association } from '../association/association.ts';
import type { WaitOptions } from '../association/dimse-message.ts';
import type { DataSetSource } from '../association/message-sender.ts';
import type { AcceptedPresentationContext } from '../association/negotiated-association.ts';
import { cStoreRQ } from '../dimse/c-store.ts';
import { CommandField } from '../dimse/command-field.ts';
import { NoPresentationContext } from './no-presentation-context.ts';
import { type OperationResponse, operationResponse } from './operation-response.ts';

/** A SOP Instance to be stored. */
export interface CStoreRequest {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  /** The Transfer Syntax that `dataSet` is encoded in. */
  readonly transferSyntax: string;
  /** The Data Set without File Meta Information. An iterable is read as fast as the peer takes it, and never held. */
  readonly dataSet: DataSetSource;
  /** Default: MEDIUM, 0x0000. */
  readonly priority?: number;
  /** Default: one that no outstanding operation has. */
  readonly messageID?: number;
  /** The C-MOVE operation that this is a sub-operation of. */
  readonly moveOriginator?: { readonly aeTitle: string; readonly messageID: number };
}

export type CStoreRSP = OperationResponse;

/**
 * Stores a SOP Instance over the association. Every status is an answer: see `category`.
 *
 * Rejects with NoPresentationContext when none was accepted for the SOP Class and Transfer Syntax, with a
 * DicomNetworkError for a response without status, and as `Association.invoke`.
 */
export function cStore(
  association: Association,
  request: CStoreRequest,
  options: WaitOptions = {},
): Promise<CStoreRSP> {
  const { sopClassUID, transferSyntax, dataSet } = request;
  const context = contextFor(association, sopClassUID, transferSyntax);
  if (context === undefined) {
    return Promise.reject(new NoPresentationContext(association, sopClassUID, transferSyntax));
  }
  const command = cStoreRQ({
    MessageID: request.messageID,
    AffectedSOPClassUID: sopClassUID,
    AffectedSOPInstanceUID: request.sopInstanceUID,
    Priority: request.priority,
    MoveOriginatorApplicationEntityTitle: request.moveOriginator?.aeTitle,
    MoveOriginatorMessageID: request.moveOriginator?.messageID,
  });
  return association
    .invoke({ contextId: context.id, command, dataSet }, options)
    .then((response) => operationResponse(response, command, CommandField['C-STORE-RSP']));
}

/**
 * The first accepted presentation context in which this side may be SCU for the abstract syntax; with any Transfer
 * Syntax when none is given (PS3.7 D.3.3.4).
 */
export function contextFor(
  { role, contexts }: Association,
  abstractSyntax: string,
  transferSyntax?: string,
): AcceptedPresentationContext | undefined {
  return contexts.find(
    (context) =>
      context.abstractSyntax === abstractSyntax &&
      (transferSyntax === undefined || context.transferSyntax === transferSyntax) &&
      (role === 'requestor' ? context.scuRole : context.scpRole),
  );
}
