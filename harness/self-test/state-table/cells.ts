// What of each cell of PS3.8 Table 9-10 can be seen of an acceptor from outside, when a requestor is all there is.

import { type ActionName, type Event, events, type State, states, transition } from '../../../src/wire.ts';
import { entries } from './provocations.ts';

/** A cell of the table that is not blank. */
export interface Cell {
  readonly state: State;
  readonly event: Event;
  readonly action: ActionName;
}

/** `provoked`: a case causes the event. `seen`: the effect is seen in other cases. `hidden`: not observable. */
export type Observation =
  | { readonly kind: 'provoked' }
  | { readonly kind: 'seen'; readonly how: string }
  | { readonly kind: 'hidden'; readonly reason: string };

/** The filled cells, state by state. */
export const cells: readonly Cell[] = states.flatMap((state) =>
  events.flatMap((event) => {
    const cell = transition(state, event);
    return cell ? [{ state, event, action: cell.action }] : [];
  }),
);

/** Events that a requestor causes at its peer. Evt5 is a connection, Evt18 is to wait. */
const provokable: readonly Event[] = [
  'Evt3',
  'Evt4',
  'Evt5',
  'Evt6',
  'Evt10',
  'Evt12',
  'Evt13',
  'Evt16',
  'Evt17',
  'Evt18',
  'Evt19',
];

/** Primitives of the local user whose effect is an answer that other cases expect. */
const answers: Readonly<Record<string, string>> = {
  'Sta3 Evt7': 'the A-ASSOCIATE-AC that answers Evt6 in Sta2',
  'Sta3 Evt8': 'the A-ASSOCIATE-RJ of the service-user, e.g. for an unknown application context',
  'Sta6 Evt9': 'the response to Evt10 in Sta6',
  'Sta8 Evt14': 'the A-RELEASE-RP that answers Evt12 in Sta6',
};

const release = 'only an acceptor whose own user asks for the release gets here, which nothing sent to it causes';
const requestor = 'a state of the association-requestor, which the SUT is not';

/** Why a requestor cannot bring an acceptor into a state. */
const unreachable: Readonly<Partial<Record<State, string>>> = {
  Sta4: requestor,
  Sta5: requestor,
  Sta7: release,
  Sta9: requestor,
  Sta10: release,
  Sta11: requestor,
  Sta12: release,
};

/** What can be seen of a cell. */
export function observationOf({ state, event }: Pick<Cell, 'state' | 'event'>): Observation {
  const reason = unreachable[state];
  if (reason !== undefined) return { kind: 'hidden', reason };
  const how = answers[`${state} ${event}`];
  if (how !== undefined) return { kind: 'seen', how };
  if (entries[state] && provokable.includes(event)) return { kind: 'provoked' };
  return { kind: 'hidden', reason: 'a primitive of the user of the SUT, which nothing sent to it causes' };
}
