/** The command elements of PS3.7 Annex E: Table E.1-1, and Table E.2-1 for the retired ones. */

export type CommandVR = 'UL' | 'US' | 'UI' | 'AE' | 'LO' | 'AT' | 'SH' | 'LT' | 'CS' | 'IS';

/** One row of the command dictionary; `tag` is 0xggggeeee, and `many` stands for a Value Multiplicity of 1-n. */
export interface CommandElementRow {
  readonly tag: number;
  readonly keyword: string;
  readonly vr: CommandVR;
  readonly many: boolean;
  readonly retired: boolean;
}

const current: readonly (readonly [tag: number, keyword: string, vr: CommandVR, vm?: '1-n'])[] = [
  [0x0000, 'CommandGroupLength', 'UL'],
  [0x0002, 'AffectedSOPClassUID', 'UI'],
  [0x0003, 'RequestedSOPClassUID', 'UI'],
  [0x0100, 'CommandField', 'US'],
  [0x0110, 'MessageID', 'US'],
  [0x0120, 'MessageIDBeingRespondedTo', 'US'],
  [0x0600, 'MoveDestination', 'AE'],
  [0x0700, 'Priority', 'US'],
  [0x0800, 'CommandDataSetType', 'US'],
  [0x0900, 'Status', 'US'],
  [0x0901, 'OffendingElement', 'AT', '1-n'],
  [0x0902, 'ErrorComment', 'LO'],
  [0x0903, 'ErrorID', 'US'],
  [0x1000, 'AffectedSOPInstanceUID', 'UI'],
  [0x1001, 'RequestedSOPInstanceUID', 'UI'],
  [0x1002, 'EventTypeID', 'US'],
  [0x1005, 'AttributeIdentifierList', 'AT', '1-n'],
  [0x1008, 'ActionTypeID', 'US'],
  [0x1020, 'NumberOfRemainingSuboperations', 'US'],
  [0x1021, 'NumberOfCompletedSuboperations', 'US'],
  [0x1022, 'NumberOfFailedSuboperations', 'US'],
  [0x1023, 'NumberOfWarningSuboperations', 'US'],
  [0x1030, 'MoveOriginatorApplicationEntityTitle', 'AE'],
  [0x1031, 'MoveOriginatorMessageID', 'US'],
];

const retired: readonly (readonly [tag: number, keyword: string, vr: CommandVR, vm?: '1-n'])[] = [
  [0x0001, 'CommandLengthToEnd', 'UL'],
  [0x0010, 'CommandRecognitionCode', 'SH'],
  [0x0200, 'Initiator', 'AE'],
  [0x0300, 'Receiver', 'AE'],
  [0x0400, 'FindLocation', 'AE'],
  [0x0850, 'NumberOfMatches', 'US'],
  [0x0860, 'ResponseSequenceNumber', 'US'],
  [0x4000, 'DialogReceiver', 'LT'],
  [0x4010, 'TerminalType', 'LT'],
  [0x5010, 'MessageSetID', 'SH'],
  [0x5020, 'EndMessageID', 'SH'],
  [0x5110, 'DisplayFormat', 'LT'],
  [0x5120, 'PagePositionID', 'LT'],
  [0x5130, 'TextFormatID', 'CS'],
  [0x5140, 'NormalReverse', 'CS'],
  [0x5150, 'AddGrayScale', 'CS'],
  [0x5160, 'Borders', 'CS'],
  [0x5170, 'Copies', 'IS'],
  [0x5180, 'CommandMagnificationType', 'CS'],
  [0x5190, 'Erase', 'CS'],
  [0x51a0, 'Print', 'CS'],
  [0x51b0, 'Overlays', 'US', '1-n'],
];

/** Every command element of PS3.7 Annex E, the retired ones last. */
export const commandElements: readonly CommandElementRow[] = [
  ...current.map((row) => ({ row, retired: false })),
  ...retired.map((row) => ({ row, retired: true })),
].map(({ row: [tag, keyword, vr, vm], retired }) => ({ tag, keyword, vr, many: vm === '1-n', retired }));

const byTag = new Map(commandElements.map((row) => [row.tag, row]));
const byKeyword = new Map(commandElements.map((row) => [row.keyword, row]));

/** The command element of this tag (0xggggeeee), or undefined when PS3.7 Annex E has none. */
export function commandElementByTag(tag: number): CommandElementRow | undefined {
  return byTag.get(tag);
}

/** The command element of this keyword, e.g. `MessageID`; upper and lower case matter. */
export function commandElementByKeyword(keyword: string): CommandElementRow | undefined {
  return byKeyword.get(keyword);
}

/** `(gggg,eeee)` in hexadecimal digits, as the standard prints tags. */
export function formatTag(tag: number): string {
  const digits = (tag >>> 0).toString(16).toUpperCase().padStart(8, '0');
  return `(${digits.slice(0, 4)},${digits.slice(4)})`;
}
