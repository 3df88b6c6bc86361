// Table 9-10 of PS3.8 9.2.3 as a grid: thirteen states, nineteen events, and what came of the cases of each cell.

import { type Event, eventDefinitions, events, stateDefinitions, states, transition } from '../../../src/wire.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import type { Cell } from '../wire-tree/machine-states.ts';
import { cellOfReaction } from '../wire-tree/turning-point.ts';
import { html, type Markup } from './markup.ts';
import { fieldTerm, queryAddress } from './page-data/query.ts';
import { mostUrgent, verdictLooks, verdictShape } from './verdicts.ts';

/** The section; nothing if no case is of a cell. */
export function stateGridSection({ cases }: RunResult): Markup {
  if (!cases.some((each) => cellsOf(each).length > 0)) return html``;
  const byCell = casesByCell(cases);
  return html`<section id="states" aria-labelledby="states-h">
<h2 id="states-h">State transitions</h2>
<p class="lead">PS3.8 Table 9-10, the state machine of the system: in each cell the action that an event leads to, and what came of the cases that are about it. A cell has the colour of a fault, too, if the system was in that state when that event led to a wrong end or to none, in whatever case. Cells without a mark cannot be seen from outside, or were not tried.</p>
<div class="scroll" role="region" aria-label="Table of states and events" tabindex="0">
<table class="matrix states">
<caption class="vh">Verdicts by event (rows) and state (columns)</caption>
<thead><tr><th scope="col">Event</th>${states.map((state) => html`<th scope="col"><abbr title="${stateDefinitions[state]}">${state}</abbr></th>`)}</tr></thead>
<tbody>${events.map((event) => rowOf(event, byCell))}</tbody>
</table>
</div>
</section>`;
}

type CasesByCell = ReadonlyMap<string, readonly CaseResult[]>;

const nameOf = ({ state, event }: Cell): string => `${state} ${event}`;

/** The cases that are about a cell, and those in which a fault showed there. */
function casesByCell(cases: readonly CaseResult[]): CasesByCell {
  const byCell = new Map<string, CaseResult[]>();
  for (const each of cases) {
    const shown = each.verdict === 'fail' || each.verdict === 'warn' ? cellOfReaction(each) : undefined;
    for (const name of new Set([...cellsOf(each), ...(shown ? [shown] : [])].map(nameOf))) {
      const own = byCell.get(name) ?? [];
      own.push(each);
      byCell.set(name, own);
    }
  }
  return byCell;
}

function rowOf(event: Event, byCell: CasesByCell): Markup {
  return html`<tr><th scope="row"><abbr title="${eventDefinitions[event]}">${event}</abbr> ${eventDefinitions[event]}</th>${states.map((state) => cellOf({ state, event }, byCell))}</tr>
`;
}

function cellOf(cell: Cell, byCell: CasesByCell): Markup {
  const action = transition(cell.state, cell.event)?.action;
  if (action === undefined) return html`<td></td>`;
  const own = byCell.get(nameOf(cell));
  if (own === undefined) return html`<td><span class="none">${action}</span></td>`;
  const verdict = mostUrgent(own);
  return html`<td class="bg-${verdict}"><a href="${addressOf(own)}"><span class="v-${verdict}">${verdictShape(verdict)}${action}<span class="vh"> ${verdictLooks[verdict].label}</span></span></a></td>`;
}

/** Cases that an address names one by one; of more, their scenarios. */
const named = 40;

/** A scenario may have cases of several cells. */
function addressOf(own: readonly CaseResult[]): string {
  const scenarios = new Set(own.map(({ scenario }) => scenario));
  const ids = own.length > named ? [...scenarios].slice(0, named) : own.map(({ id }) => `=${id}`);
  return queryAddress(ids.map((id) => fieldTerm('id', id)).join(' '));
}

/**
 * The cells that a case is about: its scenario is named after state and action, `ps3.8/9.2.3/sta6-aa-8`, and says the event
 * in its name or a parameter, if the action has several in that state.
 */
export function cellsOf({ scenario, given }: Pick<CaseResult, 'scenario' | 'given'>): Cell[] {
  const [, number, action, named] = /^ps3\.8\/9\.2\.3\/sta(\d+)-([a-z]+-\d+)(?:-(evt\d+))?$/.exec(scenario) ?? [];
  const state = states.find((each) => each === `Sta${number}`);
  if (state === undefined) return [];
  const asked = (given.event ?? named ?? '').toLowerCase();
  return events
    .filter((event) => transition(state, event)?.action === action?.toUpperCase())
    .filter((event) => asked === '' || asked === event.toLowerCase())
    .map((event) => ({ state, event }));
}
