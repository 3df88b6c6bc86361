// What the system under test accepted and stored when it was asked before the first case, or what an SCU proposed, and what
// else was negotiated: PS3.7 D.3.2, D.3.3.

import type { RunResult } from '../../model/run-result.ts';
import { answerTimes } from '../../results/answer-times.ts';
import { storedStatuses } from '../../results/stored-statuses.ts';
import { sweptClasses } from '../../results/swept-classes.ts';
import { answeredValues, proposedValues } from '../../results/user-information.ts';
import { groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { proposedTable, timesTable, valuesTable } from './negotiated-values.ts';
import { parameterValue, shortStatusName, sopClassName } from './words.ts';

type KnownClass = NonNullable<RunResult['sut']['sopClasses']>[number];

/** The section; nothing where nothing is known of it. */
export function negotiatedSection(result: RunResult, index: CaseIndex): Markup {
  const sopClasses = sweptClasses(result.sut.sopClasses ?? [], result.cases);
  const isScu = result.sut.role === 'scu';
  const contexts = isScu
    ? proposedTable(result)
    : acceptedTable({ ...result.sut, sopClasses: withStatuses(sopClasses, result) });
  const values = isScu ? proposedValues(result) : answeredValues(result.cases);
  const times = answerTimes(result.cases);
  if (result.sut.role === 'pair' || (sopClasses.length === 0 && !isScu)) return html``;
  if (isScu && values.length === 0) return html``;
  return html`<section id="negotiated" aria-labelledby="negotiated-h">
<h2 id="negotiated-h">Capabilities</h2>
${isScu && html`<p class="lead">What the system proposed, as an SCU.</p>`}
${contexts}
${valuesTable(values, isScu, index)}
${timesTable(times, index)}
</section>`;
}

/** Before the cases an instance of one class is sent at most; of the others, the cases tell how they were answered. */
function withStatuses(classes: readonly KnownClass[], { cases }: RunResult): KnownClass[] {
  const statuses = storedStatuses(cases);
  return classes.map((each) => {
    const stored = each.stored ?? statuses.get(each.sopClass)?.join(', ');
    return stored === undefined ? each : { ...each, stored };
  });
}

function acceptedTable({ sopClasses = [], protocolSopClass }: RunResult['sut']): Markup {
  const accepted = sopClasses.filter(({ negotiation }) => negotiation === 'accepted');
  return html`<p class="lead">Asked before the first case, it accepted ${numberOf(accepted)} of ${classesOf(sopClasses.length)}.${chosenText(protocolSopClass)}${refusedText(sopClasses)}</p>
${accepted.length > 0 && table(accepted)}`;
}

const classesOf = (count: number): string => (count === 1 ? '1 SOP Class' : `${count} SOP Classes`);
const numberOf = (classes: readonly KnownClass[]): string => (classes.length === 0 ? 'none' : String(classes.length));

function chosenText(protocolSopClass: string | undefined): string {
  return protocolSopClass === undefined ? '' : ` Cases about the protocol use ${sopClassName(protocolSopClass)}.`;
}

/** Results of PS3.8 Table 9-18 in words. */
const refusals: Readonly<Record<string, string>> = {
  'user-rejection': 'rejected by the user',
  'no-reason': 'rejected without a reason',
  'abstract-syntax-not-supported': 'it does not support the SOP Class',
  'transfer-syntaxes-not-supported': 'it supports none of the Transfer Syntaxes',
};

/** The refused ones by the result of their negotiation, whose context is of no interest here. */
function refusedText(classes: readonly KnownClass[]): string {
  const reasons = new Map<string, number>();
  for (const { negotiation } of classes) {
    if (negotiation === 'accepted') continue;
    const reason = negotiation.replace(/^context \d+ /, '');
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const parts = [...reasons].map(([reason, count]) => `${classesOf(count)} (${refusals[reason] ?? reason})`);
  return parts.length === 0 ? '' : ` Not accepted: ${parts.join(', ')}.`;
}

/** Classes that accept the same Transfer Syntaxes, and answered a known good instance alike, share a row. */
function table(accepted: readonly KnownClass[]): Markup {
  const rows = [
    ...groupBy(accepted, ({ transferSyntaxes, stored }) => `${transferSyntaxes.join()} ${stored}`).values(),
  ];
  return html`<div class="scroll" role="region" aria-label="Table of accepted SOP Classes" tabindex="0">
<table class="coverage accepted">
<caption class="vh">SOP Classes that were accepted</caption>
<thead><tr><th scope="col">SOP Classes</th><th scope="col">Transfer Syntaxes</th><th scope="col">A good instance was answered</th></tr></thead>
<tbody>${rows.map(row)}</tbody>
</table>
</div>`;
}

/** A status is told with its meaning. */
function answered({ sopClass, stored }: KnownClass): string {
  if (sopClass === 'Verification') return 'none: it is for C-ECHO';
  if (stored === undefined) return 'not known: no case stored one';
  return /^0x[0-9A-F]{4}$/.test(stored) ? `${stored} ${shortStatusName(stored)}` : stored;
}

function row(group: readonly KnownClass[]): Markup {
  const [first] = group;
  if (!first) return html``;
  const syntaxes = first.transferSyntaxes.map((syntax) => html`<li>${parameterValue('transferSyntax', syntax)}</li>`);
  const count = group.length > 1 && html`<strong>${classesOf(group.length)}</strong>: `;
  return html`<tr class="first"><td>${count}${group.map(({ sopClass }) => sopClassName(sopClass)).join(', ')}</td><td><ul>${syntaxes}</ul></td><td>${answered(first)}</td></tr>
`;
}
