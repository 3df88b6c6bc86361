// What `cstore validate` prints: the findings of each file below its name, or all of it as JSON, and the sums.

import { describeValidationFinding, type Severity } from '../../../src/index.ts';
import { type Colour, escapeControls, type Paint } from '../terminal.ts';
import type { FileReport } from './validate-file.ts';

/** The sums over all files; the keys are those of the JSON output. */
export interface ValidationSummary {
  files: number;
  /** Files without an error. */
  valid: number;
  /** Files that could not be read as DICOM files. */
  unreadable: number;
  /** Files beyond a limit of this tool, of which nothing is known; left out where there are none. */
  beyondLimit?: number;
  error: number;
  warning: number;
  information: number;
}

export const noFiles: Readonly<ValidationSummary> = {
  files: 0,
  valid: 0,
  unreadable: 0,
  error: 0,
  warning: 0,
  information: 0,
};

/** Adds one file to the sums. */
export function count(summary: ValidationSummary, { error, limit, findings }: FileReport): void {
  summary.files += 1;
  if (limit !== undefined) summary.beyondLimit = (summary.beyondLimit ?? 0) + 1;
  else if (error !== undefined) summary.unreadable += 1;
  for (const { severity } of findings) summary[severity] += 1;
  if (error === undefined && !findings.some(({ severity }) => severity === 'error')) summary.valid += 1;
}

const colours: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', information: 'grey' };

/** The lines of one file: its name with what was checked, then a line a finding. */
export function fileLines(report: FileReport, paint: Paint, verbose: boolean): readonly string[] {
  const { file, error, findings } = report;
  if (error !== undefined) return [escapeControls(`${file}: ${error}`)].map((line) => paint('red', line));
  const shown = findings.filter(({ severity }) => verbose || severity !== 'information');
  const lines = shown.map((finding) =>
    paint(colours[finding.severity], `  ${escapeControls(describeValidationFinding(finding))}`),
  );
  return [paint('bold', escapeControls(`${file}: ${headline(report)}`)), ...lines];
}

function headline({ sopClass, sopClassUID, iodKnown, findings }: FileReport): string {
  const name = sopClass ?? `SOP Class ${sopClassUID}`;
  const limits = iodKnown ? '' : ' (its IOD is not known here: only values, private elements and UIDs are checked)';
  return `${name}, ${verdict(findings)}${limits}`;
}

function verdict(findings: FileReport['findings']): string {
  const counted = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = [plural(counted('error'), 'error'), plural(counted('warning'), 'warning')];
  return parts.filter((part) => !part.startsWith('0 ')).join(', ') || 'valid';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `3 files: 2 valid; 1 error, 0 warnings, 4 notes of information`. */
export function summaryLine(summary: ValidationSummary): string {
  const { files, valid, unreadable, beyondLimit = 0, error, warning, information } = summary;
  const beyond = beyondLimit > 0 ? `, ${beyondLimit} beyond a limit` : '';
  const unread = `${unreadable > 0 ? `, ${unreadable} not readable` : ''}${beyond}`;
  const found = [plural(error, 'error'), plural(warning, 'warning'), plural(information, 'note')].join(', ');
  return `${plural(files, 'file')}: ${valid} valid${unread}; ${found}`;
}
