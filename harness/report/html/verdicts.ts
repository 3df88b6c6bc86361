// How a verdict looks: a shape, a word and a colour, so that none of the three is needed alone.

import type { CaseResult } from '../../model/run-result.ts';
import { type VerdictKind, verdictKinds } from '../../model/verdict.ts';
import { html, type Markup, trusted } from './markup.ts';
import { numeral } from './words.ts';

interface VerdictLook {
  readonly label: string;
  readonly meaning: string;
  /** Paths in a box of 16 by 16. */
  readonly shape: string;
}

const ring = '<circle cx="8" cy="8" r="6.6"/>';

export const verdictLooks: Readonly<Record<VerdictKind, VerdictLook>> = {
  pass: {
    label: 'Pass',
    meaning: 'a legal reaction',
    shape: '<path d="M3 8.6l3.4 3.4L13 4.6" stroke-width="2.2"/>',
  },
  warn: {
    label: 'Warning',
    meaning: 'a “should” is unmet, or the reaction is legal but unusual',
    shape: '<path d="M8 1.8 14.8 14H1.2Z"/><path d="M8 6.2v3.6M8 11.9v.2"/>',
  },
  fail: {
    label: 'Fail',
    meaning: 'a “shall” of the standard is broken',
    shape: '<path d="M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8" stroke-width="2.4"/>',
  },
  inconclusive: {
    label: 'Inconclusive',
    meaning: 'what came proves neither a pass nor a fail',
    shape: `${ring}<path d="M6 6.4a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.6v.2"/>`,
  },
  'not-applicable': {
    label: 'Not applicable',
    meaning: 'the case does not apply to this system; the evidence is given',
    shape: `${ring}<path d="M5 8h6"/>`,
  },
  error: {
    label: 'Error',
    meaning: 'the harness or its environment failed, never the system under test',
    shape: '<path d="M9 1.4 3.4 9H8l-1 5.6L12.6 7H8Z"/>',
  },
};

/** From the one a reader must see first; a cell or a clause with several verdicts takes the first of them. */
export const byUrgency: readonly VerdictKind[] = ['fail', 'error', 'warn', 'inconclusive', 'pass', 'not-applicable'];

/** Counts by verdict, of those that occur, the most urgent first. */
export function tally(cases: readonly CaseResult[]): [VerdictKind, number][] {
  return byUrgency
    .map((kind): [VerdictKind, number] => [kind, cases.filter(({ verdict }) => verdict === kind).length])
    .filter(([, count]) => count > 0);
}

/** The most urgent verdict among the cases. */
export function mostUrgent(cases: readonly CaseResult[]): VerdictKind {
  return tally(cases)[0]?.[0] ?? 'not-applicable';
}

/** The shapes, defined once a page. */
export const verdictShapes: Markup = trusted(
  `<svg width="0" height="0" class="shapes" aria-hidden="true" focusable="false">${verdictKinds
    .map((kind) => `<symbol id="i-${kind}" viewBox="0 0 16 16">${verdictLooks[kind].shape}</symbol>`)
    .join('')}</svg>`,
);

/** The shape of a verdict; decoration, so a word has to stand beside it. */
export function verdictShape(kind: VerdictKind): Markup {
  return html`<svg class="i" aria-hidden="true"><use href="#i-${kind}"/></svg>`;
}

/** Shape and word, e.g. a green tick and "Pass". */
export function verdictBadge(kind: VerdictKind): Markup {
  return html`<span class="v v-${kind}">${verdictShape(kind)}${verdictLooks[kind].label}</span>`;
}

/** Shapes with counts; the words are there for those who hear the page. */
export function verdictCounts(cases: readonly CaseResult[]): Markup {
  const counts = tally(cases).map(
    ([kind, count]) =>
      html`<span class="v v-${kind}">${verdictShape(kind)}${numeral(count)}<span class="vh"> ${verdictLooks[kind].label}</span></span>`,
  );
  return html`<span class="counts">${counts}</span>`;
}
