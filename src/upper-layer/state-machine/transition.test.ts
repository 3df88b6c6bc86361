/** PS3.8 9.2.3: every cell of Table 9-10, filled or blank, against a copy of the table in a form of its own. */

import { expect } from 'chai';
import { actionDefinitions } from './actions.ts';
import { type Event, eventDefinitions, events } from './events.ts';
import { type State, stateDefinitions, states } from './states.ts';
import { transition } from './transition.ts';

/** For each event the filled cells, as state:action>next. */
const table: Readonly<Record<Event, string>> = {
  Evt1: '1:AE-1>4',
  Evt2: '4:AE-2>5',
  Evt3: '2:AA-1>13 3:AA-8>13 5:AE-3>6 6:AA-8>13 7:AA-8>13 8:AA-8>13 9:AA-8>13 10:AA-8>13 11:AA-8>13 12:AA-8>13 13:AA-6>13',
  Evt4: '2:AA-1>13 3:AA-8>13 5:AE-4>1 6:AA-8>13 7:AA-8>13 8:AA-8>13 9:AA-8>13 10:AA-8>13 11:AA-8>13 12:AA-8>13 13:AA-6>13',
  Evt5: '1:AE-5>2',
  Evt6: '2:AE-6>3|13 3:AA-8>13 5:AA-8>13 6:AA-8>13 7:AA-8>13 8:AA-8>13 9:AA-8>13 10:AA-8>13 11:AA-8>13 12:AA-8>13 13:AA-7>13',
  Evt7: '3:AE-7>6',
  Evt8: '3:AE-8>13',
  Evt9: '6:DT-1>6 8:AR-7>8',
  Evt10:
    '2:AA-1>13 3:AA-8>13 5:AA-8>13 6:DT-2>6 7:AR-6>7 8:AA-8>13 9:AA-8>13 10:AA-8>13 11:AA-8>13 12:AA-8>13 13:AA-6>13',
  Evt11: '6:AR-1>7',
  Evt12:
    '2:AA-1>13 3:AA-8>13 5:AA-8>13 6:AR-2>8 7:AR-8>9|10 8:AA-8>13 9:AA-8>13 10:AA-8>13 11:AA-8>13 12:AA-8>13 13:AA-6>13',
  Evt13:
    '2:AA-1>13 3:AA-8>13 5:AA-8>13 6:AA-8>13 7:AR-3>1 8:AA-8>13 9:AA-8>13 10:AR-10>12 11:AR-3>1 12:AA-8>13 13:AA-6>13',
  Evt14: '8:AR-4>13 9:AR-9>11 12:AR-4>13',
  Evt15: '3:AA-1>13 4:AA-2>1 5:AA-1>13 6:AA-1>13 7:AA-1>13 8:AA-1>13 9:AA-1>13 10:AA-1>13 11:AA-1>13 12:AA-1>13',
  Evt16: '2:AA-2>1 3:AA-3>1 5:AA-3>1 6:AA-3>1 7:AA-3>1 8:AA-3>1 9:AA-3>1 10:AA-3>1 11:AA-3>1 12:AA-3>1 13:AA-2>1',
  Evt17:
    '2:AA-5>1 3:AA-4>1 4:AA-4>1 5:AA-4>1 6:AA-4>1 7:AA-4>1 8:AA-4>1 9:AA-4>1 10:AA-4>1 11:AA-4>1 12:AA-4>1 13:AR-5>1',
  Evt18: '2:AA-2>1 13:AA-2>1',
  Evt19:
    '2:AA-1>13 3:AA-8>13 5:AA-8>13 6:AA-8>13 7:AA-8>13 8:AA-8>13 9:AA-8>13 10:AA-8>13 11:AA-8>13 12:AA-8>13 13:AA-7>13',
};

const filled = events.flatMap((event) => table[event].split(' ').map((cell) => [event, cell] as const));
const filledCells = new Set(filled.map(([event, cell]) => `Sta${cell.split(':')[0]} ${event}`));

function nextOf(text: string): State | State[] {
  const next = text.split('|').map((number) => `Sta${number}` as State);
  return next.length === 1 && next[0] ? next[0] : next;
}

describe('the state transition table', () => {
  it('has 13 states, 19 events, 28 actions and 123 filled cells', () => {
    expect(states).to.have.length(13);
    expect(events).to.have.length(19);
    expect(Object.keys(actionDefinitions)).to.have.length(28);
    expect(filledCells.size).to.equal(123);
  });

  for (const [event, cell] of filled) {
    const [state, rest = ''] = cell.split(':');
    const [action, next = ''] = rest.split('>');
    it(`says ${action} for ${event} (${eventDefinitions[event]}) in Sta${state}, then Sta${next}`, () => {
      expect(transition(`Sta${state}` as State, event)).to.deep.equal({ action, next: nextOf(next) });
    });
  }

  for (const state of states) {
    const blank = events.filter((event) => !filledCells.has(`${state} ${event}`));
    it(`is blank for the other ${blank.length} events in ${state} (${stateDefinitions[state]})`, () => {
      for (const event of blank) expect(transition(state, event), event).to.equal(undefined);
    });
  }

  it('uses every action', () => {
    const used = new Set(filled.map(([, cell]) => cell.split(/[:>]/)[1]));
    expect([...used].sort()).to.deep.equal(Object.keys(actionDefinitions).sort());
  });
});
