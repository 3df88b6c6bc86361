// Faults in how C-STORE requests are taken that every SCP shall take: PS3.7 9.1.1, 9.3.1.1 and D.3.3.3.

import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';
import { refuseWhere } from './refuse-where.ts';

const rows: readonly Fault[] = [
  {
    name: 'low-priority-refused',
    clause: 'PS3.7 9.1.1.1.5',
    does: 'refuses a C-STORE of priority LOW (0002H)',
    store: refuseWhere(({ request }) => request.Priority === 2),
    caughtBy: ['ps3.7/9.1.1/priority:low'],
    spares: ['ps3.7/9.1.1/priority:high', stored],
  },
  {
    name: 'move-originator-refused',
    clause: 'PS3.7 9.1.1.1.6',
    does: 'refuses a C-STORE that names the originator of a C-MOVE',
    store: refuseWhere(({ request }) => request.MoveOriginatorMessageID !== undefined),
    caughtBy: ['ps3.7/9.1.1/move-originator'],
  },
  {
    name: 'message-id-0-refused',
    clause: 'PS3.7 9.3.1.1',
    does: 'refuses Message ID 0',
    store: refuseWhere(({ request }) => request.MessageID === 0),
    caughtBy: ['ps3.7/9.3.1/message-id-values:0', 'ps3.7/9.1.1/message-ids-of-one-association'],
  },
  {
    name: 'message-id-signed',
    clause: 'PS3.7 9.3.1.1',
    does: 'takes Message IDs from 32768 on for negative ones and refuses them',
    store: refuseWhere(({ request }) => (request.MessageID ?? 0) >= 0x8000),
    caughtBy: ['ps3.7/9.3.1/message-id-values:32768', 'ps3.7/9.3.1/message-id-values:65535'],
  },
  {
    name: 'message-id-used-once',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'answers Duplicate invocation to a Message ID whose operation was answered long ago',
    store: refuseWhere(({ earlier, request }) => earlier > 0 && request.MessageID === 7, 0x0210),
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
  },
  {
    name: 'message-ids-have-to-grow',
    clause: 'PS3.7 9.1.1.1.2',
    does: 'refuses a Message ID that is smaller than the number of operations before',
    store: refuseWhere(({ earlier, request }) => (request.MessageID ?? 0) < earlier, 0x0210),
    caughtBy: ['ps3.7/9.1.1/message-ids-of-one-association'],
  },
  {
    name: 'only-data-set-type-0001',
    clause: 'PS3.7 9.3.1.1',
    does: 'takes a Command Data Set Type other than 0001H for one that says that no Data Set follows',
    store: refuseWhere(({ request }) => request.CommandDataSetType !== 1, 0x0212),
    caughtBy: ['ps3.7/9.3.1/command-data-set-type:0x0000', 'ps3.7/9.3.1/command-data-set-type:0x0102'],
    spares: ['ps3.7/9.3.1/command-data-set-type:0x0001', stored],
  },
  {
    name: 'long-uid-refused',
    clause: 'PS3.7 9.1.1.1.4',
    does: 'refuses a SOP Instance UID of 64 characters',
    store: refuseWhere(({ request }) => request.AffectedSOPInstanceUID?.length === 64, 0x0117),
    caughtBy: ['ps3.7/9.1.1/sop-instance-uids:64-characters'],
    spares: ['ps3.7/9.1.1/sop-instance-uids:63-characters', stored],
  },
  {
    name: 'long-uid-cut',
    clause: 'PS3.7 9.1.1.1.4',
    does: 'cuts SOP Instance UIDs to 63 characters in its response',
    store: (response) => ({ ...response, AffectedSOPInstanceUID: response.AffectedSOPInstanceUID?.slice(0, 63) }),
    caughtBy: ['ps3.7/9.1.1/sop-instance-uids:64-characters'],
    spares: ['ps3.7/9.1.1/sop-instance-uids:63-characters', stored],
  },
  {
    name: 'zero-component-refused',
    clause: 'PS3.5 9.1',
    does: 'refuses a SOP Instance UID with components that are 0',
    store: refuseWhere(({ request }) => request.AffectedSOPInstanceUID?.includes('.0.') ?? false, 0x0117),
    caughtBy: ['ps3.7/9.1.1/sop-instance-uids:components-of-zero'],
  },
  {
    name: 'fifty-operations-an-association',
    clause: 'PS3.7 9.1.1',
    does: 'refuses every operation of an association after the fiftieth',
    store: refuseWhere(({ earlier }) => earlier >= 50, 0xc000),
    caughtBy: ['ps3.7/9.1.1/hundred-c-stores'],
  },
  {
    name: 'answers-on-the-first-context',
    clause: 'PS3.8 7.6.1',
    does: 'answers every operation on the presentation context of the first',
    message: (command, { contextId }, session) => {
      session.respond(session.exchanges.first?.contextId ?? contextId, command);
      return [];
    },
    caughtBy: [
      'ps3.8/7.6.1/contexts-in-turn:two-ordinary-SOP-Classes',
      'ps3.8/7.6.1/contexts-in-turn:two-Non-Patient-SOP-Classes',
    ],
  },
  {
    name: 'window-granted-not-kept',
    clause: 'PS3.7 D.3.3.3',
    does: 'grants a window of operations, and refuses all but the first',
    store: refuseWhere(({ earlier }) => earlier > 0, 0x0110),
    caughtBy: ['ps3.7/d.3.3.3/operations-in-a-window:HangingProtocolStorage', 'ps3.7/d.3.3.3/full-window'],
  },
];

export const requests: readonly Fault[] = sparing([stored, echoed], rows);
