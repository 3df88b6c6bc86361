/** Statuses of a C-STORE response: PS3.7 9.1.1.1.9 and Annex C, PS3.4 Tables GG.4-1 and B.2-1. */

export type StatusCategory = 'Success' | 'Warning' | 'Failure' | 'Cancel' | 'Pending';

/** Command elements that a status may bring along, by keyword (PS3.7 Annex C). */
export type StatusField =
  | 'OffendingElement'
  | 'ErrorComment'
  | 'ErrorID'
  | 'AffectedSOPClassUID'
  | 'AffectedSOPInstanceUID'
  | 'AttributeIdentifierList';

/** One status, or with `last` the range `code`..`last` of one meaning. */
export interface StatusRow {
  readonly code: number;
  readonly last?: number;
  readonly category: StatusCategory;
  readonly name: string;
  readonly ref: string;
  readonly fields: readonly StatusField[];
}

/** The statuses this library itself answers with, by name. */
export const Status = {
  Success: 0x0000,
  InvalidSOPInstance: 0x0117,
  SOPClassNotSupported: 0x0122,
  NotAuthorized: 0x0124,
  DuplicateInvocation: 0x0210,
  UnrecognizedOperation: 0x0211,
  MistypedArgument: 0x0212,
  OutOfResources: 0xa700,
  DataSetDoesNotMatchSOPClass: 0xa900,
  CannotUnderstand: 0xc000,
  HandlerGaveNoStatus: 0xc001,
  HandlerGaveInvalidStatus: 0xc002,
  DataSetNotDecodable: 0xc210,
  HandlerFailed: 0xc211,
} as const;

const offending = ['OffendingElement', 'ErrorComment'] as const;
const success: StatusRow = { code: 0, category: 'Success', name: 'Success', ref: 'PS3.7 C.1.1', fields: [] };

function failure(code: number, name: string, ref: string, fields: readonly StatusField[], last?: number): StatusRow {
  return { code, ...(last === undefined ? {} : { last }), category: 'Failure', name, ref, fields };
}

function warning(code: number, name: string, ref: string, fields: readonly StatusField[]): StatusRow {
  return { code, category: 'Warning', name, ref, fields };
}

/** PS3.4 Table GG.4-1: exact codes and no warning, unlike `storageStatuses`. */
export const nonPatientStatuses: readonly StatusRow[] = [
  success,
  failure(0xa700, 'Refused: Out of resources', 'PS3.4 GG.4', ['ErrorComment']),
  failure(0xa900, 'Error: Data Set does not match SOP Class', 'PS3.4 GG.4', offending),
  failure(0xc000, 'Error: Cannot understand', 'PS3.4 GG.4', offending),
];

/** PS3.7 9.1.1.1.9: the statuses that any Service Class may answer a C-STORE with. */
export const cStoreGeneralStatuses: readonly StatusRow[] = [
  failure(0x0117, 'Invalid SOP Instance', 'PS3.7 C.5.12', ['AffectedSOPInstanceUID']),
  failure(0x0122, 'Refused: SOP Class not supported', 'PS3.7 C.5.6', ['ErrorComment']),
  failure(0x0124, 'Refused: Not authorized', 'PS3.7 C.5.25', ['ErrorComment']),
  failure(0x0210, 'Duplicate invocation', 'PS3.7 C.5.9', []),
  failure(0x0211, 'Unrecognized operation', 'PS3.7 C.5.23', []),
  failure(0x0212, 'Mistyped argument', 'PS3.7 C.5.15', []),
];

/** PS3.4 Table B.2-1: the Storage Service Class, whose failures are ranges and which has warnings. */
export const storageStatuses: readonly StatusRow[] = [
  success,
  failure(0xa700, 'Refused: Out of resources', 'PS3.4 B.2.3', ['ErrorComment'], 0xa7ff),
  failure(0xa900, 'Error: Data Set does not match SOP Class', 'PS3.4 B.2.3', offending, 0xa9ff),
  failure(0xc000, 'Error: Cannot understand', 'PS3.4 B.2.3', offending, 0xcfff),
  warning(0xb000, 'Warning: Coercion of Data Elements', 'PS3.4 B.2.3', offending),
  warning(0xb006, 'Warning: Elements Discarded', 'PS3.4 B.2.3', offending),
  warning(0xb007, 'Warning: Data Set does not match SOP Class', 'PS3.4 B.2.3', offending),
];

