import { expect } from 'chai';
import { fuzz } from '../../fuzz/fuzz.ts';
import type { Behaviour } from '../faulty/fault.ts';
import { legalChoices } from '../faulty/legal/index.ts';
import { seededTarget, startSeededSut } from './seeded-sut.ts';

/** `CSTORE_STATEFUL_RUNS=2000 CSTORE_STATEFUL_SEEDS=1,2,3` tries longer. */
const runs = Number(process.env.CSTORE_STATEFUL_RUNS ?? 40);
const seeds = (process.env.CSTORE_STATEFUL_SEEDS ?? '1').split(',').map(Number);

/** Choices that take their time, listen with TLS, or are for a window of several operations. */
const left = /^slow-|^responses-in-another-order$|^takes-its-time|^one-instance-after|^short-artim|tls/;

/** Without a C-STORE in the health: preflight would have seen who does not store with Success. */
const prepared = { ...seededTarget, checks: { echo: true, release: true } };

const choices: readonly { readonly name: string; readonly behaviour: Partial<Behaviour> }[] = [
  { name: 'no-fault', behaviour: {} },
  ...legalChoices
    .filter((choice) => !left.test(choice.name) && !('tls' in choice))
    .map((choice) => ({ name: choice.name, behaviour: choice })),
];

describe('Sequences of operations are not held against an SCP', () => {
  for (const { name, behaviour } of choices) {
    it(`that makes a legal choice: ${name}`, async () => {
      for (const seed of seeds) {
        await using scp = await startSeededSut(behaviour);
        const options = { runs, seed, timeoutMs: 5000, mutations: ['stateful'], shrinkTimeMs: 5000, explains: false };
        const { finds, runs: done, notes } = await fuzz(scp.sut, options, { prepared });
        const seen = finds.map(({ failure }) => `${failure.level} ${failure.class}: ${failure.text}`);
        expect([...seen, ...notes], `seed ${seed}`).to.deep.equal([]);
        expect(done).to.equal(runs);
      }
    });
  }
});
