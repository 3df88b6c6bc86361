import { expect } from 'chai';
import { describeUses } from '../../../fuzz/input.ts';
import { responseTagsOf } from '../../../fuzz/scu/build-answers.ts';
import { fuzzScu } from '../../../fuzz/scu/fuzz-scu.ts';
import { associationFaults } from './association-faults.ts';
import { findFault, prepareSeeded } from './found-scu.ts';
import { responseFaults } from './response-faults.ts';
import { seededScu } from './seeded-scu.ts';

/** Elements that a minimal response may have left: three that make it a response with a status, and one that is wrong. */
const fewElements = 4;
const faultFreeRuns = 200;

describe('A campaign finds what an SCU was seeded with, and shrinks it', function () {
  this.timeout(120_000);

  for (const fault of [...associationFaults, ...responseFaults]) {
    it(`${fault.name}: it ${fault.does}`, async () => {
      const { find, result, known } = await findFault(fault, 1);
      expect(find?.failure.class, result.finds.map(({ id }) => id).join()).to.equal(fault.finds);
      expect(find?.confirmed).to.equal(3);
      expect(find?.inputs.length).to.equal(1);
      for (const input of find?.inputs ?? []) {
        expect(input.uses.length, describeUses(input)).to.equal(1);
        expect(responseTagsOf(input, known.requests).length, describeUses(input)).to.be.at.most(fewElements);
      }
    });
  }

  it('and nothing in an SCU without a fault', async () => {
    const known = await prepareSeeded(undefined, 10_000);
    const options = { runs: faultFreeRuns, seed: 1, timeoutMs: 10_000, concurrency: 8, strict: true };
    const { finds, runs, notes } = await fuzzScu(seededScu(), options, { known });
    expect(finds.map(({ id, failure }) => `${id}: ${failure.text}`)).to.deep.equal([]);
    expect(runs).to.equal(faultFreeRuns);
    expect(notes.filter((note) => note.startsWith('run '))).to.deep.equal([]);
  });
});
