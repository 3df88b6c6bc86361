// How a case stands, by its verdict or as a known deviation: a shape, a word and a colour, none of them needed alone.

import type { CaseResult } from '../../model/run-result.ts';
import { type VerdictKind, verdictKinds } from '../../model/verdict.ts';
import { html, type Markup, trusted } from './markup.ts';
import { urgency } from './page-data/worst-case-first.ts';
import { numeral } from './words.ts';

/** The verdict of a case, or that it is a known deviation, which counts neither for nor against the system. */
export type Standing = VerdictKind | 'known';

/** How the case stands. */
export function standingOf({ verdict, waiver }: Pick<CaseResult, 'verdict' | 'waiver'>): Standing {
  return waiver === undefined ? verdict : 'known';
}

/** Every standing. */
export const standings: readonly Standing[] = [...verdictKinds, 'known'];

interface VerdictLook {
  readonly label: string;
  readonly meaning: string;
  /** Paths in a box of 16 by 16. */
  readonly shape: string;
}

const ring = '<circle cx="8" cy="8" r="6.6"/>';

export const verdictLooks: Readonly<Record<Standing, VerdictLook>> = {
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
    meaning: 'the tool or its environment failed, never the system under test',
    shape: '<path d="M9 1.4 3.4 9H8l-1 5.6L12.6 7H8Z"/>',
  },
  known: {
    label: 'Known deviation',
    meaning: 'not legal, but accepted by a baseline for some time; it does not count',
    shape: '<path d="M3 2v12.5M3 2.6h9.4l-2 3.2 2 3.2H3"/>',
  },
};

/** From the one a reader must see first; a cell or a clause with several verdicts takes the first of them. */
export const byUrgency: readonly Standing[] = urgency;

/** Counts by standing, of those that occur, the most urgent first. */
export function tally(cases: readonly CaseResult[]): [Standing, number][] {
  const counts = new Map<Standing, number>();
  for (const each of cases) counts.set(standingOf(each), (counts.get(standingOf(each)) ?? 0) + 1);
  return byUrgency.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [[kind, count] as [Standing, number]];
  });
}

/** The most urgent verdict among the cases. */
export function mostUrgent(cases: readonly CaseResult[]): Standing {
  return tally(cases)[0]?.[0] ?? 'not-applicable';
}

/** The shapes, defined once a page. */
export const verdictShapes: Markup = trusted(
  `<svg width="0" height="0" class="shapes" aria-hidden="true" focusable="false">${standings
    .map((kind) => `<symbol id="i-${kind}" viewBox="0 0 16 16">${verdictLooks[kind].shape}</symbol>`)
    .join('')}</svg>`,
);

/** The shape of a verdict; decoration, so a word has to stand beside it. */
export function verdictShape(kind: Standing): Markup {
  return html`<svg class="i" aria-hidden="true"><use href="#i-${kind}"/></svg>`;
}

/** Shape and word, e.g. a green tick and "Pass". */
export function verdictBadge(kind: Standing): Markup {
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
