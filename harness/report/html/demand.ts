// What the standard demands: the level of a clause, and the reactions that are legal.

import type { CaseResult } from '../../model/run-result.ts';
import { expectedParts } from '../../words/case-text.ts';
import { html, type Markup } from './markup.ts';

/** `shall`, `should` or `may`, set apart from the text. */
export function levelTag(level: string): Markup {
  return html`<span class="level level-${level}">${level}</span>`;
}

/** What is wanted and what is tolerated, "or" between alternatives; nothing if the case did not come that far. */
export function expectedRows(result: Pick<CaseResult, 'expected'>): Markup {
  const { wanted, tolerated } = expectedParts(result);
  return html`${alternatives('Expected', wanted)}${alternatives('Tolerated', tolerated)}`;
}

function alternatives(name: string, lines: readonly string[]): Markup {
  if (lines.length === 0) return html``;
  const list = html`<ul class="or">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<dt>${name}</dt><dd>${list}</dd>`;
}
