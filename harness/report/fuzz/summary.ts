// The head of the report of a campaign: what was fuzzed, and what came of it.

import { severities } from '../../model/fault.ts';
import type { FuzzRun } from '../../model/fuzz-run.ts';
import { html, type Markup } from '../html/markup.ts';
import { severityBadge } from '../html/severities.ts';
import { type Standing, verdictShape } from '../html/verdicts.ts';
import { counted, dateAndTime, duration, numeral } from '../html/words.ts';

/** Title, the verdict in a sentence, what makes it doubtful, finds by severity, and the particulars. */
export function fuzzHeader(run: FuzzRun): Markup {
  const kind = standingOf(run);
  return html`<header class="top">
<p class="eyebrow">DICOM C-STORE fuzzing report</p>
<h1>${run.sut.address}</h1>
<p class="outcome edge-${kind}">${verdictShape(kind)}<span>${run.verdict}</span></p>
${run.warnings.map((text) => html`<p class="outcome edge-warn">${verdictShape('warn')}<span>${capital(text)}.</span></p>`)}
${severityTiles(run)}
<div class="particulars">${campaignList(run)}${effortList(run)}</div>
</header>`;
}

function standingOf({ finds, runs, ended, warnings }: FuzzRun): Standing {
  if (finds.some(({ isFail }) => isFail)) return 'fail';
  if (runs === 0) return 'inconclusive';
  if (ended !== undefined) return 'error';
  return finds.length + warnings.length > 0 ? 'warn' : 'pass';
}

/** Links to the finds by severity, the worst first. */
function severityTiles({ finds }: FuzzRun): Markup {
  const present = severities.flatMap((severity) => {
    const count = finds.filter((find) => find.severity === severity).length;
    const first = finds.findIndex((find) => find.severity === severity) + 1;
    return count === 0 ? [] : [{ severity, count, first }];
  });
  if (present.length === 0) return html``;
  return html`<p class="count-of">Finds by severity</p>
<ul class="weights" aria-label="Finds by severity">${present.map(
    ({ severity, count, first }) =>
      html`<li><a href="#find-${first}">${severityBadge(severity)}<b>${numeral(count)}</b></a></li>`,
  )}</ul>`;
}

function campaignList({ sut, target, seed, command }: FuzzRun): Markup {
  return particulars('System under test', [
    ['Address', sut.address],
    ['Role', sut.role === 'scp' ? 'SCP' : 'SCU'],
    ['Was sent', target],
    ['Seed', String(seed)],
    ['Run again', html`<code>${command}</code>`],
  ]);
}

function effortList({ startedAt, elapsedMs, runs, leftOut, reactions, notes, tool }: FuzzRun): Markup {
  const rate = Math.round((runs * 1000) / Math.max(1, elapsedMs));
  return particulars('Campaign', [
    ['Date', html`<time datetime="${startedAt}">${dateAndTime(startedAt)}</time>`],
    ['Inputs', `${numeral(runs)} in ${duration(elapsedMs)}, ${numeral(rate)} a second`],
    ...(leftOut > 0 ? [['Left out', `${counted(leftOut, 'input')} with what had broken it before`] as const] : []),
    ['Reactions', `${numeral(reactions.length)} different ones`],
    ['Tool', `${tool.name} ${tool.version}`],
    ...(notes.length > 0 ? [['Notes', notesList(notes)] as const] : []),
  ]);
}

function notesList(notes: readonly string[]): Markup {
  return html`<details class="group"><summary>${counted(notes.length, 'note')}</summary><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></details>`;
}

function particulars(title: string, rows: readonly (readonly [string, string | Markup])[]): Markup {
  return html`<section><h2>${title}</h2><dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
