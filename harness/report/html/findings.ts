// What a vendor has to look at: what failed or gave a warning, once for each way it did; and what could not be judged.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import type { VerdictKind } from '../../model/verdict.ts';
import {
  expectedLines,
  furtherReason,
  harmText,
  observedText,
  outcomeLine,
  reasonText,
} from '../../words/case-text.ts';
import { commonTitle, groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { levelTag } from './coverage.ts';
import { html, type Markup } from './markup.ts';
import { verdictBadge } from './verdicts.ts';
import { counted, numeral, parameterValue } from './words.ts';

/** Cases linked one by one in a finding; of the rest, the number. */
const linked = 10;
/** Findings that are open from the start. */
const open = 8;
/** Findings shown; more would hide the wood for the trees, and all of them are among the cases. */
const shown = 40;

/** What has to be looked at: fails first, of these what the system did not come out of well, then errors and warnings. */
export function findingsSection({ cases }: RunResult, index: CaseIndex): Markup {
  const fails = grouped(cases, 'fail', sameFinding);
  const others = (['error', 'warn'] as const).flatMap((kind) => grouped(cases, kind, sameFinding));
  const findings = [...fails.filter(isHarmful), ...fails.filter((group) => !isHarmful(group)), ...others];
  return section('findings', 'Findings', findings, (group, at) => finding(group, index, at));
}

/** Why the other cases came to no judgement. */
export function unjudgedSection({ cases }: RunResult, index: CaseIndex): Markup {
  const unjudged = (['inconclusive', 'not-applicable'] as const).flatMap((kind) => grouped(cases, kind, sameReason));
  return section('unjudged', 'Not judged', unjudged, (group) => reasonRow(group, index));
}

type Group = readonly CaseResult[];

function grouped(cases: readonly CaseResult[], kind: VerdictKind, key: (result: CaseResult) => string): Group[] {
  const ofKind = cases.filter(({ verdict }) => verdict === kind);
  return [...groupBy(ofKind, key).values()];
}

/** One scenario failing in one way is one finding, for however many SOP Classes it does. */
function sameFinding(result: CaseResult): string {
  return JSON.stringify([result.scenario, observedText(result), reasonText(result), harmText(result) && result.health]);
}

/** Whether the system was not well, or gone, afterwards. */
function isHarmful([first]: Group): boolean {
  return first !== undefined && harmText(first) !== undefined;
}

/** A reason up to its first colon: after it comes the evidence, which may differ in detail. */
function sameReason(result: CaseResult): string {
  return outcomeLine(result).split(': ', 1)[0] ?? '';
}

function section(
  id: string,
  title: string,
  groups: readonly Group[],
  render: (group: Group, at: number) => Markup,
): Markup {
  if (groups.length === 0) return html``;
  const left = groups.length - shown;
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${title}</h2>
<ol class="${id}">${groups.slice(0, shown).map(render)}</ol>
${left > 0 && html`<p class="lead">${counted(left, 'more group')} of such cases: see <a href="#cases">the cases</a>.</p>`}
</section>`;
}

function finding(group: Group, index: CaseIndex, at: number): Markup {
  const first = group[0];
  if (!first) return html``;
  const { requirement, verdict } = first;
  const reason = furtherReason(first);
  const harm = verdict === 'error' ? undefined : harmText(first);
  const isTold = harm === undefined || reason?.includes(harm);
  return html`<li><details class="finding edge-${verdict}"${at < open && html` open`}>
<summary>${verdictBadge(verdict)}<h3>${commonTitle(group)}</h3><span class="ref">${requirement.ref}, ${counted(group.length, 'case')}</span></summary>
<div class="inside">
<p class="clause"><strong>${requirement.ref}</strong> ${levelTag(requirement.level)} ${requirement.text}</p>
<dl class="facts">
${expectedRow(expectedLines(first))}
<dt>Actual</dt><dd>${observedText(first)}</dd>
${reason !== undefined && html`<dt>Reason</dt><dd>${reason}</dd>`}
${!isTold && html`<dt>Afterwards</dt><dd>${harm}</dd>`}
<dt>${counted(group.length, 'case')}</dt><dd>${caseLinks(group, index)}</dd>
</dl>
</div>
</details></li>
`;
}

function reasonRow(group: Group, index: CaseIndex): Markup {
  const first = group[0];
  if (!first) return html``;
  return html`<li>${verdictBadge(first.verdict)} <span class="why">${outcomeLine(first)}</span>
<p class="links">${counted(group.length, 'case')}: ${caseLinks(group, index)}</p></li>
`;
}

/** The legal reactions, "or" between them, for they are alternatives; nothing where the case did not come that far. */
export function expectedRow(expected: readonly string[]): Markup {
  if (expected.length === 0) return html``;
  const list = html`<ul class="or">${expected.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<dt>Expected</dt><dd>${list}</dd>`;
}

/** What the cases have in common, once, and links that name what they do not. */
function caseLinks(group: Group, index: CaseIndex): Markup {
  const all = group.map(({ given }) => Object.entries(given));
  const isShared = ([name, value]: readonly [string, string]) =>
    all.length > 1 && all.every((given) => given.some(([key, each]) => key === name && each === value));
  const shared = (all[0] ?? []).filter(isShared).map(([name, value]) => parameterValue(name, value));
  const links = group.slice(0, linked).map((each, at) => {
    const own = Object.entries(each.given).filter((entry) => !isShared(entry));
    const name = own.map(([key, value]) => parameterValue(key, value)).join(' · ') || each.title;
    return html`${at > 0 && ', '}<a href="#${index.anchorOf(each)}">${name}</a>`;
  });
  const left = group.length - linked;
  return html`${shared.length > 0 && `${shared.join(' · ')}: `}${links}${left > 0 && ` and ${numeral(left)} more`}`;
}
