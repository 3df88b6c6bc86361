// One case in its line, and opened: what was given, what came, the rules that were seen broken, and the conversation.

import type { CaseResult } from '../../model/run-result.ts';
import { furtherReason, givenText, harmText, healthText, observedText, serviceText } from '../../words/case-text.ts';
import { describeObservation } from '../../words/describe-observation.ts';
import { disputeText } from '../../words/dispute-text.ts';
import { waiverText } from '../../words/waiver-text.ts';
import type { CaseIndex } from './case-index.ts';
import { linksTo } from './case-links.ts';
import { caseConversation } from './conversation.ts';
import { expectedRows, levelTag } from './demand.ts';
import { html, type Markup } from './markup.ts';
import { standingOf, verdictBadge } from './verdicts.ts';
import { duration, parameterValue, statusMeaning } from './words.ts';

/** What all cases of a scenario have in common, which is told once above them. */
export type Shared = ReadonlySet<'title' | 'requirement' | 'expected' | 'place' | 'role'>;

/** The line of the case. */
export function caseHead(result: CaseResult, index: CaseIndex): Markup {
  const [status] = statusesOf(result, index);
  return html`${verdictBadge(standingOf(result))}<span class="given">${caseName(result)}</span>${status !== undefined && html`<span class="code">${status}</span>`}<span class="time">${duration(result.durationMs)}</span>`;
}

/** What the line opens. What the cases of its scenario share is told above them. */
export function caseBody(result: CaseResult, shared: Shared, index: CaseIndex): Markup {
  return html`<dl class="facts">${demandRows(result, shared)}${outcomeRows(result, statusesOf(result, index))}${standingRows(result, index)}</dl>
${axes(result)}
${findings(result, index)}
${notes(result)}
${caseConversation(result, index.pdus)}`;
}

/** What tells the case from the others of its scenario; of a rule, in how many cases it was kept or broken. */
function caseName(result: CaseResult): string {
  if (result.observed.kind === 'rule') return observedText(result);
  const values = Object.entries(result.given).map(([name, value]) => parameterValue(name, value));
  return values.join(' · ') || result.title;
}

/** The status the case is about and, where it went on, the one with which it ended. */
function statusesOf(result: CaseResult, index: CaseIndex): string[] {
  const { verdict, status } = result;
  const about = verdict === 'pass' ? index.statusOf(result) : status;
  return [...new Set([about, status])].filter((each) => each !== undefined);
}

/** What was demanded and given; `shared` is left out. */
export function demandRows(result: CaseResult, shared: Shared): Markup {
  const { title, requirement, role, place, given } = result;
  return html`${!shared.has('title') && row('Title', title)}${
    !shared.has('requirement') &&
    row('Requirement', html`<strong>${requirement.ref}</strong> ${levelTag(requirement.level)} ${requirement.text}`)
  }${Object.keys(given).length > 0 && row('Given', givenText(given))}${
    !shared.has('role') && row('Role', roleText(role))
  }${!shared.has('expected') && expectedRows(result)}${
    !shared.has('place') && place !== undefined && row('Scenario', placeText(place))
  }`;
}

/** A name and its value in a list of facts. */
export function row(name: string, value: Markup | string): Markup {
  return html`<dt>${name}</dt><dd>${value}</dd>`;
}

export function roleText(role: CaseResult['role']): string {
  return `the system under test as ${role.toUpperCase()}`;
}

export function placeText({ file, line }: NonNullable<CaseResult['place']>): Markup {
  return html`<code>${file}:${line}</code>`;
}

function outcomeRows(result: CaseResult, statuses: readonly string[]): Markup {
  const [actual, service, reason] = [observedText(result), serviceText(result), furtherReason(result)];
  const untold = statuses.filter((status) => !actual.includes(status) && !service.includes(status));
  const named = untold.map((status) => html`<li><code>${status}</code> ${statusMeaning(status)}</li>`);
  return html`${row('Actual', actual)}${reason !== undefined && reason !== actual && row('Reason', reason)}${
    named.length > 0 && row('Status', html`<ul class="then">${named}</ul>`)
  }`;
}

/** Where the verdict leads to: the fault, the waiver, what kept it from being judged, and earlier attempts. */
function standingRows(result: CaseResult, index: CaseIndex): Markup {
  const { id, waiver, dispute, blockedBy, attempts = [], repeated, observed } = result;
  const fault = index.faultOf(result);
  const blocking = blockedBy === undefined ? undefined : index.faultOfRule(blockedBy);
  const link = (to: typeof fault) => to && html`<a href="#${index.faultAnchorOf(to)}">${index.faultNameOf(to)}</a>`;
  const earlier = attempts.map(
    ({ verdict, observed, why }) =>
      html`<li>${verdict}${observed && `: ${describeObservation(observed)}`}; run again: ${why}</li>`,
  );
  const brokenIn = observed.kind === 'rule' && observed.brokenIn.length > 0 && observed.brokenIn;
  return html`${brokenIn && row('Broken in', linksTo(brokenIn, index))}${fault && row('Fault', link(fault) ?? '')}${
    blockedBy !== undefined && row('Blocked by', link(blocking) ?? blockedBy)
  }${waiver !== undefined && row('Known', waiverText(waiver))}${dispute !== undefined && row('Dispute', disputeText(dispute))}${
    earlier.length > 0 && row('Attempts', html`<ul>${earlier}</ul>`)
  }${repeated !== undefined && row('Repetitions', repeated.join(', '))}${row('Case', html`<code>${id}</code>`)}`;
}

/** An answer, the end of the connection and the state afterwards say different things; nothing of what did not apply. */
function axes(result: CaseResult): Markup {
  if (result.observed.kind === 'rule' || result.verdict === 'not-applicable') return html``;
  return html`<dl class="axes">
<div><dt>Service</dt><dd>${serviceText(result)}</dd></div>
<div><dt>Transport</dt><dd>${result.transport}</dd></div>
<div${harmText(result) && html` class="unwell"`}><dt>System afterwards</dt><dd>${healthText(result)}</dd></div>
</dl>`;
}

/** Rules that were seen broken on the way; each is judged in a case of its own, to which its id leads. */
function findings({ findings, observed }: CaseResult, index: CaseIndex): Markup {
  if (findings.length === 0) return html``;
  const rows = findings.map(({ rule, clause, level, text }) => {
    const judged = index.caseOf(`rules/${rule}`);
    const name = judged ? html`<a href="#${index.anchorOf(judged)}">${rule}</a>` : html`<code>${rule}</code>`;
    return html`<li><strong>${clause}</strong> ${levelTag(level)} ${text}${observed.kind !== 'rule' && html` (${name})`}</li>`;
  });
  const label = observed.kind === 'rule' ? 'What broke it' : 'Rules seen broken in this case';
  return html`<div class="seen"><p>${label}</p><ul>${rows}</ul></div>`;
}

function notes({ notes: lines }: CaseResult): Markup {
  if (lines.length === 0) return html``;
  return html`<ul class="notes" aria-label="Notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
