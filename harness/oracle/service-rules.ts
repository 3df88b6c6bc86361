// The service that a plain, well-formed request gets: an answer, the right one, on a connection that stays.

import type { Rule } from './rule.ts';

/** Broken by what the SUT does in the course of a case, not by something that it sends. */
export const serviceRules = {
  associationAnswered: {
    id: 'service/association-answered',
    clause: 'PS3.8 7.1.2',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ is not answered',
    demand: 'An A-ASSOCIATE-RQ is answered with A-ASSOCIATE-AC or A-ASSOCIATE-RJ.',
  },
  completeRequestAnswered: {
    id: 'service/complete-request-answered',
    clause: 'PS3.8 9.2.3',
    level: 'shall',
    title: 'Unusual but complete association request gets no answer',
    demand:
      'A complete A-ASSOCIATE-RQ is accepted, rejected or aborted, whatever is in it (Table 9-10, Sta2 and Sta3).',
  },
  storeAnswered: {
    id: 'service/c-store-answered',
    clause: 'PS3.7 9.1.1.2',
    level: 'shall',
    title: 'C-STORE request is not answered',
    demand: 'A C-STORE request gets a C-STORE response.',
  },
  echoAnswered: {
    id: 'service/c-echo-answered',
    clause: 'PS3.7 9.1.5.2',
    level: 'shall',
    title: 'C-ECHO request is not answered',
    demand: 'A C-ECHO request gets a C-ECHO response.',
  },
  instanceStored: {
    id: 'service/instance-stored',
    clause: 'PS3.4 B.2.2',
    level: 'shall',
    title: 'Valid instances are not stored',
    demand:
      'A valid instance of an accepted SOP Class in an accepted Transfer Syntax is stored, and the response says so.',
  },
  echoConfirmed: {
    id: 'service/c-echo-confirmed',
    clause: 'PS3.7 9.1.5.2',
    level: 'shall',
    title: 'C-ECHO requests are not confirmed with Success',
    demand: 'The C-ECHO response to a C-ECHO request confirms communication with the status Success.',
  },
  connectionKept: {
    id: 'service/connection-kept',
    clause: 'PS3.8 9.2.3',
    level: 'shall',
    title: 'The system closes or resets the connection on a legal request',
    demand: 'A connection is closed only after a release, a rejection or an abort.',
  },
} as const satisfies Readonly<Record<string, Rule>>;
