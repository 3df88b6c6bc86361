// The filter above the cases; it stays hidden where no JavaScript runs.

import type { CaseResult } from '../../model/run-result.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { tally, verdictLooks, verdictShape } from './verdicts.ts';
import { counted, numeral, shortStatusName, sopClassName, sopClassOf } from './words.ts';

/** Search, verdicts, SOP Class, status, fault and clause. */
export function toolbar(cases: readonly CaseResult[], index: CaseIndex): Markup {
  if (cases.length === 0) return html``;
  return html`<form id="filter" class="toolbar" role="search" aria-label="Filter the cases" autocomplete="off" hidden>
<label class="search">Search <input type="search" name="text" placeholder="words, verdict:fail, clause:9.2.3, sop:CT, took:5" aria-describedby="search-help"></label>
${choice(
  'sop',
  'SOP Class',
  options(
    cases,
    (each) => exactly(sopClassOf(each)),
    (value) => sopClassName(value.slice(1)),
  ),
)}
${choice(
  'status',
  'Status',
  options(cases, index.statusOf, (code) => `${code} ${shortStatusName(code)}`),
)}
${choice('fault', 'Fault', faultOptions(cases, index), 1)}
${choice(
  'clause',
  'Clause',
  options(
    cases,
    (each) => exactly(each.requirement.ref),
    (value) => value.slice(1),
  ),
)}
<fieldset><legend>Verdict</legend>${tally(cases).map(
    ([kind, count]) =>
      html`<label class="tick v v-${kind}"><input type="checkbox" name="verdict" value="${kind}">${verdictShape(kind)}${verdictLooks[kind].label} <span class="n">${numeral(count)}</span></label>`,
  )}</fieldset>
<p id="search-help" class="help">Words and “phrases” of a case, and fields: <code>verdict:</code> <code>clause:</code> <code>sop:</code> <code>status:</code> <code>fault:</code> <code>id:</code> <code>took:</code> (seconds, at least). A minus sign excludes; what is found is listed worst first. The address of the page holds the search: who opens it sees the same.</p>
<p id="hint" class="hint" role="status"></p>
<p class="actions"><output id="shown" aria-live="polite">${counted(cases.length, 'case')}</output>
<button type="button" data-do="open">Open all</button> <button type="button" data-do="close">Close all</button> <button type="reset">Clear filter</button></p>
</form>`;
}

interface Option {
  readonly value: string;
  readonly text: string;
}

function options(
  cases: readonly CaseResult[],
  keyOf: (result: CaseResult) => string | undefined,
  textOf: (value: string) => string,
): Option[] {
  const values = [...new Set(cases.map(keyOf))].filter((value) => value !== undefined);
  const order = new Intl.Collator('en', { numeric: true });
  return values.map((value) => ({ value, text: textOf(value) })).sort((a, b) => order.compare(a.text, b.text));
}

/** As the search writes a value that is meant whole. */
function exactly(value: string | undefined): string | undefined {
  return value === undefined ? undefined : `=${value}`;
}

/** The faults that show in the cases, the worst first. */
function faultOptions(cases: readonly CaseResult[], index: CaseIndex): Option[] {
  const faults = new Map(
    cases.flatMap(index.faultsIn).map((fault) => [String(index.faultNumberOf(fault)), index.faultNameOf(fault)]),
  );
  const order = new Intl.Collator('en', { numeric: true });
  return [...faults].map(([value, text]) => ({ value, text })).sort((a, b) => order.compare(a.value, b.value));
}

/** A choice among fewer than `least` narrows nothing; a link sets that of the faults, even if there is but one. */
function choice(name: string, label: string, choices: readonly Option[], least = 2): Markup {
  if (choices.length < least) return html``;
  return html`<label>${label} <select name="${name}"><option value="">any</option>${choices.map(
    ({ value, text }) => html`<option value="${value}">${text}</option>`,
  )}</select></label>`;
}
