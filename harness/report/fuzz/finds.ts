// What was found: the faults, the worst first, and apart from them the warnings.

import type { FuzzFind, FuzzRun } from '../../model/fuzz-run.ts';
import { html, type Markup } from '../html/markup.ts';
import type { PduTable } from '../html/pdu-table.ts';
import { counted } from '../html/words.ts';
import { findDetails } from './find.ts';

/** Finds that are open from the start. */
const openAtFirst = 3;

/** The finds that make the run fail. */
export function faultsSection(run: FuzzRun, pdus: PduTable): Markup {
  const faults = run.finds.filter(({ isFail }) => isFail);
  if (faults.length === 0) return html``;
  return html`<section id="faults" aria-labelledby="faults-h">
<h2 id="faults-h">Faults</h2>
<p class="lead">What is wrong with the system, each with the simplest input that shows it, the worst first.</p>
<ol class="faults">${faults.map((find, at) => findDetails(find, at + 1, run, pdus, at < openAtFirst))}</ol>
</section>`;
}

/** The other finds, closed. */
export function warningsSection(run: FuzzRun, pdus: PduTable): Markup {
  const { finds } = run;
  const warnings = finds.filter(({ isFail }) => !isFail);
  if (warnings.length === 0) return html``;
  const numbered = (find: FuzzFind) => findDetails(find, finds.indexOf(find) + 1, run, pdus, false);
  return html`<section id="warnings" aria-labelledby="warnings-h">
<h2 id="warnings-h">Warnings</h2>
<details class="group">
<summary>${counted(warnings.length, 'reaction')} that ${warnings.length === 1 ? 'is' : 'are'} legal but unusual, or that did not show again each time</summary>
<ol class="faults">${warnings.map(numbered)}</ol>
</details>
</section>`;
}
