// What an action of PS3.8 Tables 9-6 to 9-9 shows to the other side, with what TCP and time leave open.

import type { ActionName, Event } from '../../../src/wire.ts';
import type { Cell } from './cells.ts';

/** What a case expects in the end. The reactions are YAML in flow style, best first. */
export interface Reaction {
  readonly anyOf: readonly string[];
  /** What may come before. */
  readonly ignore?: readonly string[];
  /** Milliseconds after which nothing counts as nothing; else as long as any reaction is waited for. */
  readonly timeoutMs?: number;
}

/** Long enough to see that nothing is sent at once. */
const brieflyMs = 300;

export const accepted = '{ pdu: A-ASSOCIATE-AC }';
export const rejected = '{ pdu: A-ASSOCIATE-RJ, verdict: inconclusive, note: it rejected the association }';
/** What may come in place of an A-ASSOCIATE-AC without a word on the cell. */
export const notAccepted = [
  rejected,
  '{ pdu: A-ABORT, verdict: inconclusive, note: "it aborted the association, as PS3.8 7.1.2 lets an acceptor do" }',
  '{ transport: closed, verdict: inconclusive, note: "it took no connection; PS3.8 9.1.4 allows that for want of resources" }',
].join(', ');
const released = '{ pdu: A-RELEASE-RP }';
const success = '{ response: { Status: Success } }';
const abortedInstead =
  '{ pdu: A-ABORT, verdict: warn, note: "PS3.8 7.2.2 lets an acceptor abort; one that accepts the release always affirms it" }';

/** The legal reactions to an event that is provoked by sending; undefined where the cell needs a scenario of its own. */
export function reactionOf(cell: Cell): Reaction | undefined {
  if (cell.state === 'Sta3') return inSta3(cell);
  if (cell.state === 'Sta13' && cell.action === 'AA-2') return closedLate(byAction(cell.action));
  if (cell.state === 'Sta8') return inSta8(cell);
  return byAction(cell.action);
}

function byAction(action: ActionName): Reaction | undefined {
  switch (action) {
    case 'AA-1':
      return { anyOf: abort(action, 0, 'service-user') };
    case 'AA-8':
      return { anyOf: abort(action, 2, 'service-provider') };
    case 'AA-2':
    case 'AA-3':
      return { anyOf: ['{ transport: closed }', superfluousAbort(action)] };
    case 'AA-6':
      return { anyOf: ['{ transport: silence }', over], timeoutMs: brieflyMs };
    case 'AA-7':
      return { anyOf: ['{ pdu: A-ABORT }', over] };
    case 'AR-2':
      return { anyOf: [released, abortedInstead] };
    case 'DT-2':
      return { anyOf: [success] };
    default:
      return undefined;
  }
}

function abort(action: ActionName, source: number, name: string): string[] {
  return [
    `{ pdu: { type: A-ABORT, source: ${source} } }`,
    `{ pdu: A-ABORT, verdict: warn, note: "${action} names the ${name} as its source" }`,
    '{ transport: RST, verdict: warn, note: "if an A-ABORT was sent, the reset took it away" }',
  ];
}

const superfluousAbort = (action: ActionName) =>
  `{ pdu: A-ABORT, verdict: warn, note: "${action} closes without sending anything" }`;

const over = '{ transport: closed, note: "it does not wait for the requestor to close, or its ARTIM was over" }';

/** When the SUT has accepted before the next PDU came, that PDU comes in Sta6. */
function inSta3({ event, action }: Cell): Reaction | undefined {
  const reaction = byAction(action);
  if (!reaction) return undefined;
  const late = event === 'Evt10' || event === 'Evt12' ? [inSta6[event]] : [];
  return { ...reaction, anyOf: [...reaction.anyOf, ...late, rejected], ignore: [accepted] };
}

const inSta6: Readonly<Record<Extract<Event, 'Evt10' | 'Evt12'>, string>> = {
  Evt10: '{ response: { Status: Success }, note: "it had accepted before: DT-2 in Sta6" }',
  Evt12: '{ pdu: A-RELEASE-RP, note: "it had accepted before: AR-2 in Sta6" }',
};

/** In Sta13 the connection is closed in any case; no time is set in which an A-ABORT does it. */
function closedLate(reaction: Reaction | undefined): Reaction | undefined {
  const late = '{ transport: silence, verdict: warn, note: "it leaves the closing to its ARTIM" }';
  return reaction && { ...reaction, anyOf: [...reaction.anyOf, late] };
}

/** When the SUT has answered the release before the next PDU came, that PDU comes in Sta13. */
function inSta8({ action }: Cell): Reaction | undefined {
  const reaction = byAction(action);
  if (action !== 'AA-8') return closedLate(reaction && { ...reaction, ignore: [released] });
  const late = '{ pdu: A-RELEASE-RP, note: "it had answered the release before: Sta13" }';
  return reaction && { ...reaction, anyOf: [...reaction.anyOf, late] };
}
