import { expect } from 'chai';
import { CommandField, type CommandValues, encodeCommandSet } from '../../src/wire.ts';
import { answeredBy, type Operation, operationOf } from './operation.ts';

function operation(number: number, MessageID: number, AffectedSOPInstanceUID: string): Operation {
  const bytes = encodeCommandSet({ CommandField: 1, MessageID, AffectedSOPInstanceUID });
  return operationOf(bytes, { number, association: 'main', contextId: 1, abstractSyntax: undefined, complete: true });
}

describe('an operation', () => {
  const rest = { number: 1, association: 'main', contextId: 1, abstractSyntax: undefined, complete: true } as const;
  const isOwed = (command: CommandValues): boolean => !operationOf(encodeCommandSet(command), rest).answered;

  it('is owed an answer, unless it cancels another or is an answer itself', () => {
    expect(isOwed({ CommandField: CommandField['C-STORE-RQ'], MessageID: 1 })).to.equal(true);
    expect(isOwed({ MessageID: 1 })).to.equal(true);
    expect(isOwed({ CommandField: CommandField['C-CANCEL-RQ'], MessageIDBeingRespondedTo: 1 })).to.equal(false);
    expect(isOwed({ CommandField: CommandField['C-STORE-RSP'], MessageIDBeingRespondedTo: 1 })).to.equal(false);
  });
});

describe('the operation that a response answers', () => {
  const all = [operation(1, 5, '1.1'), operation(2, 6, '1.2'), operation(3, 6, '1.3')];

  it('is the one of its Message ID', () => {
    expect(answeredBy({ MessageIDBeingRespondedTo: 6 }, all)?.number).to.equal(2);
  });

  it('is the one of its SOP Instance where a Message ID is outstanding twice', () => {
    expect(answeredBy({ MessageIDBeingRespondedTo: 6, AffectedSOPInstanceUID: '1.3' }, all)?.number).to.equal(3);
  });

  it('goes by the Message ID, not by the SOP Instance', () => {
    expect(answeredBy({ MessageIDBeingRespondedTo: 5, AffectedSOPInstanceUID: '1.3' }, all)?.number).to.equal(1);
  });

  it('is the oldest when no Message ID fits, and none when all are answered', () => {
    expect(answeredBy({ MessageIDBeingRespondedTo: 99 }, all)?.number).to.equal(1);
    const answered = all.map((one) => ({ ...one, answered: true }));
    expect(answeredBy({ MessageIDBeingRespondedTo: 6 }, answered)).to.equal(undefined);
  });
});
