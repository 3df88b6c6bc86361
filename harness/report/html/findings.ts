// What a vendor has to look at: what failed or gave a warning, once for each way it did, and what could not be judged.

import type { CaseResult, RunResult } from '../../verdict/run-result.ts';
import type { VerdictKind } from '../../verdict/verdict.ts';
import { outcomeLine } from '../case-text.ts';
import { groupBy } from '../case-tree.ts';
import { type Anchors, anchorOf } from './anchors.ts';
import { levelTag } from './coverage.ts';
import { html, type Markup } from './markup.ts';
import { verdictBadge } from './verdicts.ts';
import { counted, parameterValue } from './words.ts';

/** Cases linked one by one in a finding; of the rest, the number. */
const linked = 12;
/** Findings that are open from the start. */
const open = 8;
/** Findings shown; more would hide the wood for the trees, and all of them are among the cases. */
const shown = 40;

/** The section: fails and errors first, then warnings; then why other cases came to no judgement. */
export function findingsSection({ cases }: RunResult, anchors: Anchors): Markup {
  const findings = (['fail', 'error', 'warn'] as const).flatMap((kind) => grouped(cases, kind, sameFinding));
  const unjudged = (['inconclusive', 'not-applicable'] as const).flatMap((kind) => grouped(cases, kind, outcomeLine));
  return html`${section('findings', 'Findings', findings, (group, index) => finding(group, anchors, index))}
${section('unjudged', 'Not judged', unjudged, (group) => reasonRow(group, anchors))}`;
}

type Group = readonly CaseResult[];

function grouped(cases: readonly CaseResult[], kind: VerdictKind, key: (result: CaseResult) => string): Group[] {
  const ofKind = cases.filter(({ verdict }) => verdict === kind);
  return [...groupBy(ofKind, key).values()];
}

/** One scenario failing in one way is one finding, for however many SOP Classes it does. */
function sameFinding({ scenario, actual, reason }: CaseResult): string {
  return JSON.stringify([scenario, actual, reason]);
}

function section(
  id: string,
  title: string,
  groups: readonly Group[],
  render: (group: Group, index: number) => Markup,
): Markup {
  if (groups.length === 0) return html``;
  const left = groups.length - shown;
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${title}</h2>
<ol class="${id}">${groups.slice(0, shown).map(render)}</ol>
${left > 0 && html`<p class="lead">${counted(left, 'more group')} of such cases: see <a href="#cases">the cases</a>.</p>`}
</section>`;
}

function finding(group: Group, anchors: Anchors, index: number): Markup {
  const first = group[0];
  if (!first) return html``;
  const { requirement, verdict, title, expected, actual, reason } = first;
  return html`<li><details class="finding edge-${verdict}"${index < open && html` open`}>
<summary>${verdictBadge(verdict)}<h3>${title}</h3><span class="ref">${requirement.ref}, ${counted(group.length, 'case')}</span></summary>
<div class="inside">
<p class="clause"><strong>${requirement.ref}</strong> ${levelTag(requirement.level)} ${requirement.text}</p>
<dl class="facts">
<dt>Expected</dt><dd>${expectedList(expected)}</dd>
<dt>Actual</dt><dd>${actual}</dd>
${reason !== undefined && html`<dt>Reason</dt><dd>${reason}</dd>`}
<dt>${counted(group.length, 'case')}</dt><dd>${caseLinks(group, anchors)}</dd>
</dl>
</div>
</details></li>
`;
}

function reasonRow(group: Group, anchors: Anchors): Markup {
  const first = group[0];
  if (!first) return html``;
  return html`<li>${verdictBadge(first.verdict)} <span class="why">${outcomeLine(first)}</span>
<p class="links">${counted(group.length, 'case')}: ${caseLinks(group, anchors)}</p></li>
`;
}

/** The legal reactions; "or" between them, for they are alternatives. */
export function expectedList(expected: readonly string[]): Markup {
  if (expected.length === 1) return html`${expected}`;
  return html`<ul class="or">${expected.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function caseLinks(group: Group, anchors: Anchors): Markup {
  const links = group.slice(0, linked).map((each, index) => {
    const name = Object.entries(each.given).map(([key, value]) => parameterValue(key, value));
    return html`${index > 0 && ', '}<a href="#${anchorOf(each, anchors)}">${name.join(' · ') || each.title}</a>`;
  });
  const left = group.length - linked;
  return html`${links}${left > 0 && ` and ${left} more`}`;
}
