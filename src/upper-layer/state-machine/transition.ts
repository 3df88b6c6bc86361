/** PS3.8 9.2.3: the State Transition Table 9-10 of the DICOM Upper Layer Protocol, as a pure lookup. */

import { type ActionName, nextStates } from './actions.ts';
import type { Event } from './events.ts';
import { type State, states } from './states.ts';

/** One cell of Table 9-10. */
export interface Transition {
  readonly action: ActionName;
  /** The next state; two where the action decides which (AE-6, AR-8). */
  readonly next: State | readonly State[];
}

const _ = undefined;

// biome-ignore format: readable beside Table 9-10
const actions: Readonly<Record<Event, readonly (ActionName | undefined)[]>> = {
  //         Sta1    Sta2    Sta3    Sta4    Sta5    Sta6    Sta7    Sta8    Sta9   Sta10   Sta11   Sta12   Sta13
  Evt1:  ['AE-1',      _,      _,      _,      _,      _,      _,      _,      _,      _,      _,      _,      _],
  Evt2:  [     _,      _,      _, 'AE-2',      _,      _,      _,      _,      _,      _,      _,      _,      _],
  Evt3:  [     _, 'AA-1', 'AA-8',      _, 'AE-3', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-6'],
  Evt4:  [     _, 'AA-1', 'AA-8',      _, 'AE-4', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-6'],
  Evt5:  ['AE-5',      _,      _,      _,      _,      _,      _,      _,      _,      _,      _,      _,      _],
  Evt6:  [     _, 'AE-6', 'AA-8',      _, 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-7'],
  Evt7:  [     _,      _, 'AE-7',      _,      _,      _,      _,      _,      _,      _,      _,      _,      _],
  Evt8:  [     _,      _, 'AE-8',      _,      _,      _,      _,      _,      _,      _,      _,      _,      _],
  Evt9:  [     _,      _,      _,      _,      _, 'DT-1',      _, 'AR-7',      _,      _,      _,      _,      _],
  Evt10: [     _, 'AA-1', 'AA-8',      _, 'AA-8', 'DT-2', 'AR-6', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-6'],
  Evt11: [     _,      _,      _,      _,      _, 'AR-1',      _,      _,      _,      _,      _,      _,      _],
  Evt12: [     _, 'AA-1', 'AA-8',      _, 'AA-8', 'AR-2', 'AR-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-6'],
  Evt13: [     _, 'AA-1', 'AA-8',      _, 'AA-8', 'AA-8', 'AR-3', 'AA-8', 'AA-8', 'AR-10', 'AR-3', 'AA-8', 'AA-6'],
  Evt14: [     _,      _,      _,      _,      _,      _,      _, 'AR-4', 'AR-9',      _,      _, 'AR-4',      _],
  Evt15: [     _,      _, 'AA-1', 'AA-2', 'AA-1', 'AA-1', 'AA-1', 'AA-1', 'AA-1', 'AA-1', 'AA-1', 'AA-1',      _],
  Evt16: [     _, 'AA-2', 'AA-3',      _, 'AA-3', 'AA-3', 'AA-3', 'AA-3', 'AA-3', 'AA-3', 'AA-3', 'AA-3', 'AA-2'],
  Evt17: [     _, 'AA-5', 'AA-4', 'AA-4', 'AA-4', 'AA-4', 'AA-4', 'AA-4', 'AA-4', 'AA-4', 'AA-4', 'AA-4', 'AR-5'],
  Evt18: [     _, 'AA-2',      _,      _,      _,      _,      _,      _,      _,      _,      _,      _, 'AA-2'],
  Evt19: [     _, 'AA-1', 'AA-8',      _, 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-8', 'AA-7'],
};

const table = new Map<Event, ReadonlyMap<State, Transition>>();
for (const [event, row] of Object.entries(actions)) table.set(event as Event, cells(row));

/**
 * What Table 9-10 says for an event in a state. Undefined where the table is blank: the event cannot arise there, or the
 * primitive is not allowed.
 */
export function transition(state: State, event: Event): Transition | undefined {
  return table.get(event)?.get(state);
}

function cells(row: readonly (ActionName | undefined)[]): Map<State, Transition> {
  const filled = new Map<State, Transition>();
  states.forEach((state, column) => {
    const action = row[column];
    if (action) filled.set(state, { action, next: nextStates[action] });
  });
  return filled;
}
