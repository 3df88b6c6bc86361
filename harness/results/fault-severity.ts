// How bad a fault is, by what came of it and whether the input was legal; docs/verdicts.md explains the table.

import type { Consequence, InputKind, Severity } from '../model/fault.ts';

const table: Readonly<Record<Consequence, Readonly<Record<InputKind, Severity>>>> = {
  died: { legal: 'critical', illegal: 'serious' },
  'stopped-serving': { legal: 'critical', illegal: 'serious' },
  'data-lost': { legal: 'critical', illegal: 'serious' },
  'wrong-answer': { legal: 'serious', illegal: 'moderate' },
  form: { legal: 'minor', illegal: 'minor' },
};

/** The severity of a fault; of what only a `should` asks for, or what is only unusual, it is a warning. */
export function severityOf(consequence: Consequence, input: InputKind, isWarning: boolean): Severity {
  return isWarning ? 'warning' : table[consequence][input];
}