/** What our own SCP answers for causes that PS3.4 leaves to the implementation, within Cannot understand (Cxxx). */
export const diagnosticStatuses: readonly StatusRow[] = [
  failure(0xc001, 'Handler returned a status Data Set without Status (0000,0900)', 'PS3.7 Annex C', ['ErrorComment']),
  failure(0xc002, 'Handler returned neither a status Data Set nor an integer', 'PS3.7 Annex C', ['ErrorComment']),
  failure(0xc210, 'Data Set cannot be decoded', 'PS3.7 Annex C', offending),
  failure(0xc211, 'Handler failed', 'PS3.7 Annex C', ['ErrorComment']),
];

/** The other statuses of PS3.7 Annex C, not listed for C-STORE but seen from SCPs. */
export const otherDimseStatuses: readonly StatusRow[] = [
  failure(0x0105, 'No such Attribute', 'PS3.7 C.5.17', ['AttributeIdentifierList']),
  failure(0x0106, 'Invalid Attribute Value', 'PS3.7 C.5.11', []),
  failure(0x0110, 'Processing failure', 'PS3.7 C.5.21', [
    'AffectedSOPClassUID',
    'AffectedSOPInstanceUID',
    'ErrorComment',
    'ErrorID',
  ]),
  failure(0x0111, 'Duplicate SOP Instance', 'PS3.7 C.5.8', ['AffectedSOPInstanceUID']),
  failure(0x0112, 'No such SOP Instance', 'PS3.7 C.5.19', ['AffectedSOPInstanceUID']),
  failure(0x0113, 'No such Event Type', 'PS3.7 C.5.18', ['AffectedSOPClassUID']),
  failure(0x0114, 'No such argument', 'PS3.7 C.5.16', ['AffectedSOPClassUID']),
  failure(0x0115, 'Invalid argument value', 'PS3.7 C.5.10', ['AffectedSOPClassUID', 'AffectedSOPInstanceUID']),
  failure(0x0118, 'No such SOP Class', 'PS3.7 C.5.20', ['AffectedSOPClassUID']),
  failure(0x0119, 'Class-Instance conflict', 'PS3.7 C.5.7', ['AffectedSOPClassUID', 'AffectedSOPInstanceUID']),
  failure(0x0120, 'Missing Attribute', 'PS3.7 C.5.13', ['AttributeIdentifierList']),
  failure(0x0121, 'Missing Attribute Value', 'PS3.7 C.5.14', []),
  failure(0x0123, 'No such Action Type', 'PS3.7 C.5.24', ['AffectedSOPClassUID']),
  failure(0x0213, 'Resource limitation', 'PS3.7 C.5.22', []),
  warning(0x0107, 'Attribute list error', 'PS3.7 C.4.2', [
    'AffectedSOPClassUID',
    'AffectedSOPInstanceUID',
    'AttributeIdentifierList',
  ]),
  warning(0x0116, 'Attribute Value Out of Range', 'PS3.7 C.4.3', []),
];

function categoryByHighByte(high: number): StatusCategory | undefined {
  if (high === 0x01 || high === 0x02) return 'Failure';
  const nibble = high >> 4;
  if (nibble === 0xa || nibble === 0xc) return 'Failure';
  return nibble === 0xb ? 'Warning' : undefined;
}

const fixedCategories = new Map<number, StatusCategory>([
  [0x0000, 'Success'],
  [0x0001, 'Warning'],
  [0x0107, 'Warning'],
  [0x0116, 'Warning'],
  [0xfe00, 'Cancel'],
  [0xff00, 'Pending'],
  [0xff01, 'Pending'],
]);

/** The Status Class of PS3.7 Annex C; undefined for a code that implementations shall not use. */
export function statusCategory(code: number): StatusCategory | undefined {
  return fixedCategories.get(code) ?? categoryByHighByte(code >> 8);
}

const searchOrder = [
  nonPatientStatuses,
  cStoreGeneralStatuses,
  diagnosticStatuses,
  storageStatuses,
  otherDimseStatuses,
].flat();

/** The first row that covers this code: an exact code before a range. */
export function statusRow(code: number): StatusRow | undefined {
  return searchOrder.find((row) => code >= row.code && code <= (row.last ?? row.code));
}

/** The code as PS3.7 readers write it: `formatStatus(0xa700) === '0xA700'`. */
export function formatStatus(code: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Code and meaning in one line, e.g. `0xA700 Refused: Out of resources (Failure)`; `0x0000 Success`, which is its own category. */
export function describeStatus(code: number): string {
  const category = statusCategory(code);
  const name = statusRow(code)?.name ?? (category ? 'implementation-specific' : 'not a status of PS3.7 Annex C');
  return `${formatStatus(code)} ${name}${category && category !== name ? ` (${category})` : ''}`;
}
