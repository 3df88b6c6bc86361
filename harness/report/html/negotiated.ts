// What the system under test accepted and stored when it was asked before the first case, or what an SCU proposed, and what
// else was negotiated: PS3.7 D.3.2, D.3.3.

import type { RunResult } from '../../model/run-result.ts';
import { answerTimes } from '../../results/answer-times.ts';
import { sweptClasses } from '../../results/swept-classes.ts';
import { answeredValues, proposedValues } from '../../results/user-information.ts';
import { groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { proposedTable, timesTable, valuesTable } from './negotiated-values.ts';
import { parameterValue, sopClassName } from './words.ts';

type KnownClass = NonNullable<RunResult['sut']['sopClasses']>[number];

/** The section; nothing where nothing is known of it. */
export function negotiatedSection(result: RunResult, index: CaseIndex): Markup {
  const sopClasses = sweptClasses(result.sut.sopClasses ?? [], result.cases);
  const isScu = result.sut.role === 'scu';
  const contexts = isScu ? proposedTable(result) : acceptedTable({ ...result.sut, sopClasses });
  const values = isScu ? proposedValues(result) : answeredValues(result.cases);
  const times = answerTimes(result.cases);
  if (result.sut.role === 'pair' || (sopClasses.length === 0 && !isScu)) return html``;
  if (isScu && values.length === 0) return html``;
  return html`<section id="negotiated" aria-labelledby="negotiated-h">
<h2 id="negotiated-h">What the system ${isScu ? 'proposes' : 'accepts'}</h2>
${contexts}
${valuesTable(values, isScu, index)}
${timesTable(times, index)}
</section>`;
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

/** The refused ones by the result of their negotiation, whose context is of no interest here. */
function refusedText(classes: readonly KnownClass[]): string {
  const reasons = new Map<string, number>();
  for (const { negotiation } of classes) {
    if (negotiation === 'accepted') continue;
    const reason = negotiation.replace(/^context \d+ /, '');
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const parts = [...reasons].map(([reason, count]) => `${count} ${reason}`);
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
<thead><tr><th scope="col">SOP Classes</th><th scope="col">Transfer Syntaxes</th><th scope="col">A good instance</th></tr></thead>
<tbody>${rows.map(row)}</tbody>
</table>
</div>`;
}

function row(group: readonly KnownClass[]): Markup {
  const [first] = group;
  if (!first) return html``;
  const syntaxes = first.transferSyntaxes.map((syntax) => parameterValue('transferSyntax', syntax)).join(', ');
  const count = group.length > 1 && html`<strong>${classesOf(group.length)}</strong>: `;
  return html`<tr class="first"><td>${count}${group.map(({ sopClass }) => sopClassName(sopClass)).join(', ')}</td><td>${syntaxes}</td><td>${first.stored ?? 'none was sent for this table'}</td></tr>
`;
}
