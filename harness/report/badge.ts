// A badge for a README: how a system stood in its last run. It holds numbers alone and no text of the system.

import { type Severity, severities } from '../model/fault.ts';
import type { RunResult } from '../model/run-result.ts';
import { isJudged } from '../model/verdict.ts';
import { isRuleCase } from '../results/rule-id.ts';
import { counted } from '../words/count-text.ts';
import { newFaults } from '../words/verdict-sentence.ts';
import type { Reporter } from './reporter.ts';
import { element, xmlText } from './xml.ts';

export const badge: Reporter = {
  name: 'badge',
  description: 'badge.svg, how the last run ended, for a README',
  end: (result) => ({ 'badge.svg': badgeSvg(result) }),
};

interface Standing {
  readonly text: string;
  readonly colour: string;
}

const label = 'C-STORE';
const grey = '#57606a';
const green = '#1a7f37';
/** White letters have a contrast of at least 4.5 on each. */
const colours: Readonly<Record<Severity, string>> = {
  critical: '#a40e26',
  serious: '#a40e26',
  moderate: '#9a4b00',
  minor: '#7d5700',
  warning: green,
};

/** The badge as SVG. */
export function badgeSvg(result: RunResult): string {
  const { text, colour } = standingOf(result);
  const [left, right] = [widthOf(label), widthOf(text)];
  const box = (x: number, width: number, fill: string) => element('rect', { x, width, height: 20, fill });
  const words = (centre: number, width: number, content: string) =>
    element('text', { x: centre, y: 14, textLength: width - padding }, xmlText(content));
  const boxes = [box(0, left, '#24292f'), box(left, right, colour)].join('');
  const texts = [words(left / 2, left, label), words(left + right / 2, right, text)].join('');
  const font = { fill: '#fff', 'font-family': 'Verdana,Geneva,DejaVu Sans,sans-serif', 'font-size': 11 };
  const image = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: left + right,
    height: 20,
    role: 'img',
    'aria-label': `${label}: ${text}`,
  };
  const title = element('title', {}, xmlText(`${label}: ${text}`));
  return `${element('svg', image, `${title}${boxes}${element('g', { ...font, 'text-anchor': 'middle' }, texts)}`)}\n`;
}

/** New faults by number; a run that judged nothing, or not all, is never green. */
function standingOf(result: RunResult): Standing {
  const { cases, interrupted, sut } = result;
  const faults = newFaults(result);
  const [worst] = faults;
  const judged = cases.filter((one) => isJudged(one.verdict) && !isRuleCase(one)).length;
  if (worst) return { text: faultsText(faults), colour: colours[worst.severity] };
  if (judged === 0) return { text: 'not judged', colour: grey };
  if (interrupted || !sut.reachable) return { text: `no fault in ${counted(judged, 'case')}, stopped`, colour: grey };
  const isKnown = result.faults.some(({ waiver }) => waiver !== undefined);
  return { text: `${isKnown ? 'no new fault' : 'no fault'} in ${counted(judged, 'case')}`, colour: green };
}

/** `1 critical, 3 moderate`. */
function faultsText(faults: ReturnType<typeof newFaults>): string {
  return severities
    .map((severity) => ({ severity, count: faults.filter((fault) => fault.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}

const padding = 12;
/** Letters of this font and size are about so wide; `textLength` makes them fit whatever font there is. */
const letterWidth = 6.6;

function widthOf(text: string): number {
  return Math.round(text.length * letterWidth) + padding;
}
