/** PS3.8 9.2.1: the states of the DICOM Upper Layer Protocol machine (Tables 9-1 to 9-5). */

/** Each state with its definition. */
export const stateDefinitions = {
  Sta1: 'Idle',
  Sta2: 'Transport connection open, awaiting A-ASSOCIATE-RQ',
  Sta3: 'Awaiting local A-ASSOCIATE response',
  Sta4: 'Awaiting transport connection to open',
  Sta5: 'Awaiting A-ASSOCIATE-AC or A-ASSOCIATE-RJ',
  Sta6: 'Association established, ready for data transfer',
  Sta7: 'Awaiting A-RELEASE-RP',
  Sta8: 'Awaiting local A-RELEASE response',
  Sta9: 'Release collision, requestor side, awaiting local A-RELEASE response',
  Sta10: 'Release collision, acceptor side, awaiting A-RELEASE-RP',
  Sta11: 'Release collision, requestor side, awaiting A-RELEASE-RP',
  Sta12: 'Release collision, acceptor side, awaiting local A-RELEASE response',
  Sta13: 'Awaiting transport connection close, association no longer exists',
} as const;

/** `Sta1` to `Sta13`. */
export type State = keyof typeof stateDefinitions;

/** All states in their order. */
export const states = Object.keys(stateDefinitions) as readonly State[];
