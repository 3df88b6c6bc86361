// What came to no judgement, and why: blocked by a fault, stopped by the harness, not run, undecided, not applicable.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { outcomeLine } from '../../words/case-text.ts';
import type { CaseIndex } from './case-index.ts';
import { caseLinks } from './case-links.ts';
import { html, type Markup } from './markup.ts';
import { fieldTerm, queryAddress } from './page-data/query.ts';
import { optionsOf, type UnjudgedGroup, type UnjudgedKind } from './unjudged-groups.ts';
import { standingOf, verdictBadge } from './verdicts.ts';
import { counted, numeral } from './words.ts';

/** Rows shown of a kind; all of them are among the cases. */
const shown = 40;

/** The section; nothing if every case was judged. */
export function unjudgedSection({ cases }: RunResult, index: CaseIndex): Markup {
  const kinds = index.unjudged;
  if (kinds.length === 0) return html``;
  const count = kinds.flatMap(({ groups }) => groups).reduce((sum, group) => sum + group.cases.length, 0);
  return html`<section id="unjudged" aria-labelledby="unjudged-h">
<h2 id="unjudged-h">Not judged</h2>
<p class="lead">${counted(count, 'case')} of ${numeral(cases.length)} came to no judgement, for the reasons below.</p>
${kinds.map((kind) => kindMarkup(kind, index))}
</section>`;
}

function kindMarkup({ title, groups }: UnjudgedKind, index: CaseIndex): Markup {
  const left = groups.length - shown;
  const count = groups.reduce((sum, { cases }) => sum + cases.length, 0);
  return html`<h3>${title}: ${counted(count, 'case')}</h3>
<ol class="unjudged">${groups.slice(0, shown).map((group) => row(group, index))}</ol>
${left > 0 && html`<p class="lead">${counted(left, 'more reason')}: see <a href="#cases">the cases</a>.</p>`}`;
}

function row({ number, cases }: UnjudgedGroup, index: CaseIndex): Markup {
  const [first] = cases;
  const address = queryAddress(fieldTerm('reason', String(number)));
  const badge = optionsOf(first).length === 0 && html`${verdictBadge(standingOf(first))} `;
  return html`<li>${badge}<span class="why">${why(first, index)}</span>
<div class="links"><a href="${address}">${counted(cases.length, 'case')}</a>: ${caseLinks(cases, index, address)}</div></li>
`;
}

function why(result: CaseResult, index: CaseIndex): Markup {
  const fault = result.blockedBy === undefined ? undefined : index.faultOfRule(result.blockedBy);
  if (fault === undefined) return html`${outcomeLine(result)}`;
  return html`<a href="#${index.faultAnchorOf(fault)}">${index.faultNameOf(fault)}</a>`;
}
