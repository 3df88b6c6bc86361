// Where the time of a run went: its cases over time, in a lane for each that ran at once, and the slowest.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { lanesOf } from './timeline-lanes.ts';
import { type Standing, standingOf, standings, verdictBadge } from './verdicts.ts';
import { counted, duration, parameterValue } from './words.ts';

/** Slowest cases listed. */
const listed = 10;
/** Lanes drawn; a run has hardly ever as many cases at once. */
const drawnLanes = 40;
const laneHeight = 8;
/** Milliseconds by which cases that followed each other may seem to overlap: a beginning is a date, which is in whole ones. */
const dateGrain = 2;

/** The section; nothing for a run in which nothing took time. */
export function timelineSection({ cases, durationMs }: RunResult, index: CaseIndex): Markup {
  const ran = cases.filter((each) => each.durationMs > 0 && !Number.isNaN(Date.parse(each.startedAt)));
  if (ran.length === 0) return html``;
  const slowest = [...ran].sort((a, b) => b.durationMs - a.durationMs).slice(0, listed);
  return html`<section id="time" aria-labelledby="time-h">
<h2 id="time-h">Time</h2>
${drawing(ran, { cases: cases.length, durationMs })}
<table class="coverage">
<caption class="vh">The slowest cases</caption>
<thead><tr><th scope="col">Slowest</th><th scope="col">Case</th><th scope="col">Verdict</th></tr></thead>
<tbody>${slowest.map((each) => slowRow(each, index))}</tbody>
</table>
</section>`;
}

function slowRow(result: CaseResult, index: CaseIndex): Markup {
  const given = Object.entries(result.given).map(([name, value]) => parameterValue(name, value));
  const name = [result.title, ...given].join(' · ');
  return html`<tr class="first"><th scope="row">${duration(result.durationMs)}</th><td><a href="#${index.anchorOf(result)}">${name}</a></td><td>${verdictBadge(standingOf(result))}</td></tr>
`;
}

/** The cases of the run that are not drawn. */
function leftOut(count: number): string {
  return count === 0 ? '' : ` The other ${counted(count, 'case')} took no time: rules, and cases that did not apply.`;
}

function beforeCases(durationMs: number, whole: number): string {
  if (durationMs <= whole || duration(durationMs) === duration(whole)) return '';
  return ` The run took ${duration(durationMs)}, with what is asked before the first case and done after the last.`;
}

/** A path for each verdict: thousands of elements would make the page slow. */
function drawing(cases: readonly CaseResult[], run: { readonly cases: number; readonly durationMs: number }): Markup {
  const starts = cases.map(({ startedAt }) => Date.parse(startedAt));
  const first = starts.reduce((least, each) => Math.min(least, each));
  const spans = cases.map(({ durationMs }, at) => ({
    start: (starts[at] ?? first) - first,
    end: (starts[at] ?? first) - first + durationMs,
  }));
  const whole = spans.reduce((most, { end }) => Math.max(most, end), 1);
  const lanes = lanesOf(spans.map(({ start, end }) => ({ start, end: Math.max(start, end - dateGrain) })));
  const count = Math.min(drawnLanes, Math.max(...new Set(lanes)) + 1);
  const paths = new Map<Standing, string>();
  cases.forEach((each, at) => {
    const [span, lane] = [spans[at], lanes[at] ?? 0];
    if (!span || lane >= drawnLanes) return;
    const x = ((span.start / whole) * 1000).toFixed(1);
    const width = Math.max(0.6, ((span.end - span.start) / whole) * 1000).toFixed(1);
    const standing = standingOf(each);
    paths.set(standing, `${paths.get(standing) ?? ''}M${x} ${lane * laneHeight + laneHeight / 2}h${width}`);
  });
  const drawn = standings.flatMap((standing) => {
    const d = paths.get(standing);
    return d === undefined ? [] : [html`<path class="line-${standing}" d="${d}"/>`];
  });
  return html`<p class="lead">${counted(cases.length, 'case')} over ${duration(whole)}, ${count === 1 ? 'one after the other' : `at most ${count} at once`}.${leftOut(run.cases - cases.length)}${beforeCases(run.durationMs, whole)}</p>
<svg class="timeline" viewBox="0 0 1000 ${count * laneHeight}" preserveAspectRatio="none" role="img" aria-label="Cases over time by verdict">${drawn}</svg>`;
}
