// A comparison as one HTML page that asks for nothing: the answer first, then every line with both places.

import { documentOf } from '../../report/html/document.ts';
import { html, type Markup } from '../../report/html/markup.ts';
import { type Comparison, type Line, type Meeting, type Outcome, topics } from './comparison.ts';
import { headline, outcomeWords, pairName } from './comparison-text.ts';

const style = `
.outcome{white-space:nowrap;font-weight:600}
.outcome[data-outcome=will-not]{color:var(--fail,#b3261e)}
.outcome[data-outcome=depends]{color:var(--warn,#8a5a00)}
td small{display:block;opacity:.8}
`;

/** The comparison as an HTML document. */
export function comparisonHtml(
  { meetings }: Comparison,
  tool: { readonly name: string; readonly version: string },
): string {
  return documentOf({
    title: 'Will they talk?',
    tool,
    skip: ['meeting-1', 'Skip to the first comparison'],
    header: html`<header><h1>Will they talk?</h1>
${meetings.length === 0 ? html`<p>Nothing to compare: no SCU of the one meets an SCP of the other.</p>` : html`<ul>${meetings.map((it) => html`<li>${headline(it)}</li>`)}</ul>`}
</header>`,
    entries: meetings.map((it, index) => [`meeting-${index + 1}`, pairName(it)] as const),
    sections: meetings.map(section),
    style,
    footer: html`<p><b>will</b>: both say what is needed. <b>will not</b>: they exclude each other. <b>depends</b>: on configuration, or on what one of them does not say.</p>`,
  });
}

function section(meeting: Meeting, index: number): Markup {
  const { lines } = meeting;
  const id = `meeting-${index + 1}`;
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${pairName(meeting)}</h2>
<p class="lead">${headline(meeting)}</p>
${topics.map((topic) =>
  table(
    topic,
    lines.filter((line) => line.topic === topic),
  ),
)}
</section>`;
}

function table(topic: string, lines: readonly Line[]): Markup | false {
  if (lines.length === 0) return false;
  return html`<h3>${topic}</h3>
<div class="scroll" role="region" aria-label="${topic}" tabindex="0"><table>
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
  html`<span class="outcome" data-outcome="${outcome}">${outcomeWords[outcome]}</span>`;
const side = ({ text, basis, place }: Line['scu']): Markup => html`${text}<small>${basis}; ${place}</small>`;
