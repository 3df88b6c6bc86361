import { expect } from 'chai';
import { describeUses } from './input.ts';
import { connectionName, describeOperations } from './operation.ts';

describe('The description of a sequence', () => {
  it('names each operation, its connection, and the choices that are not the simplest', () => {
    const text = describeOperations([
      { kind: 'associate', on: 0, proposal: 0 },
      { kind: 'store', on: 1, instance: 2, messageId: 1, later: true },
    ]);
    expect(text).to.equal('associate a, store b[instance 2, Message ID 1, later]');
  });

  it('stands for the mutations of an input that is a sequence', () => {
    const input = {
      sopClass: '1',
      transferSyntax: '2',
      serial: 1,
      uses: [],
      operations: [{ kind: 'RST', on: 2 } as const],
    };
    expect(describeUses(input)).to.equal('RST c');
    expect(describeUses({ ...input, operations: [] })).to.equal('');
  });

  it('has a letter for each connection', () => {
    expect([0, 3, 25].map(connectionName)).to.deep.equal(['a', 'd', 'z']);
  });
});
