// The head of the report: what was tested, when, and what came of it.

import { type RunResult, summarize } from '../../model/run-result.ts';
import { isJudged, type VerdictKind, verdictKinds } from '../../model/verdict.ts';
import { html, type Markup } from './markup.ts';
import { byUrgency, verdictLooks, verdictShape } from './verdicts.ts';
import { counted, dateAndTime, duration, numeral } from './words.ts';

/** Title, the outcome in a sentence, the counts, and the particulars of system and run. */
export function summaryHeader(result: RunResult): Markup {
  const counts = summarize(result.cases);
  const { kind, text } = outcome(result, counts);
  return html`<header class="top">
<p class="eyebrow">DICOM C-STORE conformance report</p>
<h1>${systemName(result)}</h1>
<p class="outcome edge-${kind}">${verdictShape(kind)}<span>${text}</span></p>
${result.interrupted && html`<p class="outcome edge-warn">${verdictShape('warn')}<span>The run was stopped before every case had run.</span></p>`}
${bar(counts)}
${tiles(counts)}
<div class="particulars">${systemList(result)}${runList(result)}</div>
</header>`;
}

type Counts = Readonly<Record<VerdictKind, number>>;

function systemName({ sut }: RunResult): string {
  return sut.role === 'pair' ? 'Built-in SCU and SCP' : sut.address;
}

/** The one sentence that a reader in a hurry takes along. */
function outcome({ sut, cases }: RunResult, counts: Counts): { kind: VerdictKind; text: string } {
  const judged = cases.filter(({ verdict }) => isJudged(verdict)).length;
  const of = `of ${counted(judged, 'judged case')}`;
  const why = sut.unreachableReason ? `: ${sut.unreachableReason}` : '.';
  if (!sut.reachable && judged === 0) {
    return { kind: 'error', text: `The system under test could not be reached${why}` };
  }
  const lost = sut.reachable ? '' : ` The system under test was lost on the way${why}`;
  const warned = counts.warn > 0 ? `, ${counted(counts.warn, 'warning')}` : '';
  if (counts.fail > 0) {
    const fail = counts.fail === 1 ? 'fails' : 'fail';
    return { kind: 'fail', text: `${numeral(counts.fail)} ${of} ${fail}${warned}.${lost}` };
  }
  if (judged === 0) return { kind: 'inconclusive', text: 'Nothing could be judged.' };
  const harness = counts.error > 0 ? `; ${counted(counts.error, 'case')} could not be run` : '';
  const kind = counts.error > 0 ? 'error' : counts.warn > 0 ? 'warn' : 'pass';
  return { kind, text: `No failure in ${counted(judged, 'judged case')}${warned}${harness}.${lost}` };
}

/** Shares of the verdicts; the tiles below say the same in words. */
function bar(counts: Counts): Markup {
  const total = verdictKinds.reduce((sum, kind) => sum + counts[kind], 0);
  let at = 0;
  const shares = barOrder.map((kind) => {
    const width = total === 0 ? 0 : (counts[kind] / total) * 1000;
    const share = html`<rect class="fill-${kind}" x="${at.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    at += width;
    return share;
  });
  return html`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">${shares}</svg>`;
}

const barOrder: readonly VerdictKind[] = ['pass', 'warn', 'fail', 'error', 'inconclusive', 'not-applicable'];

function tiles(counts: Counts): Markup {
  const tile = (kind: VerdictKind) =>
    html`<li class="tile${counts[kind] === 0 && ' zero'}"><a href="#cases" data-verdict="${kind}"><span class="v v-${kind}">${verdictShape(kind)}<b>${numeral(counts[kind])}</b></span> <span class="name">${verdictLooks[kind].label}</span></a></li>`;
  return html`<ul class="tiles" aria-label="Cases by verdict">${barOrder.map(tile)}</ul>`;
}

function systemList({ sut }: RunResult): Markup {
  const roles = { scp: 'SCP', scu: 'SCU', pair: 'SCU and SCP' };
  return particulars('System under test', [
    ['Address', sut.address],
    ['Role', roles[sut.role]],
    ['Implementation Class UID', sut.implementationClassUID ?? 'not learnt'],
    ['Implementation Version Name', sut.implementationVersionName ?? 'not given'],
    ...(sut.notes ?? []).map((note): [string, string] => ['Note', note]),
  ]);
}

function runList({ tool, startedAt, durationMs, seed, cases }: RunResult): Markup {
  return particulars('Run', [
    ['Date', html`<time datetime="${startedAt}">${dateAndTime(startedAt)}</time>`],
    ['Duration', `${duration(durationMs)}, ${counted(cases.length, 'case')}`],
    ['Seed', String(seed)],
    ['Tool', `${tool.name} ${tool.version}`],
  ]);
}

function particulars(title: string, rows: readonly (readonly [string, string | Markup])[]): Markup {
  return html`<section><h2>${title}</h2><dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

/** What the verdicts mean, for the foot of the page. */
export function legend(): Markup {
  const rows = byUrgency.map(
    (kind) =>
      html`<div><dt><span class="v v-${kind}">${verdictShape(kind)}${verdictLooks[kind].label}</span></dt><dd>${verdictLooks[kind].meaning}</dd></div>`,
  );
  return html`<dl class="meanings">${rows}</dl>`;
}
