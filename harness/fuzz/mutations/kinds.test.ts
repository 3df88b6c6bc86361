import { expect } from 'chai';
import { mutationsByKind } from './kinds.ts';
import { mutations } from './registry.ts';

const ids = new Set(mutations.map(({ id }) => id));

describe('the kinds of input that have broken DICOM software', () => {
  it('are fifty-two, each with a mutation that is there', () => {
    expect(Object.keys(mutationsByKind).map(Number)).to.deep.equal(Array.from({ length: 52 }, (_, at) => at + 1));
    for (const [kind, of] of Object.entries(mutationsByKind)) {
      expect(of, kind).to.have.length.above(0);
      expect(
        of.filter((id) => !ids.has(id)),
        kind,
      ).to.deep.equal([]);
      expect(new Set(of).size, kind).to.equal(of.length);
    }
  });
});
