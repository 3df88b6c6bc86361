// Several runs as one HTML page: a column for each, faults first, then the cases whose verdicts differ.

import type { RunResult } from '../../model/run-result.ts';
import { gradeOfRun } from '../../results/grade.ts';
import { type CaseRow, type FaultCell, type FaultRow, sideBySide, type Trend } from '../../results/side-by-side.ts';
import { documentOf } from './document.ts';
import { html, type Markup } from './markup.ts';
import { severityBadge, severityLabels } from './severities.ts';
import { verdictBadge, verdictCounts } from './verdicts.ts';
import { counted, dateAndTime } from './words.ts';

/** A run with the name that its column has. */
export interface NamedRun {
  readonly name: string;
  readonly result: RunResult;
}

/** Cases listed at most; `cstore diff` has all of two runs. */
const listedCases = 500;

const trends: Readonly<Record<Trend, string>> = {
  always: 'in every run',
  new: 'new',
  gone: 'gone',
  unstable: 'comes and goes',
  sometimes: 'in some runs',
};

/** The page. Runs stand in the order in which they were given: of one system over time, the oldest first. */
export function sideBySidePage(runs: readonly NamedRun[], tool: RunResult['tool']): string {
  const { faults, cases } = sideBySide(runs.map(({ result }) => result));
  const hasTrend = isOneSystem(runs);
  return documentOf({
    title: `C-STORE conformance of ${counted(runs.length, 'run')}`,
    tool,
    skip: [['faults', 'Skip to the faults']],
    header: html`<header class="top"><p class="eyebrow">DICOM C-STORE conformance</p>
<h1>${counted(runs.length, 'run')} side by side</h1>
<p class="lead">${counted(faults.length, 'fault')} or warnings in all; ${counted(cases.length, 'case')} whose verdicts differ.</p></header>`,
    entries: [
      ['runs', 'Runs'],
      ['faults', 'Faults'],
      ['cases', 'Cases that differ'],
    ],
    sections: [runsSection(runs), faultsSection(runs, faults, hasTrend), casesSection(runs, cases, hasTrend)],
    style: sideStyle,
    footer: html`<p>A fault is the same in two runs if rule, reaction and phase are. “Not judged”: no case that shows it elsewhere came to a verdict.</p>`,
  });
}

/** Runs of one AE title are taken for one system over time; of others a trend would say nothing. */
function isOneSystem(runs: readonly NamedRun[]): boolean {
  return new Set(runs.map(({ result: { sut } }) => `${sut.role} ${sut.address.split('@')[0]}`)).size === 1;
}

function runsSection(runs: readonly NamedRun[]): Markup {
  const rows: readonly (readonly [string, (run: RunResult) => Markup | string])[] = [
    ['System', ({ sut }) => sut.address],
    ['Version', ({ sut }) => sut.implementationVersionName ?? 'not given'],
    ['Date', ({ startedAt }) => dateAndTime(startedAt)],
    ['Grade', (run) => gradeOfRun(run).grade ?? 'none'],
    ['Cases', ({ cases }) => html`${verdictCounts(cases)}`],
  ];
  return section(
    'runs',
    'Runs',
    html`<thead><tr><th scope="col"></th>${heads(runs)}</tr></thead>
<tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th>${runs.map(({ result }) => html`<td>${value(result)}</td>`)}</tr>`)}</tbody>`,
  );
}

function faultsSection(runs: readonly NamedRun[], faults: readonly FaultRow[], hasTrend: boolean): Markup {
  if (faults.length === 0) return html``;
  return section(
    'faults',
    'Faults',
    html`<thead><tr><th scope="col">Fault</th>${hasTrend && html`<th scope="col">Trend</th>`}${heads(runs)}</tr></thead>
<tbody>${faults.map((fault) => faultRow(fault, runs, hasTrend))}</tbody>`,
  );
}

function faultRow(
  { title, clause, trend, firstSeen, cells }: FaultRow,
  runs: readonly NamedRun[],
  hasTrend: boolean,
): Markup {
  const since = trend === 'new' || trend === 'unstable' ? `, first in ${runs[firstSeen]?.name}` : '';
  return html`<tr><th scope="row">${title} <span class="ref">${clause}</span></th>${hasTrend && html`<td>${trends[trend]}${since}</td>`}${cells.map(faultCell)}</tr>
`;
}

function faultCell(cell: FaultCell): Markup {
  if (cell.kind === 'absent') return html`<td>–<span class="vh"> not there</span></td>`;
  if (cell.kind === 'unknown') return html`<td><span class="none">not judged</span></td>`;
  const known = cell.isKnown && `, ${severityLabels.known.toLowerCase()}`;
  return html`<td>${severityBadge(cell.isKnown ? 'known' : cell.severity)} ${counted(cell.cases, 'case')}${known}</td>`;
}

function casesSection(runs: readonly NamedRun[], cases: readonly CaseRow[], hasTrend: boolean): Markup {
  if (cases.length === 0) return html``;
  const left = cases.length - listedCases;
  const rows = cases.slice(0, listedCases).map(
    ({ id, title, trend, cells }) =>
      html`<tr><th scope="row">${title} <code>${id}</code></th>${hasTrend && html`<td>${trends[trend]}</td>`}${cells.map((cell) => html`<td>${cell === undefined ? html`<span class="none">not run</span>` : verdictBadge(cell)}</td>`)}</tr>
`,
  );
  return html`${section(
    'cases',
    'Cases that differ',
    html`<thead><tr><th scope="col">Case</th>${hasTrend && html`<th scope="col">Trend</th>`}${heads(runs)}</tr></thead>
<tbody>${rows}</tbody>`,
  )}${left > 0 && html`<p class="lead">${counted(left, 'more case')} differ: <code>cstore diff</code> lists all of two runs.</p>`}`;
}

function heads(runs: readonly NamedRun[]): Markup {
  return html`${runs.map(({ name }) => html`<th scope="col">${name}</th>`)}`;
}

function section(id: string, title: string, table: Markup): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${title}</h2>
<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table class="side">
<caption class="vh">${title}, a column for each run</caption>
${table}
</table></div>
</section>`;
}

const sideStyle = `
.side th, .side td { padding: .4rem .8rem; vertical-align: top; border-top: 1px solid var(--hair); }
.side thead th { border-top: 0; color: var(--soft); font-weight: 500; }
.side tbody th { font-weight: 500; min-width: 16rem; max-width: 30rem; }
.side .ref, .side code { display: block; color: var(--soft); font-size: .82rem; font-weight: 400; }
`;
