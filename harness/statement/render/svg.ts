// The figures of a statement as SVG: data flow and sequences (PS3.2 Figures N.1-1, N.4-1, N.7-1, N.7-3).

import { html, type Markup } from '../../report/html/markup.ts';
import type { Drawing, FlowDrawing, SequenceDrawing } from '../document/document.ts';

const box = { width: 190, height: 46 };
const ink = '#1b2733';
const line = '#51606d';
const own = '#dcecf6';

/** A drawing as an SVG element with its title for who does not see it. */
export function drawingSvg(drawing: Drawing, title: string): Markup {
  return drawing.kind === 'flow' ? flowSvg(drawing, title) : sequenceSvg(drawing, title);
}

function svg(width: number, height: number, title: string, content: readonly Markup[]): Markup {
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}" font-family="sans-serif" font-size="13">
${content}</svg>`;
}

function boxSvg(x: number, y: number, text: string, isOwn: boolean): Markup {
  return html`<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="4" fill="${isOwn ? own : '#fff'}" stroke="${line}"/>
<text x="${x + box.width / 2}" y="${y + box.height / 2 + 5}" text-anchor="middle" fill="${ink}">${short(text, 26)}</text>
`;
}

/** Long names are cut, so that they stay in their box. */
function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function arrowSvg(fromX: number, toX: number, y: number, text: string): Markup {
  const back = toX > fromX ? -8 : 8;
  return html`<line x1="${fromX}" y1="${y}" x2="${toX}" y2="${y}" stroke="${line}"/>
<path d="M ${toX} ${y} l ${back} -4 l 0 8 z" fill="${line}"/>
<text x="${(fromX + toX) / 2}" y="${y - 6}" text-anchor="middle" fill="${ink}">${short(text, 30)}</text>
`;
}

/** One line a flow: two boxes and an arrow. */
function flowSvg({ flows, own: ours }: FlowDrawing, title: string): Markup {
  const [gap, step] = [150, 70];
  const content = flows.map(({ from, to, label }, at) => {
    const y = 12 + at * step;
    const second = 12 + box.width + gap;
    return html`${boxSvg(12, y, from, ours.includes(from))}${boxSvg(second, y, to, ours.includes(to))}${arrowSvg(12 + box.width, second, y + box.height / 2, label)}`;
  });
  return svg(box.width * 2 + gap + 24, 24 + Math.max(1, flows.length) * step, title, content);
}

/** Parties side by side, messages from top to bottom. */
function sequenceSvg({ parties, own: ours, messages }: SequenceDrawing, title: string): Markup {
  const gap = 60;
  const left = (at: number) => 12 + at * (box.width + gap);
  const middle = (at: number) => left(at) + box.width / 2;
  const height = 110 + messages.length * 34;
  const lifelines = parties.map(
    (name, at) =>
      html`<line x1="${middle(at)}" y1="${12 + box.height}" x2="${middle(at)}" y2="${height - 12}" stroke="${line}" stroke-dasharray="4 4"/>
${boxSvg(left(at), 12, name, ours.includes(name))}`,
  );
  const arrows = messages.map(({ from, to, text }, at) => arrowSvg(middle(from), middle(to), 94 + at * 34, text));
  return svg(left(parties.length) - gap + 12, height, title, [...lifelines, ...arrows]);
}
