// Faults of a request as an operation of its association: PS3.7 9.1.1.1, 9.3.1.1, 9.3.2.3, 9.3.5.1, D.3.3.3, D.3.3.4; PS3.8 7.6.1,
// 9.3.5.1.

import { CommandField, type CommandSet, presentationContextsOf } from '../../../../src/wire.ts';
import { alsoProposing, plus, withValues } from '../changes.ts';
import { echoing } from '../echo.ts';
import { onePdvEach } from '../fragments.ts';
import { chooseAccepted } from '../presentation-contexts.ts';
import type { ScuFault } from '../scu-fault.ts';
import { sends } from './cases.ts';

const caughtBy = [sends];
/** A case in which an operation gets no response. */
const unanswered = ['ps3.7/d.3.3.3/scu-no-window'];
const noDataSet = 0x0101;

/** A Data Set where none belongs. */
const dataSet = Buffer.from('0800180006000000312e322e3300', 'hex');

/** A C-CANCEL for the first operation (PS3.7 9.3.2.3). */
const cancel = {
  CommandField: CommandField['C-CANCEL-RQ'],
  MessageIDBeingRespondedTo: 1,
  CommandDataSetType: noDataSet,
};

/** Sends this in place of a C-ECHO, and waits for nothing. */
function cancelling(change: Partial<CommandSet>, more?: Uint8Array) {
  const options = { isAnswered: false, ...(more && { dataSet: more }) };
  return echoing(() => ({ ...cancel, ...change }) as CommandSet, options);
}

export const requests: readonly ScuFault[] = [
  {
    name: 'announces-no-data-set',
    clause: 'PS3.7 9.3.1.1',
    does: 'says that no Data Set follows and sends one',
    change: withValues({ CommandDataSetType: noDataSet }),
    rule: 'request/c-store-announces-data-set',
    caughtBy,
  },
  {
    name: 'no-data-set',
    clause: 'PS3.7 9.1.1.1.8',
    does: 'sends C-STORE requests without a Data Set',
    change: {
      ...withValues({ CommandDataSetType: noDataSet }),
      message: (message, { maxLength }) => onePdvEach({ ...message, dataSet: undefined }, maxLength),
    },
    rule: 'request/c-store-data-set',
    caughtBy,
  },
  {
    name: 'context-of-nobody',
    clause: 'PS3.8 9.3.5.1',
    does: 'sends on a presentation context that it did not propose',
    change: {
      choose: (instance, session) => {
        const chosen = chooseAccepted(instance, session);
        return chosen && { ...chosen, id: 251 };
      },
    },
    rule: 'request/proposed-context',
    caughtBy,
  },
  {
    name: 'rejected-context',
    clause: 'PS3.8 7.6.1',
    does: 'sends on its last presentation context even if that was rejected',
    change: {
      choose: (_, { request }) => {
        const last = request && presentationContextsOf(request).at(-1);
        return last && { id: last.id, transferSyntax: last.transferSyntaxes[0] ?? '' };
      },
    },
    rule: 'request/accepted-context',
    caughtBy: ['ps3.8/7.6.1/scu-transfer-syntax:DeflatedExplicitVRLittleEndian'],
  },
  {
    name: 'class-of-another-context',
    clause: 'PS3.7 9.3.1.1',
    does: 'sends its instances on the presentation context of another SOP Class',
    change: {
      ...alsoProposing(() => [{ abstractSyntax: '1.2.840.10008.5.1.4.39.1', transferSyntaxes: ['1.2.840.10008.1.2'] }]),
      choose: (_, { accepted }) => accepted.find(({ abstractSyntax }) => abstractSyntax.endsWith('.39.1')),
    },
    rule: 'request/sop-class-of-context',
    caughtBy,
  },
  {
    name: 'echo-of-storage',
    clause: 'PS3.4 A.4',
    does: 'sends a C-ECHO for the SOP Class that it stores',
    change: echoing((command) => ({ ...command, AffectedSOPClassUID: '1.2.840.10008.5.1.4.38.1' })),
    rule: 'request/c-echo-of-verification',
    caughtBy,
  },
  {
    name: 'echo-without-message-id',
    clause: 'PS3.7 9.3.5.1',
    does: 'sends a C-ECHO without a Message ID',
    change: echoing(({ MessageID: _, ...command }) => command),
    rule: 'request/c-echo-has-message-id',
    caughtBy,
  },
  {
    name: 'echo-without-data-set-type',
    clause: 'PS3.7 9.3.5.1',
    does: 'sends a C-ECHO without Command Data Set Type',
    change: echoing(({ CommandDataSetType: _, ...command }) => command),
    rule: 'request/c-echo-has-data-set-type',
    caughtBy,
  },
  {
    name: 'echo-without-class',
    clause: 'PS3.7 9.3.5.1',
    does: 'sends a C-ECHO without Affected SOP Class UID',
    change: echoing(({ AffectedSOPClassUID: _, ...command }) => command),
    rule: 'request/c-echo-has-sop-class',
    caughtBy,
  },
  {
    name: 'echo-announces-a-data-set',
    clause: 'PS3.7 9.3.5.1',
    does: 'sends a C-ECHO with a Data Set',
    change: echoing((command) => ({ ...command, CommandDataSetType: 1 }), { dataSet }),
    rule: 'request/c-echo-announces-no-data-set',
    caughtBy,
  },
  {
    name: 'cancel-of-nothing',
    clause: 'PS3.7 9.3.2.3',
    does: 'sends a C-CANCEL without Message ID Being Responded To',
    change: cancelling({ MessageIDBeingRespondedTo: undefined }),
    rule: 'request/c-cancel-has-message-id',
    caughtBy,
  },
  {
    name: 'cancel-without-data-set-type',
    clause: 'PS3.7 9.3.2.3',
    does: 'sends a C-CANCEL without Command Data Set Type',
    change: cancelling({ CommandDataSetType: undefined }),
    rule: 'request/c-cancel-has-data-set-type',
    caughtBy,
  },
  {
    name: 'cancel-announces-a-data-set',
    clause: 'PS3.7 9.3.2.3',
    does: 'sends a C-CANCEL with a Data Set',
    change: cancelling({ CommandDataSetType: 1 }, dataSet),
    rule: 'request/c-cancel-announces-no-data-set',
    caughtBy,
  },
  {
    name: 'request-without-command-field',
    clause: 'PS3.7 Annex E',
    does: 'sends a C-ECHO without a Command Field',
    change: echoing(({ CommandField: _, ...command }) => command, { isAnswered: false }),
    rule: 'command-set/required-fields',
    caughtBy,
  },
  {
    name: 'same-message-id-while-outstanding',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'gives two operations at a time the same Message ID',
    change: { window: () => 2, messageId: () => 1 },
    rule: 'request/unique-message-id',
    caughtBy: unanswered,
  },
  {
    name: 'same-message-id-always',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'gives every operation of an association the Message ID 1',
    change: { messageId: () => 1 },
    rule: 'request/message-id-of-association',
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'message-id-of-one-byte',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'counts Message IDs in six bits',
    change: { messageId: (n) => n % 64 },
    rule: 'request/message-id-of-association',
    verdict: 'warn',
    caughtBy: ['ps3.7/9.1.1/scu-hundred-instances'],
  },
  {
    name: 'window-of-its-own',
    clause: 'PS3.7 D.3.3.3',
    does: 'sends three operations at a time although no window was agreed on',
    change: { ...plus({ item: 0x53, maxInvoked: 3, maxPerformed: 1 }), window: () => 3 },
    rule: 'request/operations-window',
    caughtBy: unanswered,
  },
];
