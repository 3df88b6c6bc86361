// One case: what was demanded and given, what was expected, what came, and the conversation.

import type { CaseResult } from '../../verdict/run-result.ts';
import { healthText } from '../case-text.ts';
import type { CaseIndex } from './case-index.ts';
import { levelTag } from './coverage.ts';
import { expectedRow } from './findings.ts';
import { html, type Markup } from './markup.ts';
import { transcriptFigure } from './transcript.ts';
import { verdictBadge } from './verdicts.ts';
import { duration, parameterValue, statusMeaning } from './words.ts';

/** The case as a disclosure below the title of its scenario; its data attributes are what the filter looks at. */
export function caseDetails(result: CaseResult, scenarioTitle: string, index: CaseIndex): Markup {
  const { verdict, given, status, durationMs, requirement } = result;
  return html`<details class="case" id="${index.anchorOf(result)}" data-verdict="${verdict}" data-sop="${given.sopClass}" data-status="${index.statusOf(result)}" data-clause="${requirement.ref}">
<summary>${verdictBadge(verdict)}<span class="given">${caseName(result, scenarioTitle)}</span><span class="code">${status}</span><span class="time">${duration(durationMs)}</span></summary>
<div class="body">
${facts(result)}
${axes(result)}
${notes(result)}
${transcriptFigure(result.transcript, result.id)}
</div>
</details>
`;
}

/** What tells the case from the others of its scenario. */
function caseName({ given, title }: CaseResult, scenarioTitle: string): string {
  const values = Object.entries(given).map(([name, value]) => parameterValue(name, value));
  const parts = title === scenarioTitle ? values : [title, ...values];
  return parts.join(' · ') || 'No parameters';
}

function facts(result: CaseResult): Markup {
  const { requirement, expected, actual, reason, status } = result;
  return html`<dl class="facts">
<dt>Requirement</dt><dd><strong>${requirement.ref}</strong> ${levelTag(requirement.level)} ${requirement.text}</dd>
<dt>Given</dt><dd>${givenList(result)}</dd>
${expectedRow(expected)}
<dt>Actual</dt><dd>${actual}</dd>
${reason !== undefined && html`<dt>Reason</dt><dd>${reason}</dd>`}
${status !== undefined && html`<dt>Status</dt><dd><code>${status}</code> ${statusMeaning(status)}</dd>`}
<dt>Case</dt><dd><code>${result.id}</code></dd>
${result.file !== undefined && html`<dt>Scenario</dt><dd><code>${result.file}</code></dd>`}
</dl>`;
}

function givenList({ given, role }: CaseResult): Markup {
  const under = html`the system under test as ${role.toUpperCase()}`;
  const rows = Object.entries(given).map(([name, value]) => html`<li>${name} <code>${value}</code></li>`);
  return html`<ul class="plain"><li>${under}</li>${rows}</ul>`;
}

/** The three axes stay apart: an answer, the end of the connection and the state afterwards say different things. */
function axes(result: CaseResult): Markup {
  const healthy = result.health === 'ok' || result.health === 'not-checked';
  return html`<dl class="axes">
<div><dt>Service</dt><dd>${result.service ?? 'no response'}</dd></div>
<div><dt>Transport</dt><dd>${result.transport}</dd></div>
<div${!healthy && html` class="unwell"`}><dt>Health afterwards</dt><dd>${healthText(result)}</dd></div>
</dl>`;
}

function notes({ notes: lines }: CaseResult): Markup {
  if (lines.length === 0) return html``;
  return html`<ul class="notes" aria-label="Notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
