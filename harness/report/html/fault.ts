// One fault as a disclosure: what it means, the clause, what was expected and what came, its cases, and how to see it again.

import type { Fault } from '../../model/fault.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { captureFilter } from '../../words/capture-filter.ts';
import { actualText, furtherReason, harmText, observedText } from '../../words/case-text.ts';
import { disputeText } from '../../words/dispute-text.ts';
import { meaningOfFault, phaseText } from '../../words/fault-meaning.ts';
import { faultRequest } from '../../words/fault-request.ts';
import { runAgainCommand } from '../../words/run-again.ts';
import { ticketText } from '../../words/ticket.ts';
import { row } from './case.ts';
import type { CaseIndex } from './case-index.ts';
import { linksTo } from './case-links.ts';
import { clauseLink } from './clause-link.ts';
import { caseConversation } from './conversation.ts';
import { expectedRows, levelTag } from './demand.ts';
import { caseCount, shownIn } from './fault-cases.ts';
import { html, type Markup } from './markup.ts';
import { fieldTerm, queryAddress } from './page-data/query.ts';
import { severityBadge, weightOf } from './severities.ts';
import { counted } from './words.ts';

/** The fault; `isOpen` from the start or not. */
export function faultDetails(fault: Fault, run: RunResult, index: CaseIndex, isOpen: boolean): Markup {
  const weight = weightOf(fault);
  const clearest = index.caseOf(fault.cases[0] ?? '');
  const seen = index.showing(fault);
  const shown = clearest?.observed.kind === 'rule' ? showing(seen, index) : clearest;
  const address = queryAddress(fieldTerm('fault', String(index.faultNumberOf(fault))));
  const cases = seen.flatMap((id) => index.caseOf(id) ?? []);
  const about = faultRequest(fault, cases);
  return html`<li><details class="finding fault edge-${weight}" id="${index.faultAnchorOf(fault)}"${isOpen && html` open`}>
<summary>${severityBadge(weight)}<h3>${fault.title}${about !== undefined && html`<small>${about}</small>`}</h3><span class="ref">${fault.clause}, ${caseCount(fault, index)}</span></summary>
<div class="inside">
<p class="meaning">${meaningOfFault(fault)}</p>
${clearest !== undefined && demand(clearest, weight !== 'warning')}
<dl class="facts">
${fault.waiver !== undefined && waiverRows(fault.waiver)}
${fault.dispute !== undefined && row('Dispute', disputeText(fault.dispute))}
${clearest !== undefined && reactionRows(clearest)}
<dt>Seen</dt><dd>${phaseText[fault.phase]}, ${shownIn(fault, index, address)}</dd>
${fault.blocked.length > 0 && blockedRow(fault, index)}
${seen[0] !== undefined && runAgainRow(seen[0], run.sut)}
${shown?.capture !== undefined && captureRow(shown.capture)}
</dl>
${weight !== 'warning' && shown !== undefined && conversation(shown, index)}
<p class="actions"><button type="button" data-copy="${ticketText(fault, { clearest, shown, seen: cases }, run)}">Copy as ticket</button></p>
</div>
</details></li>
`;
}

/** The first case whose bytes were kept; else the first. */
function showing(seen: readonly string[], index: CaseIndex): CaseResult | undefined {
  const cases = seen.flatMap((id) => index.caseOf(id) ?? []);
  return cases.find(({ wire }) => wire.some(({ hex }) => hex !== undefined)) ?? cases[0];
}

/** The clause; how binding it is would contradict a warning, which breaks nothing that it demands. */
function demand({ requirement: { ref, level, text } }: CaseResult, isBroken: boolean): Markup {
  return html`<p class="clause"><strong>${clauseLink(ref)}</strong> ${isBroken && levelTag(level)} ${text}</p>`;
}

/** What should have come and what came instead, of the clearest case; of a rule, the values that broke it. */
function reactionRows(result: CaseResult): Markup {
  if (result.observed.kind === 'rule') return ruleRows(result);
  const reason = furtherReason({ reasons: result.reasons.filter(({ kind }) => kind !== 'health') });
  const harm = harmText(result);
  return html`${expectedRows(result)}
<dt>Actual</dt><dd>${actualText(result)}</dd>
${reason !== undefined && html`<dt>Reason</dt><dd>${reason}</dd>`}
${harm !== undefined && html`<dt>Afterwards</dt><dd>${harm}</dd>`}`;
}

function ruleRows(result: CaseResult): Markup {
  const texts = [...new Set(result.findings.map(({ text }) => text))];
  const list =
    texts.length > 0 && html`<dt>Actual</dt><dd><ul>${texts.map((text) => html`<li>${text}</li>`)}</ul></dd>`;
  return html`${list}
<dt>Rule</dt><dd>${observedText(result)}</dd>`;
}

function waiverRows({ reason, acceptedBy, until }: NonNullable<Fault['waiver']>): Markup {
  return html`<dt>Known because</dt><dd>${reason}</dd>
<dt>Accepted</dt><dd>${acceptedBy !== undefined && `by ${acceptedBy}, `}until ${until}</dd>`;
}

function blockedRow({ blocked }: Fault, index: CaseIndex): Markup {
  const first = index.caseOf(blocked[0] ?? '');
  const number = first && index.reasonNumberOf(first);
  const address = number === undefined ? undefined : queryAddress(fieldTerm('reason', String(number)));
  const count = counted(blocked.length, 'case');
  return html`<dt>Blocked</dt><dd>${address === undefined ? count : html`<a href="${address}">${count}</a>`} could not be judged because of it: ${linksTo(blocked, index, address)}</dd>`;
}

function runAgainRow(id: string, sut: RunResult['sut']): Markup {
  const command = runAgainCommand(id, sut);
  const more = sut.role === 'scp' ? '' : ' with the options that name the system';
  return html`<dt>Run again</dt><dd><code>${command}</code> <button type="button" class="small" data-copy="${command}">Copy</button>${more}</dd>`;
}

function captureRow(capture: NonNullable<CaseResult['capture']>): Markup {
  const filter = captureFilter(capture);
  return html`<dt>Capture</dt><dd><a href="wire.pcapng">wire.pcapng</a>, filter <code>${filter}</code> <button type="button" class="small" data-copy="${filter}">Copy</button></dd>`;
}

/** The conversation of the case that shows the fault best, closed. */
function conversation(result: CaseResult, index: CaseIndex): Markup {
  if (result.wire.length === 0) return html``;
  return html`<details class="group"><summary>What went over the wire</summary>
<p class="lead">In the case <a href="#${index.anchorOf(result)}">${result.title}</a>.</p>
${caseConversation(result, index.pdus)}
</details>`;
}
