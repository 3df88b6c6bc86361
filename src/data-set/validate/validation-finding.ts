// What the validation of a Data Set against its IOD says: PS3.3 (modules), PS3.5 6.2, 6.4 and 7.4 (values and Types).

/** The rules, one word each, for programs and tables. */
export type ValidationRule =
  | 'missing'
  | 'empty'
  | 'blank'
  | 'not-allowed'
  | 'vr'
  | 'vm'
  | 'value'
  | 'character-set'
  | 'enumerated-value'
  | 'defined-term'
  | 'item-count'
  | 'iod-constraint'
  | 'range'
  | 'form'
  | 'numbering'
  | 'duplicate'
  | 'reference'
  | 'count'
  | 'relation'
  | 'private-creator'
  | 'private-group'
  | 'not-in-iod'
  | 'uid-mismatch'
  | 'structure'
  | 'finding-limit'
  | 'reading-limit';

/** `error`: the standard forbids it; `warning`: it is unwise; `information`: it is allowed and worth knowing. */
export type Severity = 'error' | 'warning' | 'information';

export interface ValidationFinding {
  /** From the outermost element to the one concerned: `(0072,0200)[1].(0072,0202)`; items count from 1. */
  readonly tagPath: string;
  /** The innermost element as a number, for Offending Element (0000,0901). */
  readonly tag: number;
  /** The keyword of PS3.6, or the tag where there is none. */
  readonly keyword: string;
  readonly rule: ValidationRule;
  /** Empty for a limit of this library, which no clause demands. */
  readonly clause: string;
  readonly severity: Severity;
  readonly expected: string;
  readonly actual: string;
}

/** The finding in one line: severity, place, expected, actual, clause. */
export function describeValidationFinding(finding: ValidationFinding): string {
  const { severity, tagPath, keyword, expected, actual, clause } = finding;
  const place = `${tagPath} ${keyword}`.trim() || 'the Data Set';
  return `${severity}: ${place}: expected ${expected}, found ${actual}${clause === '' ? '' : ` (${clause})`}`;
}
