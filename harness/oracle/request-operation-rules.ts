// What holds for a request among the others of its association, and where it says it comes from: PS3.7 9.1.1.1.1,
// 9.1.1.1.6, 9.1.1.1.7 and D.3.3.3.

import { userInformationOf } from '../../src/wire.ts';
import { isOperation, isStore, outstandingBefore, type RequestRecord } from './request-record.ts';
import type { CheckedRule } from './rule.ts';

/** Of more operations it is not worth the time to compare each with all others, and there are no more than 65,536 IDs. */
const comparedOperations = 10_000;

export const requestOperationRules: readonly CheckedRule<RequestRecord>[] = [
  {
    id: 'request/unique-message-id',
    clause: 'PS3.7 9.1.1.1.1',
    level: 'shall',
    title: 'Request with the Message ID of an outstanding operation',
    demand: 'No two outstanding operations have the same Message ID.',
    check(record) {
      const { MessageID: id } = record.message.decoded.command;
      const outstanding = outstandingBefore(record);
      if (id === undefined || !isOperation(record.message) || outstanding.length === 0) return undefined;
      const isTaken = outstanding.some(({ message }) => message.decoded.command.MessageID === id);
      return isTaken ? [`Message ID ${id} is that of an operation without response`] : [];
    },
  },
  {
    id: 'request/message-id-of-association',
    clause: 'PS3.7 9.1.1.1.1',
    level: 'should',
    title: 'Request with the Message ID of an earlier operation of its association',
    demand: 'It is recommended that no two operations of an association have the same Message ID.',
    check({ message, earlier }) {
      const { MessageID: id } = message.decoded.command;
      const others = earlier.filter((one) => isOperation(one.message));
      if (id === undefined || !isOperation(message) || others.length === 0) return undefined;
      if (others.length > comparedOperations) return undefined;
      const isUsed = others.some((one) => one.message.decoded.command.MessageID === id);
      return isUsed ? [`Message ID ${id} is used more than once`] : [];
    },
  },
  {
    id: 'request/operations-window',
    clause: 'PS3.7 D.3.3.3',
    level: 'shall',
    title: 'More outstanding operations than were agreed on',
    demand:
      'A requestor invokes as many operations at a time as the acceptor allows, which is one unless it says otherwise.',
    check(record) {
      const { answer, message } = record;
      if (!answer || !isOperation(message)) return undefined;
      const { invoked = 1 } = userInformationOf(answer).asyncWindow ?? {};
      if (invoked === 0) return undefined;
      const count = outstandingBefore(record).length + 1;
      return count > invoked ? [`${count} operations are outstanding, ${invoked} allowed`] : [];
    },
  },
  {
    // An SCU may store for somebody else's C-MOVE, of which the harness knows nothing.
    id: 'request/move-originator',
    clause: 'PS3.7 9.1.1.1.7',
    level: 'note',
    title: 'C-STORE request that names the originator of a C-MOVE',
    demand: 'Move Originator AE Title and Message ID are those of the C-MOVE that a C-STORE is performed for.',
    check(record) {
      if (!isStore(record)) return undefined;
      const { title, id } = moveOriginatorOf(record);
      if (title === undefined && id === undefined) return [];
      return [`Move Originator AE Title ${title ?? 'absent'}, Move Originator Message ID ${id ?? 'absent'}`];
    },
  },
  {
    // Each is optional (Table 9.1-1), but one alone finds no C-MOVE.
    id: 'request/move-originator-pair',
    clause: 'PS3.7 9.1.1.1.6',
    level: 'note',
    title: 'C-STORE request with half of a Move Originator',
    demand: 'Move Originator AE Title and Move Originator Message ID come together, as they name one C-MOVE.',
    check(record) {
      const { title, id } = moveOriginatorOf(record);
      if (!isStore(record) || (title === undefined && id === undefined)) return undefined;
      if (title !== undefined && id !== undefined) return [];
      return [`Move Originator ${title === undefined ? 'AE Title' : 'Message ID'} is absent, the other is there`];
    },
  },
];

function moveOriginatorOf({ message }: RequestRecord) {
  const { MoveOriginatorApplicationEntityTitle: title, MoveOriginatorMessageID: id } = message.decoded.command;
  return { title, id };
}
