// How the severity of a fault looks: a word on a colour, with a mark for each step.

import { type Fault, type Severity, severities } from '../../model/fault.ts';
import { severityMeanings } from '../../words/fault-meaning.ts';
import { html, type Markup } from './markup.ts';

/** How a fault stands: its severity, or that it is a known deviation, which no longer counts. */
export type Weight = Severity | 'known';

export const severityLabels: Readonly<Record<Weight, string>> = {
  critical: 'Critical',
  serious: 'Serious',
  moderate: 'Moderate',
  minor: 'Minor',
  warning: 'Warning',
  known: 'Known deviation',
};

/** The severity of a fault; a known deviation is one whatever it would be. */
export function weightOf({ severity, waiver }: Pick<Fault, 'severity' | 'waiver'>): Weight {
  return waiver === undefined ? severity : 'known';
}

/** The word on its colour. */
export function severityBadge(weight: Weight, label = severityLabels[weight]): Markup {
  return html`<span class="sev sev-${weight}">${label}</span>`;
}

/** What the severities mean, for the foot of the page. */
export function severityLegend(): Markup {
  const rows = severities.map(
    (severity) => html`<div><dt>${severityBadge(severity)}</dt><dd>${severityMeanings[severity]}</dd></div>`,
  );
  return html`<dl class="meanings">${rows}</dl>`;
}
