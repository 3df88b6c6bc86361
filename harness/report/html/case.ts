// One case: what was demanded and given, what was expected, what came, and the conversation.

import type { CaseResult } from '../../model/run-result.ts';
import {
  expectedLines,
  findingLines,
  furtherReason,
  harmText,
  healthText,
  observedText,
  serviceText,
  transcriptText,
} from '../../words/case-text.ts';
import type { CaseIndex } from './case-index.ts';
import { levelTag } from './coverage.ts';
import { expectedRow } from './findings.ts';
import { html, type Markup } from './markup.ts';
import { transcriptFigure } from './transcript.ts';
import { verdictBadge } from './verdicts.ts';
import { duration, parameterValue, sopClassOf, statusMeaning } from './words.ts';

/** The case as a disclosure; its data attributes are what the filter looks at. */
export function caseDetails(result: CaseResult, index: CaseIndex): Markup {
  const { verdict, durationMs, requirement } = result;
  const statuses = statusesOf(result, index);
  return html`<details class="case" id="${index.anchorOf(result)}" data-verdict="${verdict}" data-sop="${sopClassOf(result)}" data-status="${index.statusOf(result)}" data-clause="${requirement.ref}">
<summary>${verdictBadge(verdict)}<span class="given">${caseName(result)}</span><span class="code">${statuses[0]}</span><span class="time">${duration(durationMs)}</span></summary>
<div class="body">
${facts(result, statuses)}
${axes(result)}
${notes(result)}
${transcriptFigure(transcriptText(result), result.id)}
</div>
</details>
`;
}

/** What tells the case from the others of its scenario. */
function caseName({ given, title }: CaseResult): string {
  const values = Object.entries(given).map(([name, value]) => parameterValue(name, value));
  return values.join(' · ') || title;
}

/** The status the case is about and, where it went on, the one with which it ended. */
function statusesOf(result: CaseResult, index: CaseIndex): string[] {
  const { verdict, status } = result;
  const about = verdict === 'pass' ? index.statusOf(result) : status;
  return [...new Set([about, status])].filter((each) => each !== undefined);
}

function facts(result: CaseResult, statuses: readonly string[]): Markup {
  const { title, requirement, place } = result;
  const reason = furtherReason(result);
  const named = statuses.map((status) => html`<li><code>${status}</code> ${statusMeaning(status)}</li>`);
  return html`<dl class="facts">
<dt>Title</dt><dd>${title}</dd>
<dt>Requirement</dt><dd><strong>${requirement.ref}</strong> ${levelTag(requirement.level)} ${requirement.text}</dd>
<dt>Given</dt><dd>${givenList(result)}</dd>
${expectedRow(expectedLines(result))}
<dt>Actual</dt><dd>${observedText(result)}</dd>
${reason !== undefined && html`<dt>Reason</dt><dd>${reason}</dd>`}
${named.length > 0 && html`<dt>Status</dt><dd><ul class="then">${named}</ul></dd>`}
<dt>Case</dt><dd><code>${result.id}</code></dd>
${place !== undefined && html`<dt>Scenario</dt><dd><code>${place.file}:${place.line}</code></dd>`}
</dl>`;
}

function givenList({ given, role }: CaseResult): Markup {
  const under = html`the system under test as ${role.toUpperCase()}`;
  const rows = Object.entries(given).map(([name, value]) => html`<li>${name} <code>${value}</code></li>`);
  return html`<ul class="plain"><li>${under}</li>${rows}</ul>`;
}

/** The three axes stay apart: an answer, the end of the connection and the state afterwards say different things. */
function axes(result: CaseResult): Markup {
  return html`<dl class="axes">
<div><dt>Service</dt><dd>${serviceText(result)}</dd></div>
<div><dt>Transport</dt><dd>${result.transport}</dd></div>
<div${harmText(result) && html` class="unwell"`}><dt>Health afterwards</dt><dd>${healthText(result)}</dd></div>
</dl>`;
}

function notes(result: CaseResult): Markup {
  const lines = [...findingLines(result), ...result.notes];
  if (lines.length === 0) return html``;
  return html`<ul class="notes" aria-label="Notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
