/** The messages of the C-STORE service: PS3.7 9.1.1 and 9.3.1. */
import { CommandField } from './command-field.ts';
import { type CommandSet, noDataSet } from './command-set.ts';

/** Values of Priority (0000,0700). */
export const Priority = { MEDIUM: 0x0000, HIGH: 0x0001, LOW: 0x0002 } as const;

/** The parameters of a C-STORE request (PS3.7 Table 9.1-1). */
export interface CStoreRQParameters {
  /** Left out, the association chooses one that is not outstanding. */
  readonly MessageID?: number;
  readonly AffectedSOPClassUID: string;
  readonly AffectedSOPInstanceUID: string;
  /** Default MEDIUM. */
  readonly Priority?: number;
  /** Of the C-MOVE operation whose sub-operation this is. */
  readonly MoveOriginatorApplicationEntityTitle?: string;
  readonly MoveOriginatorMessageID?: number;
}

/** The Command Set of a C-STORE-RQ (PS3.7 Table 9.3-1); a Data Set belongs to it. */
export function cStoreRQ(parameters: CStoreRQParameters): CommandSet {
  return {
    AffectedSOPClassUID: parameters.AffectedSOPClassUID,
    CommandField: CommandField['C-STORE-RQ'],
    MessageID: parameters.MessageID,
    Priority: parameters.Priority ?? Priority.MEDIUM,
    CommandDataSetType: 0x0001,
    AffectedSOPInstanceUID: parameters.AffectedSOPInstanceUID,
    MoveOriginatorApplicationEntityTitle: parameters.MoveOriginatorApplicationEntityTitle,
    MoveOriginatorMessageID: parameters.MoveOriginatorMessageID,
  };
}

/** The parameters of a response that the performing side decides (PS3.7 Annex C). */
export interface StatusParameters {
  readonly Status: number;
  readonly OffendingElement?: readonly number[];
  readonly ErrorComment?: string;
  readonly ErrorID?: number;
}

/** The Command Set of the C-STORE-RSP to a request (PS3.7 Table 9.3-2); the affected UIDs are those of the request. */
export function cStoreRSP(request: CommandSet, status: StatusParameters): CommandSet {
  return responseTo(request, CommandField['C-STORE-RSP'], status);
}

/** A response without a Data Set: Message ID and affected UIDs are taken from the request (PS3.7 9.1.1.1.2 to 4). */
export function responseTo(request: CommandSet, commandField: number, status: StatusParameters): CommandSet {
  return {
    AffectedSOPClassUID: request.AffectedSOPClassUID,
    CommandField: commandField,
    MessageIDBeingRespondedTo: request.MessageID ?? 0,
    CommandDataSetType: noDataSet,
    Status: status.Status,
    OffendingElement: status.OffendingElement,
    ErrorComment: status.ErrorComment,
    ErrorID: status.ErrorID,
    AffectedSOPInstanceUID: request.AffectedSOPInstanceUID,
  };
}
