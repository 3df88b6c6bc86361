// PS3.8 Table 9-10 for a requestor: what a PDU, or the end of the connection, comes to in each state.

import type { Pdu } from '../../../src/wire.ts';
import type { Arrival } from './scu-facts.ts';

/** The states of a requestor once the connection is open, without those in which it waits for its own user. */
export type RequestorState = 'Sta5' | 'Sta6' | 'Sta7' | 'Sta8' | 'Sta11' | 'Sta13' | 'Sta1';

/** What has to be done. */
export type RequestorAction =
  /** AE-3. */
  | 'accepted'
  /** AE-4. */
  | 'rejected'
  /** DT-2, AR-6. */
  | 'data'
  /** AR-2. */
  | 'release asked'
  /** AR-8 and AR-9 in one. */
  | 'collision'
  /** AR-3. */
  | 'released'
  /** AA-3, AA-2. */
  | 'aborted'
  /** AA-4, AR-5. */
  | 'closed'
  /** AA-8. */
  | 'violated'
  /** AA-7. */
  | 'violated again'
  /** AA-6. */
  | 'ignored';

type Row = Partial<Record<Arrival['type'], RequestorAction>>;

const common: Row = { 'A-ABORT': 'aborted', closed: 'closed' };

const table: Readonly<Record<RequestorState, Row>> = {
  Sta5: { ...common, 'A-ASSOCIATE-AC': 'accepted', 'A-ASSOCIATE-RJ': 'rejected' },
  Sta6: { ...common, 'P-DATA-TF': 'data', 'A-RELEASE-RQ': 'release asked' },
  Sta7: { ...common, 'P-DATA-TF': 'data', 'A-RELEASE-RQ': 'collision', 'A-RELEASE-RP': 'released' },
  Sta8: common,
  Sta11: { ...common, 'A-RELEASE-RP': 'released' },
  Sta13: {
    ...common,
    'A-ASSOCIATE-RQ': 'violated again',
    invalid: 'violated again',
    'A-ASSOCIATE-AC': 'ignored',
    'A-ASSOCIATE-RJ': 'ignored',
    'P-DATA-TF': 'ignored',
    'A-RELEASE-RQ': 'ignored',
    'A-RELEASE-RP': 'ignored',
  },
  Sta1: {},
};

/** What an arrival comes to; what the table has no other cell for is AA-8. */
export function actionFor(state: RequestorState, arrival: Arrival): RequestorAction {
  return table[state][arrival.type] ?? (state === 'Sta1' ? 'ignored' : 'violated');
}

/** The state after a PDU of this side; of a collision, in which this side answers first, it waits for its own (Sta11). */
export function stateAfterSending(state: RequestorState, { type }: Pdu): RequestorState {
  if (type === 'A-RELEASE-RQ') return 'Sta7';
  if (type === 'A-RELEASE-RP') return state === 'Sta7' ? 'Sta11' : 'Sta13';
  return type === 'A-ABORT' ? 'Sta13' : state;
}
