// What the SCU does after each status that is no success: PS3.2 Table N.7-42.

import type { RunResult } from '../../model/run-result.ts';
import type { StatusBehaviour } from '../../model/status-behaviour.ts';
import { html, type Markup } from './markup.ts';
import { shortStatusName } from './words.ts';

/** The section; nothing where no SCU was judged. */
export function statusBehaviourSection({ statusBehaviour = [], sut }: RunResult): Markup {
  if (statusBehaviour.length === 0 || sut.role === 'pair') return html``;
  return html`<section id="behaviour" aria-labelledby="behaviour-h">
<h2 id="behaviour-h">What the SCU does after each status</h2>
<p class="lead">As measured. “Shown by” names what differs from a run in which every instance was stored; what the words of its output mean is not judged.</p>
<div class="scroll" role="region" aria-label="Table of statuses and what the SCU does" tabindex="0">
<table>
<caption class="vh">Behaviour of the SCU by status</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Class</th><th scope="col">Then it</th><th scope="col">Tries again</th><th scope="col">Shown by</th></tr></thead>
<tbody>${statusBehaviour.map(row)}</tbody>
</table>
</div>
</section>`;
}

function row(one: StatusBehaviour): Markup {
  const { status, category } = one;
  return html`<tr><th scope="row"><code>${status}</code> <span class="status-name">${shortStatusName(status)}</span></th><td>${category}</td><td>${nextText(one)}</td><td>${againText(one)}</td><td>${shownText(one)}</td></tr>
`;
}

/** What it does next, the most frequent first. */
export function nextText({ goesOn, stops, aborts, seen }: StatusBehaviour): string {
  const parts = [
    { count: goesOn, words: 'sends the next instance' },
    { count: stops, words: 'stops' },
    { count: aborts, words: 'aborts' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return seen > 0 ? 'had no more to send' : '';
  const [single] = parts;
  if (parts.length === 1 && single) return single.words;
  return parts
    .sort((a, b) => b.count - a.count)
    .map(({ count, words }) => `${words} (${count})`)
    .join(', ');
}

function againText({ triesAgain, triesAgainAfterMs }: StatusBehaviour): string {
  if (triesAgain === 0) return 'no';
  const times = triesAgain === 1 ? 'once' : `${triesAgain} times`;
  return triesAgainAfterMs === undefined ? times : `${times}, after ${(triesAgainAfterMs / 1000).toFixed(1)} s`;
}

function shownText({ shownBy }: StatusBehaviour): string {
  if (!shownBy) return 'not compared alone';
  return shownBy.length === 0 ? 'nothing' : shownBy.join(', ');
}
