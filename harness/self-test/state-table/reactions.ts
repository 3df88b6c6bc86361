// What an action of PS3.8 Tables 9-6 to 9-9 shows to the other side, with what TCP and time leave open.
// Names are those of scenarios/reactions.yaml.

import type { ActionName, Event } from '../../../src/wire.ts';
import type { Cell } from './cells.ts';

/** What a case expects in the end. The reactions are YAML in flow style, best first. */
export interface Reaction {
  readonly anyOf: readonly string[];
  /** What may come before. */
  readonly ignore?: readonly string[];
  /** Whether a short wait shows that nothing is sent; else it is waited as long as for any reaction. */
  readonly brief?: true;
}

const accepted = 'association-accepted';
const rejected = 'no-association-rejected';
const released = 'released';
const success = 'success';
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
    case 'AA-8':
      return { anyOf: abort(action) };
    case 'AA-2':
    case 'AA-3':
      return { anyOf: ['closed', `abort-in-${action.toLowerCase()}`] };
    case 'AA-6':
      return { anyOf: ['silence', over], brief: true };
    case 'AA-7':
      return { anyOf: ['aborted', 'closed-after-release', 'closed-by-artim'] };
    case 'AR-2':
      return { anyOf: [released, abortedInstead] };
    case 'DT-2':
      return { anyOf: [success] };
    default:
      return undefined;
  }
}

function abort(action: ActionName): string[] {
  return [
    ...(action === 'AA-8'
      ? ['aborted-by-provider', 'aborted-by-user-instead']
      : [
          '{ pdu: { type: A-ABORT, source: 0 } }',
          `{ use: aborted, verdict: warn, note: "${action} names the service-user as its source" }`,
        ]),
    'reset-took-abort',
  ];
}

const over = 'closed-or-artim-over';

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
  const late = 'left-to-artim';
  return reaction && { ...reaction, anyOf: [...reaction.anyOf, late] };
}

/** When the SUT has answered the release before the next PDU came, that PDU comes in Sta13. */
function inSta8({ action }: Cell): Reaction | undefined {
  const reaction = byAction(action);
  if (action !== 'AA-8') return closedLate(reaction && { ...reaction, ignore: [released] });
  const late = '{ pdu: A-RELEASE-RP, note: "it had answered the release before: Sta13" }';
  return reaction && { ...reaction, anyOf: [...reaction.anyOf, late] };
}
