// Faults of how an SCU takes responses: PS3.7 9.1.1, 9.1.1.2, 9.3.1.2, C.5.

import { kindOf, operationOf } from '../good-scu.ts';
import { chooseAccepted } from '../presentation-contexts.ts';
import type { ScuFault } from '../scu-fault.ts';

export const responses: readonly ScuFault[] = [
  {
    name: 'needs-the-affected-uid',
    clause: 'PS3.7 9.1.1.1.4',
    does: 'aborts after a response without Affected SOP Instance UID',
    change: {
      believes: (response, contextId, session) =>
        response.AffectedSOPInstanceUID === undefined
          ? 'a response for nothing'
          : operationOf(response, contextId, session),
    },
    caughtBy: [
      'ps3.7/9.1.1/scu-without-affected-uids:either-of-the-Affected-UIDs',
      'ps3.7/9.1.1/scu-without-affected-uids:Affected-SOP-Instance-UID',
    ],
  },
  {
    name: 'needs-the-affected-class',
    clause: 'PS3.7 9.1.1.1.4',
    does: 'crashes after a response without Affected SOP Class UID',
    change: {
      believes(response, contextId, session) {
        if (response.AffectedSOPClassUID !== undefined) return operationOf(response, contextId, session);
        session.crash();
        return undefined;
      },
    },
    caughtBy: ['ps3.7/9.1.1/scu-without-affected-uids:Affected-SOP-Class-UID'],
  },
  {
    name: 'impatient',
    clause: 'PS3.7 9.1.1',
    does: 'gives an operation up after 300 ms',
    change: {
      patience: () => 300,
      finish: async (session) => session.close(),
    },
    caughtBy: ['ps3.7/9.1.1/scu-failure-late'],
  },
  {
    name: 'crashes-at-a-long-comment',
    clause: 'PS3.7 C.5',
    does: 'crashes after an Error Comment of more than 64 characters',
    change: {
      judge: ({ Status, ErrorComment }, _sending, session) => {
        if ((ErrorComment?.length ?? 0) > 64) session.crash();
        return Status === 0 ? 'stored' : 'failed';
      },
    },
    caughtBy: ['ps3.7/c.5/scu-wrong-fields:an-Error-Comment-of-1-024-characters'],
  },
  {
    name: 'crashes-at-an-offending-element',
    clause: 'PS3.7 C.5',
    does: 'crashes after a response with more than one Offending Element',
    change: {
      judge: ({ Status, OffendingElement }, _sending, session) => {
        if ((OffendingElement?.length ?? 0) > 1) session.crash();
        return Status === 0 ? 'stored' : 'failed';
      },
    },
    caughtBy: [
      'ps3.7/c.5/scu-fields:ten-Offending-Elements',
      'ps3.4/gg.4.2/scu-failure-with-fields:HangingProtocolStorage:0xC000-and-both-fields',
    ],
  },
  {
    name: 'dies-of-many-instances',
    clause: 'PS3.7 9.1.1.2',
    does: 'dies after 50 instances on one association',
    change: {
      choose(instance, session) {
        if (session.stores >= 50) session.crash();
        return chooseAccepted(instance, session);
      },
    },
    caughtBy: ['ps3.7/9.1.1/scu-hundred-instances'],
  },
  {
    name: 'stops-after-the-first',
    clause: 'PS3.4 B.2.1',
    does: 'sends the first instance of several and no other',
    change: { plan: (instances) => [instances.slice(0, 1)] },
    caughtBy: ['ps3.4/b.2.1/scu-success:SecondaryCaptureImageStorage:ImplicitVRLittleEndian'],
  },
  {
    name: 'explicit-never-sent',
    clause: 'PS3.4 GG.4.1',
    does: 'says that it sends instances in Explicit VR Little Endian and sends none',
    change: {
      choose: (instance, session) =>
        instance.index > 0 && instance.transferSyntax === '1.2.840.10008.1.2.1'
          ? undefined
          : chooseAccepted(instance, session),
    },
    caughtBy: ['ps3.4/gg.4.1/scu-success:HangingProtocolStorage:ExplicitVRLittleEndian'],
  },
  {
    name: 'any-response-is-mine',
    clause: 'PS3.7 9.1.1.1.2',
    does: 'takes every response for that to its operation, whatever Message ID it names',
    change: { believes: (_response, _contextId, { outstanding }) => [...outstanding.values()][0] },
    verdict: 'warn',
    caughtBy: ['ps3.7/9.1.1/scu-message-id-of-another:the-first-of-two-operations'],
  },
  {
    name: 'second-response-for-the-next',
    clause: 'PS3.7 9.1.1.1.2',
    does: 'takes a second response to an operation for that to the next one, and passes over the right one',
    change: {
      believes: (_response, _contextId, { outstanding }) => [...outstanding.values()][0],
      print: () => [],
      summary: () => ['done'],
    },
    caughtBy: ['ps3.7/9.1.1/scu-two-responses'],
  },
  {
    name: 'any-command-is-the-response',
    clause: 'PS3.7 9.3.1.3',
    does: 'does not look at the Command Field of a response',
    change: {
      believes: ({ MessageIDBeingRespondedTo: id = 0 }, _contextId, { outstanding }) => outstanding.get(id),
    },
    verdict: 'warn',
    caughtBy: [
      'ps3.7/9.3.1/scu-command-field:8030H-a-C-ECHO-RSP',
      'ps3.7/9.3.1/scu-command-field:8123H-which-is-undefined',
    ],
  },
  {
    name: 'released-by-a-request',
    clause: 'PS3.7 A.5',
    does: 'takes a C-STORE-RQ of the acceptor for the response to its own',
    change: { believes: (_response, _contextId, { outstanding }) => [...outstanding.values()][0] },
    caughtBy: [
      'ps3.7/a.5/scu-release-unconfirmed:a-C-CANCEL-RQ',
      'ps3.7/a.5/scu-release-unconfirmed:a-response-of-the-Message-ID-before',
    ],
  },
  {
    name: 'no-status-is-success',
    clause: 'PS3.7 9.3.1.2',
    does: 'takes a response without a status for success',
    change: {
      believes: ({ MessageIDBeingRespondedTo: id }, _contextId, { outstanding }) =>
        outstanding.get(id ?? 0) ?? [...outstanding.values()][0],
      judge: ({ Status = 0 }) => kindOf(Status),
      print: ({ index, kind }) => [`instance ${index + 1}: ${kind}`],
    },
    verdict: 'warn',
    caughtBy: ['ps3.7/9.3.1/scu-no-status:no-Status', 'ps3.7/9.3.1/scu-no-status:no-element-at-all'],
  },
  {
    name: 'length-to-end-is-an-error',
    clause: 'PS3.7 6.3.1',
    does: 'aborts after a response with Command Length to End',
    change: {
      believes: (response, contextId, session) =>
        'CommandLengthToEnd' in response ? 'a retired element' : operationOf(response, contextId, session),
    },
    caughtBy: ['ps3.7/6.3.1/scu-length-to-end'],
  },
  {
    name: 'message-id-is-an-error',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'aborts after a response that has a Message ID as well',
    change: {
      believes: (response, contextId, session) =>
        response.MessageID === undefined ? operationOf(response, contextId, session) : 'a response with a Message ID',
    },
    verdict: 'warn',
    caughtBy: ['ps3.7/9.1.1/scu-message-id-of-the-request'],
  },
  {
    name: 'abort-is-success',
    clause: 'PS3.7 A.6',
    does: 'exits with 0 and says nothing when the association is aborted',
    change: { print: () => [], summary: () => ['done'], exit: () => 0 },
    caughtBy: [
      'ps3.7/a.6/scu-aborted:in-place-of-a-response:service-user',
      'ps3.7/a.6/scu-aborts:a-PDU-of-an-unknown-type',
    ],
  },
];
