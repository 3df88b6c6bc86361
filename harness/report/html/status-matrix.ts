// The SOP Class x status matrix as a table.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { fieldTerm, queryAddress } from './page-data/query.ts';
import { otherStatus, type StatusMatrix, statusMatrix } from './status-matrix-data.ts';
import { mostUrgent, tally, verdictLooks, verdictShape } from './verdicts.ts';
import { counted, shortStatusName, sopClassName } from './words.ts';

/** The section; nothing where no case names a SOP Class. */
export function statusMatrixSection({ cases }: RunResult, index: CaseIndex): Markup {
  const matrix = statusMatrix(cases, index);
  if (matrix.rows.length === 0) return html``;
  return html`<section id="matrix" aria-labelledby="matrix-h">
<h2 id="matrix-h">SOP Classes and statuses</h2>
<p class="lead">Each cell counts the cases that tested this status for this SOP Class, by verdict.${outsideText(matrix)}</p>
<div class="scroll" role="region" aria-label="Table of SOP Classes and statuses" tabindex="0">
<table class="matrix">
<caption class="vh">Verdicts by SOP Class (rows) and status (columns)</caption>
<thead><tr><th scope="col">SOP Class</th>${matrix.columns.map(columnHead)}</tr></thead>
<tbody>${matrix.rows.map((row) => rowMarkup(row, matrix.columns))}</tbody>
</table>
</div>
</section>`;
}

function outsideText({ outside }: StatusMatrix): string {
  if (outside === 0) return '';
  return ` ${counted(outside, 'case')} without a SOP Class ${outside === 1 ? 'stands' : 'stand'} only in the list of cases.`;
}

function columnHead(status: string): Markup {
  const name = status === otherStatus ? 'no single status' : shortStatusName(status);
  return html`<th scope="col"><code>${status}</code> <span class="status-name">${name}</span></th>`;
}

function rowMarkup(row: StatusMatrix['rows'][number], columns: readonly string[]): Markup {
  const cells = columns.map((status) => cell(row.cells.get(status) ?? [], row.sopClass, status));
  return html`<tr><th scope="row">${sopClassName(row.sopClass)}</th>${cells}</tr>
`;
}

function cell(cases: readonly CaseResult[], sopClass: string, status: string): Markup {
  const urgent = mostUrgent(cases);
  if (cases.length === 0)
    return html`<td><span class="none" aria-hidden="true">·</span><span class="vh">not tested</span></td>`;
  const counts = tally(cases).map(
    ([kind, count]) =>
      html`<span class="v-${kind}">${verdictShape(kind)}${count}<span class="vh"> ${verdictLooks[kind].label}</span></span> `,
  );
  return html`<td class="bg-${urgent}"><a href="${cellAddress(sopClass, status)}">${counts}</a></td>`;
}

/** All cases of the cell. */
function cellAddress(sopClass: string, status: string): string {
  const terms = [fieldTerm('sop', `=${sopClass}`), fieldTerm('status', status === otherStatus ? 'none' : status)];
  return queryAddress(terms.join(' '));
}
