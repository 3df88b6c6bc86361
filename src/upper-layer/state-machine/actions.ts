/** PS3.8 9.2.2: the actions of Tables 9-6 to 9-9 and the state that each leads to. */

import type { State } from './states.ts';

/** Each action with what it does, in short. */
export const actionDefinitions = {
  'AE-1': 'Issue TRANSPORT CONNECT request',
  'AE-2': 'Send A-ASSOCIATE-RQ',
  'AE-3': 'Issue A-ASSOCIATE confirmation (accept)',
  'AE-4': 'Issue A-ASSOCIATE confirmation (reject), close transport connection',
  'AE-5': 'Issue transport connection response, start ARTIM',
  'AE-6': 'Stop ARTIM; issue A-ASSOCIATE indication, or send A-ASSOCIATE-RJ and start ARTIM',
  'AE-7': 'Send A-ASSOCIATE-AC',
  'AE-8': 'Send A-ASSOCIATE-RJ, start ARTIM',
  'DT-1': 'Send P-DATA-TF',
  'DT-2': 'Issue P-DATA indication',
  'AR-1': 'Send A-RELEASE-RQ',
  'AR-2': 'Issue A-RELEASE indication',
  'AR-3': 'Issue A-RELEASE confirmation, close transport connection',
  'AR-4': 'Send A-RELEASE-RP, start ARTIM',
  'AR-5': 'Stop ARTIM',
  'AR-6': 'Issue P-DATA indication',
  'AR-7': 'Send P-DATA-TF',
  'AR-8': 'Issue A-RELEASE indication (release collision)',
  'AR-9': 'Send A-RELEASE-RP',
  'AR-10': 'Issue A-RELEASE confirmation',
  'AA-1': 'Send A-ABORT (service-user source), start or restart ARTIM',
  'AA-2': 'Stop ARTIM, close transport connection',
  'AA-3': 'Issue A-ABORT or A-P-ABORT indication, close transport connection',
  'AA-4': 'Issue A-P-ABORT indication',
  'AA-5': 'Stop ARTIM',
  'AA-6': 'Ignore PDU',
  'AA-7': 'Send A-ABORT',
  'AA-8': 'Send A-ABORT (service-provider source), issue A-P-ABORT indication, start ARTIM',
} as const;

/** `AE-1` to `AA-8`. */
export type ActionName = keyof typeof actionDefinitions;

/** The state after each action; two where the action decides (AE-6: acceptable or not, AR-8: requestor or acceptor). */
export const nextStates: Readonly<Record<ActionName, State | readonly State[]>> = {
  'AE-1': 'Sta4',
  'AE-2': 'Sta5',
  'AE-3': 'Sta6',
  'AE-4': 'Sta1',
  'AE-5': 'Sta2',
  'AE-6': ['Sta3', 'Sta13'],
  'AE-7': 'Sta6',
  'AE-8': 'Sta13',
  'DT-1': 'Sta6',
  'DT-2': 'Sta6',
  'AR-1': 'Sta7',
  'AR-2': 'Sta8',
  'AR-3': 'Sta1',
  'AR-4': 'Sta13',
  'AR-5': 'Sta1',
  'AR-6': 'Sta7',
  'AR-7': 'Sta8',
  'AR-8': ['Sta9', 'Sta10'],
  'AR-9': 'Sta11',
  'AR-10': 'Sta12',
  'AA-1': 'Sta13',
  'AA-2': 'Sta1',
  'AA-3': 'Sta1',
  'AA-4': 'Sta1',
  'AA-5': 'Sta1',
  'AA-6': 'Sta13',
  'AA-7': 'Sta13',
  'AA-8': 'Sta13',
};
