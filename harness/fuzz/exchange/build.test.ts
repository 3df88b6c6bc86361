import { expect } from 'chai';
import { readDataSet, transferSyntaxByKeyword } from '../../../src/index.ts';
import { fakeTarget, input, use } from '../campaign/testing/fakes.ts';
import { mutations } from '../mutations/registry.ts';
import { build } from './build.ts';

const deflated = transferSyntaxByKeyword('DeflatedExplicitVRLittleEndian')?.uid ?? '';

describe('building an exchange', () => {
  it('gives the same bytes for the same input, and another SOP Instance UID for another serial', () => {
    const one = build(input(use('bytes/bit-flipped')), fakeTarget);
    expect(build(input(use('bytes/bit-flipped')), fakeTarget)).to.deep.equal(one);
    expect(build({ ...input(), serial: 2 }, fakeTarget).sopInstanceUID).to.not.equal(one.sopInstanceUID);
  });

  it('is a sound C-STORE in every Transfer Syntax if nothing is mutated', () => {
    for (const transferSyntax of [...fakeTarget.pairs.map((pair) => pair.transferSyntax), deflated]) {
      const { dataSet, mutated, turns } = build({ ...input(), transferSyntax }, fakeTarget);
      expect(readDataSet(dataSet, transferSyntax).findings).to.deep.equal([]);
      expect([...mutated]).to.deep.equal([]);
      expect(turns.flatMap((turn) => (turn.kind === 'await' ? [turn.what] : []))).to.deep.equal([
        'association',
        'response',
        'release',
      ]);
    }
  });

  it('notes the layers that were mutated', () => {
    expect([...build(input(use('bytes/bit-flipped'), use('pdu/no-pdv')), fakeTarget).mutated]).to.have.members([
      'data set',
      'p-data',
    ]);
  });

  it('leaves out the elements that were dropped', () => {
    const { tree } = build({ ...input(), dropped: ['00280010'] }, fakeTarget);
    expect(tree.some(({ tag }) => tag === 0x00280010)).to.equal(false);
    expect(tree.some(({ tag }) => tag === 0x00280011)).to.equal(true);
  });

  it('sends no P-DATA-TF longer than the SUT takes (PS3.8 D.1)', () => {
    const { turns } = build(input(), { ...fakeTarget, maxLength: 128 });
    const lengths = turns.flatMap((turn) =>
      turn.kind === 'send' && turn.what === 'P-DATA-TF' ? [turn.bytes.length - 6] : [],
    );
    expect(Math.max(...lengths)).to.be.at.most(128);
  });

  it('builds every mutation in its least form', () => {
    for (const { id, sizes } of mutations) {
      for (const transferSyntax of [...fakeTarget.pairs.map((pair) => pair.transferSyntax), deflated])
        expect(
          build({ ...input(use(id, { size: sizes?.least ?? 0 })), transferSyntax }, fakeTarget).turns,
          id,
        ).to.not.have.lengthOf(0);
    }
  });
});
