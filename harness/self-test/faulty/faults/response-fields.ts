// Faults of the fields of a C-STORE response: PS3.7 9.1.1.1, 9.3.1.2 and Annex C.

import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';

const caughtBy = [stored];
const otherUid = '1.2.840.10008.5.1.4.39.1';
const mismatch = 'ps3.7/9.1.1/sop-class-mismatch-answered:another-storage-class';

const rows: readonly Fault[] = [
  {
    name: 'other-message-id',
    clause: 'PS3.7 9.3.1.2',
    does: 'answers another Message ID than that of the request',
    store: (response, { request }) => ({ ...response, MessageIDBeingRespondedTo: (request.MessageID ?? 0) + 1 }),
    caughtBy,
  },
  {
    name: 'message-id-always-1',
    clause: 'PS3.7 9.3.1.2',
    does: 'answers with Message ID Being Responded To 1, whatever the request had',
    store: (response) => ({ ...response, MessageIDBeingRespondedTo: 1 }),
    caughtBy: ['ps3.7/9.3.1/message-id-values:255', 'ps3.7/9.1.1/message-id-again'],
    spares: [stored, echoed],
  },
  {
    name: 'message-id-of-one-byte',
    clause: 'PS3.7 9.3.1.2',
    does: 'keeps only the lower byte of the Message ID',
    store: (response, { request }) => ({ ...response, MessageIDBeingRespondedTo: (request.MessageID ?? 0) & 0xff }),
    caughtBy: ['ps3.7/9.3.1/message-id-values:256', 'ps3.7/9.3.1/message-id-values:65535'],
    spares: [stored, 'ps3.7/9.3.1/message-id-values:255'],
  },
  {
    name: 'no-message-id',
    clause: 'PS3.7 9.3.1.2',
    does: 'leaves out Message ID Being Responded To',
    store: (response) => ({ ...response, MessageIDBeingRespondedTo: undefined }),
    caughtBy,
  },
  {
    name: 'message-id-in-the-wrong-element',
    clause: 'PS3.7 9.3.1.2',
    does: 'sends Message ID (0000,0110) in place of Message ID Being Responded To (0000,0120)',
    store: ({ MessageIDBeingRespondedTo: id, ...response }) => ({ ...response, MessageID: id }),
    caughtBy,
  },
  {
    name: 'command-field-of-c-echo',
    clause: 'PS3.7 9.3.1.2',
    does: 'answers a C-STORE with a C-ECHO-RSP',
    store: (response) => ({ ...response, CommandField: 0x8030 }),
    caughtBy,
  },
  {
    name: 'command-field-of-the-request',
    clause: 'PS3.7 9.3.1.2',
    does: 'answers with the Command Field of a C-STORE-RQ',
    store: (response) => ({ ...response, CommandField: 0x0001 }),
    caughtBy,
  },
  {
    name: 'no-command-field',
    clause: 'PS3.7 9.3.1.2',
    does: 'leaves out Command Field',
    store: (response) => ({ ...response, CommandField: undefined }),
    caughtBy,
  },
  {
    name: 'other-sop-class',
    clause: 'PS3.7 9.1.1.1.3',
    does: 'answers with the Affected SOP Class UID of another class',
    store: (response) => ({ ...response, AffectedSOPClassUID: otherUid }),
    caughtBy,
  },
  {
    name: 'other-sop-instance',
    clause: 'PS3.7 9.1.1.1.4',
    does: 'answers with another Affected SOP Instance UID',
    store: (response) => ({ ...response, AffectedSOPInstanceUID: '2.25.4711' }),
    caughtBy,
  },
  {
    name: 'uids-swapped',
    clause: 'PS3.7 9.1.1.1.3',
    does: 'sends SOP Class and SOP Instance UID in the place of each other',
    store: (response) => ({
      ...response,
      AffectedSOPClassUID: response.AffectedSOPInstanceUID,
      AffectedSOPInstanceUID: response.AffectedSOPClassUID,
    }),
    caughtBy,
  },
  {
    name: 'no-data-set-type',
    clause: 'PS3.7 9.3.1.2',
    does: 'leaves out Command Data Set Type',
    store: (response) => ({ ...response, CommandDataSetType: undefined }),
    caughtBy,
  },
  {
    name: 'data-set-announced',
    clause: 'PS3.7 9.3.1.2',
    does: 'announces a Data Set that does not follow',
    store: (response) => ({ ...response, CommandDataSetType: 0 }),
    caughtBy: [...caughtBy, 'ps3.7/9.1.1/hundred-c-stores'],
  },
  {
    name: 'no-status',
    clause: 'PS3.7 9.3.1.2',
    does: 'leaves out Status',
    store: (response) => ({ ...response, Status: undefined }),
    caughtBy,
  },
  {
    name: 'error-comment-too-long',
    clause: 'PS3.5 6.2',
    does: 'sends an Error Comment of 66 characters with a failure',
    store: (response) => (response.Status === 0 ? response : { ...response, ErrorComment: 'x'.repeat(66) }),
    caughtBy: [mismatch],
    spares: [stored, echoed],
  },
  {
    name: 'error-comment-in-latin-1',
    clause: 'PS3.7 Annex C',
    does: 'sends an Error Comment with characters outside of the default repertoire',
    store: (response) => (response.Status === 0 ? response : { ...response, ErrorComment: 'nicht m\u00f6glich' }),
    verdict: 'warn',
    caughtBy: [mismatch],
    spares: [stored, echoed],
  },
];

export const responseFields: readonly Fault[] = sparing([echoed], rows);
