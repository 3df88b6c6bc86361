// The head of the report: what was tested, when, and what came of it.

import { type Fault, severities } from '../../model/fault.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { gradeOfRun } from '../../results/grade.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import { availabilityText } from '../../words/availability-text.ts';
import { gradeText } from '../../words/grade-text.ts';
import { untestedText } from '../../words/untested-text.ts';
import { groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { outcomeOf } from './outcome.ts';
import { fieldTerm, queryAddress } from './page-data/query.ts';
import { severityBadge, type Weight, weightOf } from './severities.ts';
import { byUrgency, type Standing, standingOf, tally, verdictLooks, verdictShape } from './verdicts.ts';
import { counted, dateAndTime, duration, numeral } from './words.ts';

/** Title, the outcome in a sentence, faults by severity, cases by verdict, and the particulars of system and run. */
export function summaryHeader(result: RunResult, index: CaseIndex): Markup {
  const counts = new Map(tally(result.cases));
  const { kind, text } = outcomeOf(result);
  return html`<header class="top" id="top">
<p class="eyebrow">DICOM C-STORE conformance report</p>
<h1>${breakable(systemName(result))}</h1>
<p class="outcome edge-${kind}">${verdictShape(kind)}<span>${text}</span></p>
${result.interrupted && html`<p class="outcome edge-warn">${verdictShape('warn')}<span>The run was stopped before every case had run.</span></p>`}
<p class="grade">${gradeText(gradeOfRun(result))} <span class="scale">Grades go from A (no fault) to E (a critical fault).</span></p>
${availability(result)}
${untested(result)}
${severityTiles(result, index)}
<p class="count-of">Cases by verdict</p>
${bar(counts)}
${tiles(counts)}
${rulesText(result)}
<div class="particulars">${systemList(result)}${runList(result)}</div>
</header>`;
}

function availability({ cases, sut, faults }: RunResult): Markup {
  const text = sut.role === 'pair' ? undefined : availabilityText(cases, faults);
  return text === undefined ? html`` : html`<p class="availability">${text}</p>`;
}

/** A case that needs an option has the verdict Not applicable, which says too little: the system may well do what it is about. */
function untested({ cases }: RunResult): Markup {
  const text = untestedText(cases);
  return text === undefined
    ? html``
    : html`<p class="availability">${text} <a href="#unjudged">They stand as not applicable.</a></p>`;
}

type Counts = ReadonlyMap<Standing, number>;

function systemName({ sut }: RunResult): string {
  return sut.role === 'pair' ? 'Built-in SCU and SCP' : sut.address;
}

/** A narrow page breaks the name after the AE title, not within a word. */
function breakable(name: string): Markup {
  const at = name.indexOf('@') + 1;
  return html`${name.slice(0, at)}<wbr>${name.slice(at)}`;
}

/** Links to the faults by severity, the worst first; warnings and known deviations stand apart by colour and word. */
function severityTiles({ faults }: RunResult, index: CaseIndex): Markup {
  const groups = groupBy(faults, weightOf);
  const order: readonly Weight[] = [...severities, 'known'];
  const present = order.flatMap((weight) => {
    const [first, ...others] = groups.get(weight) ?? [];
    return first ? [{ weight, count: others.length + 1, target: targetOf(weight, first, index) }] : [];
  });
  if (present.length === 0) return html``;
  return html`<p class="count-of">Faults by severity</p>
<ul class="weights" aria-label="Faults by severity">${present.map(
    ({ weight, count, target }) =>
      html`<li><a href="#${target}">${weight === 'warning' ? severityBadge(weight, 'Kinds of warning') : severityBadge(weight)}<b>${numeral(count)}</b></a></li>`,
  )}</ul>`;
}

/** Warnings and known deviations have sections of their own. */
function targetOf(weight: Weight, first: Fault, index: CaseIndex): string {
  if (weight === 'warning') return 'warnings';
  return weight === 'known' ? 'known' : index.faultAnchorOf(first);
}

/** Shares of the verdicts; the tiles below say the same in words. */
function bar(counts: Counts): Markup {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let at = 0;
  const shares = barOrder.map((kind) => {
    const width = total === 0 ? 0 : ((counts.get(kind) ?? 0) / total) * 1000;
    const share = html`<rect class="fill-${kind}" x="${at.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    at += width;
    return share;
  });
  return html`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">${shares}</svg>`;
}

const barOrder: readonly Standing[] = ['pass', 'warn', 'fail', 'error', 'known', 'inconclusive', 'not-applicable'];

function tiles(counts: Counts): Markup {
  const shown = barOrder.filter((kind) => kind !== 'known' || counts.has(kind));
  const tile = (kind: Standing) =>
    html`<li class="tile${!counts.has(kind) && ' zero'}"><a href="${queryAddress(fieldTerm('verdict', kind))}"><span class="v v-${kind}">${verdictShape(kind)}<b>${numeral(counts.get(kind) ?? 0)}</b></span> <span class="name">${verdictLooks[kind].label}</span></a></li>`;
  return html`<ul class="tiles" aria-label="Cases by verdict">${shown.map(tile)}</ul>`;
}

/** The cases of rules are counted in the tiles like any other, though nobody has sent anything for them. */
function rulesText({ cases }: RunResult): Markup {
  const rules = cases.filter(isRuleCase);
  if (rules.length === 0) return html``;
  const fails = (some: readonly CaseResult[]) => some.filter((each) => standingOf(each) === 'fail').length;
  const [broken, all] = [fails(rules), fails(cases)];
  const split =
    broken === 0
      ? ''
      : ` Of the ${numeral(all)} that fail, ${numeral(broken)} ${broken === 1 ? 'is a rule' : 'are rules'}.`;
  return html`<p class="tally">${counted(cases.length, 'case')}: ${numeral(cases.length - rules.length)} put to the system, and ${counted(rules.length, 'rule')} that always ${rules.length === 1 ? 'holds' : 'hold'}; a rule is one case, however often it is broken.${split}</p>`;
}

function systemList({ sut, cases }: RunResult): Markup {
  const roles = { scp: 'SCP', scu: 'SCU', pair: 'SCU and SCP' };
  return particulars('System under test', [
    ['Address', sut.address],
    ['Role', roles[sut.role]],
    ['Implementation Class UID', sut.implementationClassUID ?? 'not learnt'],
    ['Implementation Version Name', sut.implementationVersionName ?? 'not given'],
    ...(sut.notes?.length ? [['Notes', notesList(sut.notes, cases)] as const] : []),
  ]);
}

/** Closed, so that they do not keep the faults out of sight. */
function notesList(notes: readonly string[], cases: readonly CaseResult[]): Markup {
  const blocked = cases.filter(({ blockedBy }) => blockedBy !== undefined).length;
  const inAll =
    blocked > 0 &&
    html`<li>${counted(blocked, 'case')} in all could not be judged because of a fault: see <a href="#unjudged">Not judged</a></li>`;
  return html`<details class="group"><summary>${counted(notes.length, 'note')} about the system</summary><ul>${notes.map((note) => html`<li>${note}</li>`)}${inAll}</ul></details>`;
}

function runList({ tool, startedAt, durationMs, seed, cases }: RunResult): Markup {
  return particulars('Run', [
    ['Date', html`<time datetime="${startedAt}">${dateAndTime(startedAt)}</time>`],
    ['Duration', `${duration(durationMs)}, ${counted(cases.length, 'case')}`],
    ['Seed', `${seed} (with --seed ${seed}, a run sends the same values again)`],
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
