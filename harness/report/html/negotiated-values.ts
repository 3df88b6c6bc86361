// What was negotiated beside presentation contexts, and how long answers took, as tables: PS3.7 D.3.3, PS3.2 Tables N.7-4, N.7-5.

import type { RunResult } from '../../model/run-result.ts';
import type { AnswerTime } from '../../results/answer-times.ts';
import type { NegotiatedValue } from '../../results/user-information.ts';
import { groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { duration, numeral, parameterValue, sopClassName } from './words.ts';

/** SOP Classes that were proposed with the same Transfer Syntaxes share a row. */
export function proposedTable({ scuProposals = [] }: Pick<RunResult, 'scuProposals'>): Markup {
  const bySopClass = new Map<string, Set<string>>();
  for (const { sopClass, transferSyntaxes } of scuProposals.flatMap(({ proposed }) => proposed.contexts)) {
    const known = bySopClass.get(sopClass) ?? new Set();
    for (const syntax of transferSyntaxes) known.add(parameterValue('transferSyntax', syntax));
    bySopClass.set(sopClass, known);
  }
  const rows = [...groupBy([...bySopClass], ([, syntaxes]) => [...syntaxes].join(', '))];
  if (rows.length === 0) return html``;
  return tableOf(
    'SOP Classes that were proposed',
    ['SOP Classes', 'Transfer Syntaxes'],
    [...rows.map(([syntaxes, classes]) => [classes.map(([sopClass]) => sopClassName(sopClass)).join(', '), syntaxes])],
  );
}

/** What was answered or proposed beside presentation contexts; proposals that got the same answer share a row. */
export function valuesTable(values: readonly NegotiatedValue[], isScu: boolean, index: CaseIndex): Markup {
  if (values.length === 0) return html``;
  const heads = isScu ? ['Negotiated', 'It proposes'] : ['Negotiated', 'Proposed', 'It answers'];
  const rows = [...groupBy(values, ({ item, value }) => JSON.stringify([item, value])).values()].map((group) => {
    const [first] = group as [NegotiatedValue];
    const associations = group.reduce((sum, one) => sum + one.associations, 0);
    const answer = isScu ? [first.value] : [proposals(group), first.value];
    return [first.item, ...answer, numeral(associations), exampleOf(first.caseId, index)];
  });
  return tableOf('What else is negotiated', [...heads, isScu ? 'Cases' : 'Associations', 'For example'], rows);
}

/** Proposals that are told one by one. */
const toldProposals = 5;

function proposals(group: readonly NegotiatedValue[]): string {
  const told = group.flatMap(({ proposed }) => proposed ?? []);
  const left = told.length - toldProposals;
  return `${told.slice(0, toldProposals).join('; ')}${left > 0 ? `; ${left} more` : ''}`;
}

/** How long the system took for its answers in the cases that passed. */
export function timesTable(times: readonly AnswerTime[], index: CaseIndex): Markup {
  if (times.length === 0) return html``;
  const rows = times.map(({ kind, answers, medianMs, longestMs, caseId }) => [
    kind,
    numeral(answers),
    duration(medianMs),
    duration(longestMs),
    exampleOf(caseId, index),
  ]);
  const heads = ['Request', 'Answers', 'Median', 'Longest', 'The longest in'];
  return tableOf('How long it took to answer, in cases that passed', heads, rows);
}

function exampleOf(caseId: string, index: CaseIndex): Markup {
  const found = index.caseOf(caseId);
  return found ? html`<a href="#${index.anchorOf(found)}">${found.id}</a>` : html``;
}

function tableOf(title: string, heads: readonly string[], rows: readonly (readonly (string | Markup)[])[]): Markup {
  return html`<h3>${title}</h3>
<div class="scroll" role="region" aria-label="Table: ${title}" tabindex="0">
<table class="coverage negotiation">
<caption class="vh">${title}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (cells) => html`<tr class="first">${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table>
</div>`;
}
