import { expect } from 'chai';
import type { Reaction } from '../exchange/reaction.ts';
import type { Ended } from './numbered.ts';
import { SeenReactions } from './seen-reactions.ts';
import { input, reaction, use } from './testing/fakes.ts';

function ended(run: number, some: Partial<Reaction> = {}, isRerun?: true): Ended {
  const ran = { reaction: reaction(some), failures: [], sentBytes: 0 };
  return {
    run,
    phase: 'random',
    input: { ...input(use('bytes/none')), serial: run },
    ran,
    ...(isRerun && { isRerun }),
  };
}

describe('seen reactions', () => {
  it('are new once, and make the first input of each a parent', () => {
    const seen = new SeenReactions();
    expect(seen.add(ended(1))).to.equal('new');
    expect(seen.add(ended(2))).to.equal('seen');
    expect(seen.add(ended(3, { events: ['A-ABORT 2/6'] }))).to.equal('new');
    expect(seen.parents.map(({ serial }) => serial)).to.deep.equal([1, 3]);
    expect(seen.signatures.map(([, run]) => run)).to.deep.equal([1, 3]);
  });

  it('count how far the inputs came', () => {
    const seen = new SeenReactions();
    for (const reach of ['response', 'response', 'connection'] as const) seen.add(ended(1, { reach }));
    expect(seen.reach).to.deep.equal({ response: 2, connection: 1 });
  });

  it('have a class of latency only if it shows once more', () => {
    const seen = new SeenReactions();
    for (let run = 1; run <= 30; run += 1) seen.add(ended(run, { answerMs: 2 }));
    expect(seen.add(ended(31, { answerMs: 900 }))).to.equal('once more');
    expect(seen.count).to.equal(1);
    expect(seen.add(ended(31, { answerMs: 2 }, true))).to.equal('seen');
    expect(seen.count).to.equal(1);
    expect(seen.add(ended(32, { events: ['A-ABORT 2/6'], answerMs: 900 }))).to.equal('once more');
    expect(seen.add(ended(32, { events: ['A-ABORT 2/6'], answerMs: 800 }, true))).to.equal('new');
    expect(seen.signatures.map(([signature]) => signature).at(-1)).to.match(/ slow$/);
  });
});
