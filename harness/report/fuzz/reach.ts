// Where the campaign has been: how far its inputs came, and each mutation in each presentation context, with the holes.

import { type Coverage, type FuzzRun, type Reach, reaches } from '../../model/fuzz-run.ts';
import { groupBy } from '../case-tree.ts';
import { html, type Markup } from '../html/markup.ts';
import { counted, numeral } from '../html/words.ts';

/** What an input came to, and how a cell looks: a step that grows with it, so that no colour is needed. */
const looks: Readonly<Record<Reach, { readonly text: string; readonly step: string; readonly tint: string }>> = {
  connection: { text: 'ended before an association was there', step: '▁', tint: 'not-applicable' },
  association: { text: 'ended before a message was sent', step: '▃', tint: 'warn' },
  message: { text: 'got no response', step: '▅', tint: 'inconclusive' },
  response: { text: 'got a response', step: '▇', tint: 'pass' },
};

/** The bar of how far inputs came, and the matrix. */
export function reachSection({ reach, coverage }: FuzzRun): Markup {
  const total = Object.values(reach).reduce((sum, count) => sum + count, 0);
  return html`<section id="reach" aria-labelledby="reach-h">
<h2 id="reach-h">Reach</h2>
<p class="lead">How far the inputs came, and which mutations were tried in which presentation context.</p>
${bar(reach, total)}
<ul class="reaches">${reaches.map((kind) => html`<li><span class="step bg-${looks[kind].tint}">${looks[kind].step}</span> <b>${numeral(reach[kind] ?? 0)}</b> ${looks[kind].text}${share(reach[kind] ?? 0, total)}</li>`)}</ul>
${coverage.rows.length > 0 && matrix(coverage)}
</section>`;
}

function share(count: number, total: number): string {
  return total === 0 ? '' : ` (${Math.round((100 * count) / total)} %)`;
}

function bar(reach: FuzzRun['reach'], total: number): Markup {
  let at = 0;
  const shares = reaches.map((kind) => {
    const width = total === 0 ? 0 : ((reach[kind] ?? 0) / total) * 1000;
    const rect = html`<rect class="fill-${looks[kind].tint}" x="${at.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    at += width;
    return rect;
  });
  return html`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">${shares}</svg>`;
}

function matrix({ columns, rows }: Coverage): Markup {
  const untried = rows.filter(({ cells }) => cells.every(({ runs }) => runs === 0));
  const subjects = [...groupBy(rows, ({ subject }) => subject)];
  return html`<h3 class="sub">Mutations</h3>
<p class="lead">${counted(rows.length, 'mutation')} in ${counted(columns.length, 'presentation context')}. A cell has the number of inputs and how far the furthest came. ${untried.length > 0 && `${counted(untried.length, 'mutation')} could not be tried at all.`}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Mutations and presentation contexts">
<table class="matrix reach-matrix">
<thead><tr><th scope="col">Mutation</th><th scope="col">Choices tried</th>${columns.map((name) => html`<th scope="col"><span class="context">${name}</span></th>`)}</tr></thead>
${subjects.map(([subject, members]) => html`<tbody><tr class="subject"><th scope="rowgroup" colspan="${columns.length + 2}">${subject}</th></tr>${members.map(row)}</tbody>`)}
</table>
</div>`;
}

function row({ mutation, breaks, choices, variants, cells }: Coverage['rows'][number]): Markup {
  const ofVariants = variants.all > 1 ? `, ${variants.tried} of ${variants.all} variants` : '';
  return html`<tr><th scope="row"><code>${mutation}</code><span class="breaks">${breaks.replace(/^nothing: /, '')}</span></th><td class="choices">${numeral(choices)}${ofVariants}</td>${cells.map(cell)}</tr>
`;
}

function cell({ runs, reach, hole }: Coverage['rows'][number]['cells'][number]): Markup {
  if (reach === undefined)
    return html`<td class="hole" title="${hole}"><span aria-hidden="true">–</span><span class="vh">none: ${hole}</span></td>`;
  return html`<td class="bg-${looks[reach].tint}">${numeral(runs)} <span aria-hidden="true">${looks[reach].step}</span><span class="vh">, the furthest ${looks[reach].text}</span></td>`;
}
