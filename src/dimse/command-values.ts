/** A Command Set as values, and what can be wrong with a received one: PS3.7 6.3.1, Annex E. */

/**
 * A Command Set keyed by DICOM keyword. Numbers are unsigned, tags are 0xggggeeee, and strings come without padding.
 * `CommandGroupLength` is computed when it is left out.
 */
export type CommandSet = {
  readonly CommandGroupLength?: number;
  readonly AffectedSOPClassUID?: string;
  readonly RequestedSOPClassUID?: string;
  readonly CommandField?: number;
  readonly MessageID?: number;
  readonly MessageIDBeingRespondedTo?: number;
  readonly MoveDestination?: string;
  readonly Priority?: number;
  readonly CommandDataSetType?: number;
  readonly Status?: number;
  readonly OffendingElement?: readonly number[];
  readonly ErrorComment?: string;
  readonly ErrorID?: number;
  readonly AffectedSOPInstanceUID?: string;
  readonly RequestedSOPInstanceUID?: string;
  readonly EventTypeID?: number;
  readonly AttributeIdentifierList?: readonly number[];
  readonly ActionTypeID?: number;
  readonly NumberOfRemainingSuboperations?: number;
  readonly NumberOfCompletedSuboperations?: number;
  readonly NumberOfFailedSuboperations?: number;
  readonly NumberOfWarningSuboperations?: number;
  readonly MoveOriginatorApplicationEntityTitle?: string;
  readonly MoveOriginatorMessageID?: number;
};

/** What may be asked for as a value: of the element's own VR, or bytes to be taken as they are. */
export type CommandValue = number | string | readonly number[] | Uint8Array;

/** A Command Set in which any element may have any value; `(gggg,eeee)` is a key like the keywords. */
export type CommandValues = { readonly [keywordOrTag: string]: CommandValue | undefined };

/** One command element as it goes onto the wire; `length` declares another Value Length than the value has. */
export interface RawCommandElement {
  readonly tag: number;
  readonly value: Uint8Array;
  readonly length?: number;
}

/** Names of the rules that a received Command Set can break. */
export type CommandRule =
  | 'truncated'
  | 'group'
  | 'order'
  | 'duplicate'
  | 'unknown-element'
  | 'retired-element'
  | 'odd-length'
  | 'value-length'
  | 'padding'
  | 'value'
  | 'empty'
  | 'missing'
  | 'group-length'
  | 'data-set-type'
  /** The response does not fit its request. */
  | 'answer';

/** One thing about a received Command Set that the standard does not allow. */
export interface CommandFinding {
  readonly rule: CommandRule;
  /** 0xggggeeee; absent when no element is concerned. */
  readonly tag?: number;
  /** Bytes from the start of the Command Set. */
  readonly offset: number;
  readonly text: string;
  readonly clause: string;
}

/** The value of Command Data Set Type (0000,0800) that says: no Data Set (PS3.7 9.3.1.2). */
export const noDataSet = 0x0101;
