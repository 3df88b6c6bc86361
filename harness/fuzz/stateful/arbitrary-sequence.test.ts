import { expect } from 'chai';
import * as fc from 'fast-check';
import { operationKinds } from '../operation.ts';
import { arbitrarySequence, maxOperations } from './arbitrary-sequence.ts';
import { completed, connectionsAtOnce } from './model.ts';

const pair = { sopClass: '1.2.840.10008.5.1.4.1.1.7', transferSyntax: '1.2.840.10008.1.2.1' };

describe('Any sequence', () => {
  it('has only operations that can be done when they come', () => {
    fc.assert(
      fc.property(arbitrarySequence([pair], 4), ({ operations = [] }) => {
        expect(completed(operations).slice(0, operations.length)).to.deep.equal(operations);
        expect(operations.length).to.be.within(2, maxOperations);
      }),
      { seed: 5 },
    );
  });

  it('opens no more connections than the SUT serves at once', () => {
    for (const most of [1, 2, 3]) {
      const drawn = fc.sample(arbitrarySequence([pair], most), { seed: 2, numRuns: 200 });
      const counts = drawn.map(({ operations = [] }) => connectionsAtOnce(operations));
      expect(Math.max(...counts)).to.equal(most);
    }
  });

  it('is of every kind, long and short, and the same for the same seed', () => {
    const draw = () => fc.sample(arbitrarySequence([pair], 4), { seed: 9, numRuns: 200 });
    const drawn = draw();
    const kinds = new Set(drawn.flatMap(({ operations = [] }) => operations.map(({ kind }) => kind)));
    expect([...kinds]).to.have.members([...operationKinds]);
    const lengths = drawn.map(({ operations = [] }) => operations.length);
    expect([Math.min(...lengths) < 5, Math.max(...lengths) > 25]).to.deep.equal([true, true]);
    expect(draw()).to.deep.equal(drawn);
  });
});
