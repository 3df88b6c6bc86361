// One find as a disclosure: what it means, the clause, the simplest input, what of it matters, and how to see it again.

import type { FuzzFind, FuzzRun } from '../../model/fuzz-run.ts';
import { conversationFigure } from '../html/conversation.ts';
import { html, type Markup } from '../html/markup.ts';
import type { PduTable } from '../html/pdu-table.ts';
import { severityBadge } from '../html/severities.ts';
import { counted } from '../html/words.ts';

/** Number from 1; `isOpen` from the start or not. */
export function findDetails(
  find: FuzzFind,
  number: number,
  run: Pick<FuzzRun, 'seed' | 'sut'>,
  pdus: PduTable,
  isOpen: boolean,
): Markup {
  const { severity, title, clause, demand, meaning, occurrences } = find;
  return html`<li><details class="finding fault edge-${severity}" id="find-${number}"${isOpen && html` open`}>
<summary>${severityBadge(severity)}<h3>${title}</h3><span class="ref">${clause}, ${counted(occurrences, 'input')}</span></summary>
<div class="inside">
<p class="meaning">${meaning}</p>
<p class="clause"><strong>${clause}</strong> ${demand}</p>
<dl class="facts">
<dt>Seen</dt><dd>${find.seen}</dd>
${inputRows(find)}
<dt>Certainty</dt><dd>${certainty(find)}</dd>
<dt>Found</dt><dd>${found(find, run.seed)}</dd>
${find.mutations.length > find.breaks.length && html`<dt>Also with</dt><dd>${find.mutations.join(', ')}</dd>`}
<dt>Files</dt><dd>${fileLinks(find)}</dd>
<dt>Run again</dt><dd><ul><li><code>${find.runScenario}</code></li><li><code>${find.replay}</code></li></ul></dd>
</dl>
${conversationFigure(find.transcript, run.sut.role, pdus)}
</div>
</details></li>
`;
}

function inputRows({ inputs, breaks, explanation }: FuzzFind): Markup {
  const name = inputs.length === 1 ? 'Simplest input' : `${counted(inputs.length, 'input')}, in this order`;
  return html`<dt>${name}</dt><dd><ul>${inputs.map((input) => html`<li><code>${input}</code></li>`)}</ul></dd>
${breaks.length > 0 && html`<dt>What it does</dt><dd><ul>${breaks.map((text) => html`<li>${text}</li>`)}</ul></dd>`}
${explanation.length > 0 && html`<dt>What matters</dt><dd><ul>${explanation.map((line) => html`<li>${line}</li>`)}</ul></dd>`}`;
}

function certainty({ confirmed, tried }: FuzzFind): string {
  const again =
    confirmed === 0 ? 'it was seen once, and could not be tried again' : `it showed again ${confirmed} of 3 times`;
  return tried === 0 ? again : `${again}; ${counted(tried, 'simpler input')} ${tried === 1 ? 'was' : 'were'} tried`;
}

function found({ run, phase, atMs, path }: FuzzFind, seed: number): Markup {
  return html`with input ${run} (${phase}), after ${(atMs / 1000).toFixed(1)} s; <code>--seed ${seed} --path ${path}</code> sends what was drawn`;
}

const fileNames = {
  scenario: 'scenario',
  exact: 'exact bytes',
  dataSet: 'Data Set',
  capture: 'capture for Wireshark',
} as const;

function fileLinks({ files }: FuzzFind): Markup {
  const links = Object.entries(fileNames).flatMap(([kind, name]) => {
    const path = files[kind as keyof typeof fileNames];
    return path === undefined || path === '' ? [] : [html`<li><a href="${hrefOf(path)}">${name}</a></li>`];
  });
  return html`<ul>${links}</ul>`;
}

/** A relative path; `./` keeps a name with a colon from being taken for a scheme. */
function hrefOf(path: string): string {
  return `./${path.split(/[\\/]/).map(encodeURIComponent).join('/')}`;
}
