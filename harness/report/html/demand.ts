// What the standard demands: the level of a clause, and the reactions that are legal.

import { html, type Markup } from './markup.ts';

/** `shall`, `should` or `may`, set apart from the text. */
export function levelTag(level: string): Markup {
  return html`<span class="level level-${level}">${level}</span>`;
}

/** The legal reactions, "or" between them, for they are alternatives; nothing if the case did not come that far. */
export function expectedRow(expected: readonly string[]): Markup {
  if (expected.length === 0) return html``;
  const list = html`<ul class="or">${expected.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<dt>Expected</dt><dd>${list}</dd>`;
}
