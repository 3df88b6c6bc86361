// The curve of new reactions: it is steep while the campaign learns, and flat when more of the same adds little.

import type { FuzzRun } from '../../model/fuzz-run.ts';
import { html, type Markup } from '../html/markup.ts';
import { counted, numeral } from '../html/words.ts';

const box = { width: 900, height: 240, left: 52, right: 16, top: 14, bottom: 34 };

/** The curve as an inline picture, with the same in a sentence. */
export function curveSection({ reactions, runs, finds }: FuzzRun): Markup {
  const numbers = reactions.map(({ run }) => run).toSorted((one, other) => one - other);
  const last = numbers.at(-1);
  if (last === undefined) return html``;
  const most = Math.max(runs, last, ...finds.map(({ run }) => run));
  const text = `${counted(numbers.length, 'different reaction')} to ${counted(runs, 'input')}; the last new one came of input ${numeral(last)}.`;
  return html`<section id="curve" aria-labelledby="curve-h">
<h2 id="curve-h">New reactions</h2>
<p class="lead">${text} ${advice(last, most)}</p>
<figure>
<svg class="curve" viewBox="0 0 ${box.width} ${box.height}" role="img" aria-label="${text}">
${axes(most, numbers.length)}
<path class="line" d="${stepsOf(numbers, most)}"/>
${finds.filter(({ isFail }) => isFail).map(({ run, title }) => html`<circle class="mark" cx="${x(run, most)}" cy="${y(countAt(numbers, run), numbers.length)}" r="5"><title>input ${numeral(run)}: ${title}</title></circle>`)}
</svg>
<figcaption>Different reactions by the number of the input; circles are faults.</figcaption>
</figure>
</section>`;
}

function advice(last: number, most: number): string {
  if (most < 100) return '';
  return last > 0.8 * most
    ? 'The curve still rises: a longer campaign may find more.'
    : 'The curve is flat at the end: more of the same adds little, another seed or SOP Class may.';
}

function x(run: number, most: number): string {
  return (box.left + ((box.width - box.left - box.right) * run) / Math.max(1, most)).toFixed(1);
}

function y(count: number, all: number): string {
  const height = box.height - box.top - box.bottom;
  return (box.top + height - (height * count) / Math.max(1, all)).toFixed(1);
}

function countAt(numbers: readonly number[], run: number): number {
  return numbers.filter((one) => one <= run).length;
}

/** A horizontal line to each new reaction, and a vertical one up. */
function stepsOf(numbers: readonly number[], most: number): string {
  const all = numbers.length;
  const steps = numbers.map((run, at) => `H${x(run, most)}V${y(at + 1, all)}`);
  return `M${x(0, most)} ${y(0, all)}${steps.join('')}H${x(most, most)}`;
}

function axes(most: number, all: number): Markup {
  const base = box.height - box.bottom;
  const [middle, end] = [Math.round(most / 2), box.width - box.right];
  return html`<path class="axis" d="M${box.left} ${box.top}V${base}H${end}"/>
<text x="${box.left - 8}" y="${box.top + 5}" text-anchor="end">${numeral(all)}</text><text x="${box.left - 8}" y="${base + 4}" text-anchor="end">0</text>
<text x="${box.left}" y="${base + 20}" text-anchor="middle">0</text><text x="${x(middle, most)}" y="${base + 20}" text-anchor="middle">${numeral(middle)}</text><text x="${end}" y="${base + 20}" text-anchor="end">${numeral(most)}</text>`;
}
