// A comparison as one HTML page that asks for nothing: the answer first, then every line with both places.

import { documentOf } from '../../report/html/document.ts';
import { html, type Markup } from '../../report/html/markup.ts';
import { type Standing, verdictShape } from '../../report/html/verdicts.ts';
import { type Comparison, type Line, type Meeting, type Outcome, topics } from './comparison.ts';
import { headline, outcomeWords, pairName } from './comparison-text.ts';

/** How an outcome looks: as the verdict of the report that is as good or as bad. */
const looks: Readonly<Record<Outcome, Standing>> = { will: 'pass', 'will-not': 'fail', depends: 'warn' };

/** Words stay whole, and a table that is too wide scrolls. Broken are places in facts, and subjects where the outcome beside them
 * would be out of sight otherwise. */
const style = `
.answers { display: grid; gap: .5rem; margin-top: 1rem; }
.answers .outcome { margin-top: 0; }
.meeting h3 { margin: 1.5rem 0 .5rem; }
.meeting th, .meeting td { padding: .45rem .7rem; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: normal; }
.meeting thead th { border-top: 0; color: var(--soft); font-weight: 500; font-size: .86rem; }
.meeting tbody th { font-weight: 500; }
.meeting td:nth-child(n+3) { min-width: 10rem; }
.meeting small { display: block; color: var(--soft); overflow-wrap: anywhere; }
@media (max-width: 42rem) { .meeting tbody th { min-width: 9rem; overflow-wrap: anywhere; } }
`;

/** The comparison as an HTML document. */
export function comparisonHtml(
  { meetings }: Comparison,
  tool: { readonly name: string; readonly version: string },
): string {
  return documentOf({
    title: 'Will they talk?',
    tool,
    skip: [['meeting-1', 'Skip to the first comparison']],
    header: html`<header><h1>Will they talk?</h1>
${meetings.length === 0 ? html`<p>Nothing to compare: no SCU of the one meets an SCP of the other.</p>` : html`<ul class="answers">${meetings.map(answer)}</ul>`}
</header>`,
    entries: meetings.map((it, index) => [`meeting-${index + 1}`, pairName(it)] as const),
    sections: meetings.map(section),
    style,
    footer: html`<p><b>will</b>: both say what is needed. <b>will not</b>: they exclude each other. <b>depends</b>: on configuration, or on what one of them does not say.</p>`,
  });
}

function answer(meeting: Meeting): Markup {
  const look = looks[meeting.outcome];
  return html`<li class="outcome edge-${look}">${verdictShape(look)}<span>${headline(meeting)}</span></li>`;
}

function section(meeting: Meeting, index: number): Markup {
  const { lines } = meeting;
  const id = `meeting-${index + 1}`;
  return html`<section id="${id}" class="meeting" aria-labelledby="${id}-h">
<h2 id="${id}-h">${pairName(meeting)}</h2>
<p class="lead">${headline(meeting)}</p>
${topics.map((topic) =>
  table(
    topic,
    `${topic}: ${pairName(meeting)}`,
    lines.filter((line) => line.topic === topic),
  ),
)}
</section>`;
}

function table(topic: string, label: string, lines: readonly Line[]): Markup | false {
  if (lines.length === 0) return false;
  return html`<h3>${topic}</h3>
<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">Outcome</th><th scope="col">Why</th><th scope="col">SCU</th><th scope="col">SCP</th></tr></thead>
<tbody>${lines.map(row)}</tbody>
</table></div>
`;
}

function row({ subject, outcome, why, scu, scp }: Line): Markup {
  return html`<tr><th scope="row">${subject}</th><td>${mark(outcome)}</td><td>${why}</td><td>${side(scu)}</td><td>${side(scp)}</td></tr>
`;
}

const mark = (outcome: Outcome): Markup =>
  html`<span class="v v-${looks[outcome]}">${verdictShape(looks[outcome])}${outcomeWords[outcome]}</span>`;
const side = ({ text, basis, place }: Line['scu']): Markup => html`${text}<small>${basis}; ${place}</small>`;
