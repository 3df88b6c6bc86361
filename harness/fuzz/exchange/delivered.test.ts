import { expect } from 'chai';
import { use } from '../campaign/testing/fakes.ts';
import type { Use } from '../input.ts';
import { probeContexts } from './contexts.ts';
import { deliveredBy, isOwedResponse, whyUnreadable } from './delivered.ts';
import { exchangeWith } from './testing/exchanges.ts';

const contextIds = new Set([probeContexts.store, probeContexts.echo]);

/** Whether a response is owed to an exchange with such a mutation. */
function isOwed(...uses: readonly Use[]): boolean {
  return isOwedResponse(deliveredBy(exchangeWith(...uses).turns), contextIds);
}

describe('what is delivered by an exchange', () => {
  it('is one message with the Data Set, of a plain one', () => {
    const exchange = exchangeWith();
    const { messages, areSound, areInOrder, isIrregular, isWithinMessage } = deliveredBy(exchange.turns);
    expect(messages.map(({ dataSet }) => Buffer.from(dataSet ?? []).equals(exchange.dataSet))).to.deep.equal([true]);
    expect([areSound, areInOrder, isIrregular, isWithinMessage]).to.deep.equal([true, true, false, false]);
  });

  it('is worked out once', () => {
    const { turns } = exchangeWith();
    expect(deliveredBy(turns)).to.equal(deliveredBy(turns));
  });

  it('owes a response to what is unusual and legal', () => {
    expect(isOwed()).to.equal(true);
    for (const id of ['data-set/private-element', 'sequence/nested-undefined'])
      expect(isOwed(use(id, { size: 3 })), id).to.equal(true);
  });

  it('owes none to what cannot be decoded, is out of order, or is cut off', () => {
    const ids = [
      'pdv/length-wraps',
      'pdv/beyond-pdu',
      'pdv/data-before-command',
      'command/element-removed',
      'state/foreign-protocol',
    ];
    for (const id of [...ids, 'state/associate-for-data-set']) expect(isOwed(use(id)), id).to.equal(false);
  });
});

describe('why a Data Set cannot be read', () => {
  it('is that nobody knows where the next element begins', () => {
    const { transferSyntax, dataSet } = exchangeWith();
    expect(whyUnreadable({ transferSyntax }, dataSet)).to.equal(undefined);
    expect(whyUnreadable({ transferSyntax }, dataSet.subarray(0, -3))?.rule).to.equal('truncated');
  });

  it('is not a value that is wrong', () => {
    const { transferSyntax, dataSet } = exchangeWith(use('element/no-number'));
    expect(whyUnreadable({ transferSyntax }, dataSet)).to.equal(undefined);
  });
});
