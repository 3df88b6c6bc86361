// Table 9-10 of PS3.8 9.2.3 as a grid: thirteen states, nineteen events, and what came of the cases of each cell.

import {
  type Event,
  eventDefinitions,
  events,
  type State,
  stateDefinitions,
  states,
  transition,
} from '../../../src/wire.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { groupBy } from '../case-tree.ts';
import { html, type Markup } from './markup.ts';
import { fieldTerm, queryAddress } from './page-data/query.ts';
import { mostUrgent, verdictLooks, verdictShape } from './verdicts.ts';

/** The section; nothing if no case is of a cell. */
export function stateGridSection({ cases }: RunResult): Markup {
  const byCell = groupBy(
    cases.filter((each) => cellsOf(each).length > 0),
    ({ scenario }) => scenario,
  );
  if (byCell.size === 0) return html``;
  return html`<section id="states" aria-labelledby="states-h">
<h2 id="states-h">State transitions</h2>
<p class="lead">PS3.8 Table 9-10, the state machine of the system: in each cell the action that an event leads to, and what came of its cases. Cells without a mark cannot be seen from outside, or were not tried. A fault that another case shows, which is named after no cell, colours none: see the faults.</p>
<div class="scroll" role="region" aria-label="Table of states and events" tabindex="0">
<table class="matrix states">
<caption class="vh">Verdicts by event (rows) and state (columns)</caption>
<thead><tr><th scope="col">Event</th>${states.map((state) => html`<th scope="col"><abbr title="${stateDefinitions[state]}">${state}</abbr></th>`)}</tr></thead>
<tbody>${events.map((event) => rowOf(event, cases))}</tbody>
</table>
</div>
</section>`;
}

function rowOf(event: Event, cases: readonly CaseResult[]): Markup {
  return html`<tr><th scope="row"><abbr title="${eventDefinitions[event]}">${event}</abbr> ${eventDefinitions[event]}</th>${states.map((state) => cellOf(state, event, cases))}</tr>
`;
}

function cellOf(state: State, event: Event, cases: readonly CaseResult[]): Markup {
  const action = transition(state, event)?.action;
  if (action === undefined) return html`<td></td>`;
  const own = cases.filter((each) => cellsOf(each).some((cell) => cell.state === state && cell.event === event));
  if (own.length === 0) return html`<td><span class="none">${action}</span></td>`;
  const verdict = mostUrgent(own);
  return html`<td class="bg-${verdict}"><a href="${addressOf(own)}"><span class="v-${verdict}">${verdictShape(verdict)}${action}<span class="vh"> ${verdictLooks[verdict].label}</span></span></a></td>`;
}

/** Cases that an address names one by one; of more, their scenario. */
const named = 40;

/** A scenario may have cases of several cells. */
function addressOf(own: readonly CaseResult[]): string {
  const ids = own.length > named ? [own[0]?.scenario ?? ''] : own.map(({ id }) => `=${id}`);
  return queryAddress(ids.map((id) => fieldTerm('id', id)).join(' '));
}

interface Cell {
  readonly state: State;
  readonly event: Event;
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
