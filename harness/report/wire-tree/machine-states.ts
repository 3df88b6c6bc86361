// The states of both protocol machines along a conversation, as Table 9-10 of PS3.8 has them.

import { type Event, pduEvents, type State, transition } from '../../../src/wire.ts';
import type { WireRecord } from '../../model/wire-record.ts';

/** States after a record; undefined once a side did what the table has no cell for, and nobody can tell its state. */
export interface MachineStates {
  readonly harness: State | undefined;
  readonly sut: State | undefined;
}

/** What a side does that sends a PDU: the primitive that its user issues. */
const primitives: Readonly<Record<string, Event>> = {
  'A-ASSOCIATE-RQ': 'Evt1',
  'A-ASSOCIATE-AC': 'Evt7',
  'A-ASSOCIATE-RJ': 'Evt8',
  'P-DATA-TF': 'Evt9',
  'A-RELEASE-RQ': 'Evt11',
  'A-RELEASE-RP': 'Evt14',
  'A-ABORT': 'Evt15',
};

/**
 * The states after each record of one connection.
 *
 * @param sutRole the requestor of the association is the SCU, the acceptor the SCP.
 */
export function machineStates(records: readonly WireRecord[], sutRole: 'scp' | 'scu'): MachineStates[] {
  const states = { harness: initial(sutRole === 'scu'), sut: initial(sutRole === 'scp') };
  return records.map((record) => {
    apply(record, states);
    return { ...states };
  });
}

/** A cell of Table 9-10. */
export interface Cell {
  readonly state: State;
  readonly event: Event;
}

/**
 * The cell in which the SUT was when a record of one connection reached it; undefined if nobody can tell its state, or the
 * table has no such cell.
 */
export function cellAt(records: readonly WireRecord[], at: number, sutRole: 'scp' | 'scu'): Cell | undefined {
  const record = records[at];
  if (record === undefined) return undefined;
  const state = at === 0 ? initial(sutRole === 'scp') : machineStates(records.slice(0, at), sutRole)[at - 1]?.sut;
  const event = eventOf(typeOf(record.what));
  return state && event && transition(state, event) && { state, event };
}

/** The event that a PDU is for whoever receives it. */
function eventOf(type: keyof typeof pduEvents | undefined | null): Event | undefined {
  if (type === null) return undefined;
  return type === undefined ? 'Evt19' : pduEvents[type];
}

/** The transport connection stands already when a conversation begins. */
function initial(isAcceptor: boolean): State | undefined {
  return isAcceptor ? 'Sta2' : 'Sta1';
}

type Mutable = { harness: State | undefined; sut: State | undefined };

function apply(record: WireRecord, states: Mutable): void {
  const { what, direction } = record;
  if (what.kind === 'closed') {
    states.harness = afterClose(states.harness);
    states.sut = afterClose(states.sut);
    return;
  }
  if (direction === 'event') return;
  const type = typeOf(what);
  const event = eventOf(type);
  if (type === null || event === undefined) return;
  const [from, to] = direction === 'sent' ? (['harness', 'sut'] as const) : (['sut', 'harness'] as const);
  states[from] = type === undefined ? undefined : afterSending(states[from], type);
  states[to] = next(states[to], event);
}

/** The type of the PDU; undefined for bytes that are none, null for what is no PDU at all. */
function typeOf(what: WireRecord['what']): keyof typeof pduEvents | undefined | null {
  if (what.kind === 'message') return 'P-DATA-TF';
  if (what.kind === 'pdu') return what.pdu.type;
  return what.kind === 'undecodable' ? undefined : null;
}

function afterSending(state: State | undefined, type: keyof typeof pduEvents): State | undefined {
  // A provider aborts from any state but Sta1 and Sta2 (AA-8), and waits for the close.
  if (type === 'A-ABORT') return state === undefined ? undefined : 'Sta13';
  const event = primitives[type];
  const after = event && next(state, event);
  return type === 'A-ASSOCIATE-RQ' ? after && next(after, 'Evt2') : after;
}

function afterClose(state: State | undefined): State | undefined {
  return state === undefined ? undefined : 'Sta1';
}

/** If an action decides between two states, the first. */
function next(state: State | undefined, event: Event): State | undefined {
  const found = state === undefined ? undefined : transition(state, event)?.next;
  return typeof found === 'string' ? found : found?.[0];
}
