// What is wrong with the system: the faults, worst first; apart from them the warnings, and what is known and accepted.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { ticketsHead, ticketTail } from '../../words/ticket.ts';
import { newFaults } from '../../words/verdict-sentence.ts';
import { waiverText } from '../../words/waiver-text.ts';
import { groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { caseLinks } from './case-links.ts';
import { faultDetails } from './fault.ts';
import { html, type Markup } from './markup.ts';
import { weightOf } from './severities.ts';
import { verdictBadge } from './verdicts.ts';
import { counted, numeral } from './words.ts';

/** Faults that are printed; the style of the page leaves out the others. */
const onPaper = 30;

/** Faults that are printed with all that is said of them. */
const wholeOnPaper = 8;

/** Faults that are open from the start. */
const openAtFirst = 3;

/** The faults that count, worst first. */
export function faultsSection(run: RunResult, index: CaseIndex): Markup {
  const counting = newFaults(run);
  if (counting.length === 0) return html``;
  return html`<section id="faults" aria-labelledby="faults-h">
<h2 id="faults-h">Faults</h2>
<p class="lead">What is wrong with the system, each fault once, the worst first.</p>
${counting.length > 1 && html`<p class="actions"><button type="button" data-copy-tickets="faults" data-copy-head="${ticketsHead(counting.length, run)}" data-copy-tail="${ticketTail(run)}">Copy all ${numeral(counting.length)} as a ticket</button></p>`}
<ol class="faults">${counting.map((fault, at) => faultDetails(fault, run, index, at < openAtFirst))}</ol>
${counting.length > wholeOnPaper && html`<p class="on-paper">From the ninth on faults are printed by their titles alone.</p>`}${counting.length > onPaper && html`<p class="on-paper">${numeral(counting.length - onPaper)} more are not printed; index.html and results.json have them.</p>`}
</section>`;
}

/** The warnings, closed: nobody has to read them before the faults. */
export function warningsSection(run: RunResult, index: CaseIndex): Markup {
  const warnings = run.faults.filter((fault) => weightOf(fault) === 'warning');
  if (warnings.length === 0) return html``;
  return html`<section id="warnings" aria-labelledby="warnings-h">
<h2 id="warnings-h">Warnings</h2>
<details class="group">
<summary>${counted(warnings.length, 'reaction')} that ${warnings.length === 1 ? 'is' : 'are'} legal but unusual, or that a “should” advises against</summary>
<ol class="faults">${warnings.map((fault) => faultDetails(fault, run, index, false))}</ol>
</details>
</section>`;
}

/** Faults and cases that a baseline accepts, with the reason. */
export function knownSection(run: RunResult, index: CaseIndex): Markup {
  const { faults, cases } = run;
  const known = faults.filter((fault) => weightOf(fault) === 'known');
  const covered = new Set(known.flatMap((fault) => fault.cases));
  const others = cases.filter(({ id, waiver }) => waiver !== undefined && !covered.has(id));
  if (known.length + others.length === 0) return html``;
  return html`<section id="known" aria-labelledby="known-h">
<h2 id="known-h">Known deviations</h2>
<p class="lead">Accepted by a baseline for some time. They do not count in the verdict.</p>
${known.length > 0 && html`<ol class="faults">${known.map((fault) => faultDetails(fault, run, index, false))}</ol>`}
${others.length > 0 && html`<ul class="unjudged">${casesByWaiver(others).map((group) => waivedRow(group, index))}</ul>`}
</section>`;
}

function casesByWaiver(cases: readonly CaseResult[]): CaseResult[][] {
  return [...groupBy(cases, (each) => `${each.scenario} ${textOf(each)}`).values()];
}

function textOf({ waiver }: CaseResult): string {
  return waiver ? waiverText(waiver) : '';
}

function waivedRow(group: readonly CaseResult[], index: CaseIndex): Markup {
  const first = group[0];
  if (!first) return html``;
  return html`<li>${verdictBadge('known')} <span class="why">${textOf(first)}</span>
<div class="links">${counted(group.length, 'case')}: ${caseLinks(group, index)}</div></li>
`;
}
