// What came to no judgement, and why: blocked by a fault, stopped by the harness, not run, undecided, not applicable.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { caseLinks } from './case-links.ts';
import { html, type Markup } from './markup.ts';
import { type Standing, standingOf, verdictBadge } from './verdicts.ts';
import { counted, numeral } from './words.ts';

/** Rows shown of a kind; all of them are among the cases. */
const shown = 40;

interface Kind {
  readonly title: string;
  readonly of: (result: CaseResult) => boolean;
  /** Cases with the same key stand in one row. */
  readonly key: (result: CaseResult) => string;
}

const isUndecided = ({ verdict }: CaseResult) => verdict === 'inconclusive';
const hasReason = (kind: string) => (result: CaseResult) => result.reasons.some((reason) => reason.kind === kind);

/** In this order; a case is of the first kind that fits. */
const kinds: readonly Kind[] = [
  {
    title: 'Blocked by a fault',
    of: ({ blockedBy }) => blockedBy !== undefined,
    key: ({ blockedBy }) => blockedBy ?? '',
  },
  { title: 'The harness or its environment failed', of: ({ verdict }) => verdict === 'error', key: upToColon },
  { title: 'Not run', of: hasReason('not-run'), key: upToColon },
  { title: 'What came proves neither a pass nor a fail', of: isUndecided, key: upToColon },
  { title: 'Not applicable to this system', of: ({ verdict }) => verdict === 'not-applicable', key: upToColon },
];

/** The section; nothing if every case was judged. */
export function unjudgedSection({ cases }: RunResult, index: CaseIndex): Markup {
  const unjudged = cases.filter((each) => open.includes(standingOf(each)));
  if (unjudged.length === 0) return html``;
  const ofKind = groupBy(unjudged, (each) => kinds.find((kind) => kind.of(each))?.title ?? '');
  return html`<section id="unjudged" aria-labelledby="unjudged-h">
<h2 id="unjudged-h">Not judged</h2>
<p class="lead">${counted(unjudged.length, 'case')} of ${numeral(cases.length)} came to no judgement, for the reasons below.</p>
${kinds.map((kind) => kindMarkup(kind, ofKind.get(kind.title) ?? [], index))}
</section>`;
}

const open: readonly Standing[] = ['inconclusive', 'not-applicable', 'error'];

/** A reason up to its first colon: after it comes the evidence, which may differ in detail. */
function upToColon(result: CaseResult): string {
  return outcomeLine(result).split(': ', 1)[0] ?? '';
}

function kindMarkup({ title, key }: Kind, cases: readonly CaseResult[], index: CaseIndex): Markup {
  if (cases.length === 0) return html``;
  const groups = [...groupBy(cases, key).values()].sort((a, b) => b.length - a.length);
  const left = groups.length - shown;
  return html`<h3>${title}</h3>
<ol class="unjudged">${groups.slice(0, shown).map((group) => row(group, index))}</ol>
${left > 0 && html`<p class="lead">${counted(left, 'more reason')}: see <a href="#cases">the cases</a>.</p>`}`;
}

function row(group: readonly CaseResult[], index: CaseIndex): Markup {
  const first = group[0];
  if (!first) return html``;
  return html`<li>${verdictBadge(standingOf(first))} <span class="why">${why(first, index)}</span>
<div class="links">${counted(group.length, 'case')}: ${caseLinks(group, index)}</div></li>
`;
}

function why(result: CaseResult, index: CaseIndex): Markup {
  const fault = result.blockedBy === undefined ? undefined : index.faultOfRule(result.blockedBy);
  if (fault === undefined) return html`${outcomeLine(result)}`;
  return html`<a href="#${index.faultAnchorOf(fault)}">${fault.title}</a>`;
}
