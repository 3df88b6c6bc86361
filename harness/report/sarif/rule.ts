// Rules of SARIF 2.1.0 (3.49 reportingDescriptor): those that the faults of the run broke, with the clause as help.

import type { Fault, Severity } from '../../model/fault.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { requirementText } from '../../words/case-text.ts';
import { severityMeanings } from '../../words/fault-meaning.ts';
import { markdownText } from '../../words/markdown-text.ts';
import { visibleLine } from '../../words/visible-text.ts';
import { plainMessage } from './message.ts';

/** What SARIF makes of a severity. Code scanning fails a pull request for errors unless it is told otherwise. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  serious: 'error',
  moderate: 'warning',
  minor: 'warning',
  warning: 'note',
};

/** Code scanning cuts descriptions at this many characters. */
const longestDescription = 1024;

/** The rules that faults broke, each once, in the order of the faults. The worst fault of a rule gives its level. */
export function rulesOf(faults: readonly Fault[], byId: ReadonlyMap<string, CaseResult>): object[] {
  const worst = new Map<string, Fault>();
  for (const fault of faults) if (!worst.has(fault.rule)) worst.set(fault.rule, fault);
  return [...worst.values()].map((fault) => ruleOf(fault, byId.get(fault.cases[0] ?? '')));
}

function ruleOf(fault: Fault, clearest: CaseResult | undefined): object {
  const { rule, clause, severity } = fault;
  const demand = clearest?.requirement.text ?? fault.title;
  const text = clearest ? requirementText(clearest.requirement) : clause;
  const description = { text: plainMessage(demand).slice(0, longestDescription) };
  const meaning = `${severity}: ${severityMeanings[severity]}`;
  return {
    id: visibleLine(rule),
    shortDescription: description,
    fullDescription: description,
    help: {
      text: plainMessage(`${text} ${meaning}.`),
      markdown: `**${markdownText(clause)}** ${markdownText(demand)}\n\n${markdownText(meaning)}`,
    },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['conformance', 'DICOM', visibleLine(clause)] },
  };
}
