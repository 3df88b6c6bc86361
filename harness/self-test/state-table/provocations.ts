// How a requestor brings an acceptor into a state of PS3.8 9.2.1, and how it causes an event of Table 9-10 there.

import type { Event, State } from '../../../src/wire.ts';

/** A step of the scenario language, as YAML in flow style. */
export type Step = string;

/** How a state is entered from outside. */
export interface Entry {
  readonly steps: readonly Step[];
  /** The SUT leaves the state by itself, maybe before the next PDU reaches it. */
  readonly transient?: true;
}

/** Verification is accepted by every acceptor (PS3.2 7.1.1), whatever else the SUT is for. */
export const verification = 'contexts: verification';

const releaseRequest = 'send: { pdu: A-RELEASE-RQ }';

/** The states that a requestor can bring an acceptor into. */
export const entries: Readonly<Partial<Record<State, Entry>>> = {
  Sta1: { steps: [] },
  Sta2: { steps: ['connect: {}'] },
  Sta3: { steps: [`associate: { ${verification}, expect: nothing }`], transient: true },
  Sta6: { steps: ['associate: verification'] },
  Sta8: { steps: ['associate: verification', releaseRequest], transient: true },
  Sta13: { steps: ['associate: verification', releaseRequest, 'expect: released'] },
};

/** A C-ECHO-RQ with Message ID 1 (PS3.7 9.3.5.1), spelled out since before Sta6 there is no context yet to send it on. */
const echo = [
  '0000 0000 04000000 38000000',
  '0000 0200 12000000 312e322e3834302e31303030382e312e3100',
  '0000 0001 02000000 3000',
  '0000 1001 02000000 0100',
  '0000 0008 02000000 0101',
].join(' ');

const provocations: Readonly<Partial<Record<Event, Step>>> = {
  Evt3: 'send: { pdu: { type: A-ASSOCIATE-AC } }',
  Evt4: 'send: { pdu: { type: A-ASSOCIATE-RJ } }',
  Evt6: 'send: { pdu: { type: A-ASSOCIATE-RQ } }',
  Evt10: `send: { pdvs: [{ context: 1, type: command, hex: "${echo}" }] }`,
  Evt12: releaseRequest,
  Evt13: 'send: { pdu: A-RELEASE-RP }',
  Evt16: 'send: { pdu: { type: A-ABORT } }',
  Evt19: 'send: { bytes: ff 00 00 00 00 04 00 00 00 00 }',
};

/** The step by which a requestor causes an event in a state; undefined where it is no matter of sending a PDU. */
export function provocationOf(state: State, event: Event): Step | undefined {
  // Once the SUT has accepted, no P-DATA-TF is longer than it receives (PS3.8 D.1): that would be an error of its own.
  const hasAccepted = state !== 'Sta2' && state !== 'Sta3';
  return event === 'Evt10' && hasAccepted ? 'c-echo: {}' : provocations[event];
}
