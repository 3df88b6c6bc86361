import { expect } from 'chai';
import type { FuzzOptions } from '../../fuzz/campaign/fuzz-options.ts';
import { fuzz } from '../../fuzz/fuzz.ts';
import { describeUses } from '../../fuzz/input.ts';
import { faultsAcrossAssociations } from './faults-across-associations.ts';
import { faultsWithinAnAssociation } from './faults-within-an-association.ts';
import { seededTarget, startSeededSut } from './seeded-sut.ts';
import type { StatefulFault } from './stateful-fault.ts';

const statefulFaults = [...faultsWithinAnAssociation, ...faultsAcrossAssociations];

const limits: FuzzOptions = {
  runs: 3000,
  seed: 1,
  timeoutMs: 250,
  shrinkTimeMs: 40_000,
  maxFinds: 1,
  explains: false,
  mutations: ['stateful'],
};

/** What depends on the association before, whosever it was, may not show again; so many campaigns are enough for one that does. */
const campaignsAtMost = 8;

/** Fuzzes the SCP until something is found, and expects it to be what it was seeded with, shrunk. */
async function expectFound(fault: StatefulFault): Promise<void> {
  const { finds, fewest } = fault;
  const seeds = Array.from({ length: fault.isUnsteady ? campaignsAtMost : 1 }, (_, at) => at + 1);
  let { result, find } = await found(fault, seeds[0] ?? 1);
  for (const seed of seeds.slice(1)) if (find?.confirmed !== 3) ({ result, find } = await found(fault, seed));
  expect(find?.failure.class, result.notes.join('; ')).to.equal(finds);
  expect(find?.confirmed).to.equal(3);
  const [input, more] = find?.inputs ?? [];
  expect(more).to.equal(undefined);
  expect(input?.operations?.length, input && describeUses(input)).to.be.at.most(fewest);
}

async function found({ behaviour, finds }: StatefulFault, seed: number) {
  await using scp = await startSeededSut(behaviour);
  const strict = finds === 'stored bytes differ';
  const result = await fuzz(scp.sut, { ...limits, seed, strict }, { prepared: seededTarget });
  return { result, find: result.finds.find(({ failure }) => failure.level === 'fail') };
}

describe('A campaign finds what an SCP was seeded with that fails on an order of operations', () => {
  for (const fault of statefulFaults) {
    it(`${fault.name}: it ${fault.does}`, () => expectFound(fault));
  }
});
