// The writing rules of the template of PS3.2 Annex N, checked in a document that anybody may have written.

import type { StatementDocument } from '../document/document.ts';
import { isOpenText } from '../document/number.ts';
import { cellsOf } from '../document/walk.ts';
import type { LintFinding, LintRule } from './finding.ts';
import { nameRules } from './name-rules.ts';
import { structureRules } from './structure-rules.ts';
import { tableRules } from './table-rules.ts';
import { textRules } from './text-rules.ts';

/** Every rule. */
export const lintRules: readonly LintRule[] = [...structureRules, ...tableRules, ...textRules, ...nameRules];

export interface LintResult {
  readonly findings: readonly LintFinding[];
  /** Cells that a draft of ours leaves open; they break no rule. */
  readonly open: number;
  /** The structure of Annex A, of which the rules about sections are not. */
  readonly isClassic: boolean;
}

/** Checks all rules, in their order. */
export function lintStatement(document: StatementDocument): LintResult {
  const isClassic = document.sections[0]?.title === 'Conformance Statement Overview';
  const rules = lintRules.filter(({ annexN }) => !(annexN && isClassic));
  const findings = rules.flatMap(({ id, check }) => check(document).map((fault) => ({ rule: id, ...fault })));
  return { findings, open: cellsOf(document).filter(({ cell }) => isOpenText(cell.text)).length, isClassic };
}
