import { expect } from 'chai';
import type { SendReport } from '../sut/sut.ts';
import { type ComparisonParts, compare } from './scu-comparison.ts';
import type { ScuAccounts } from './scu-step.ts';
import { aLog, aProcess, aStore, someAccounts } from './testing/scu-accounts.ts';

const run = (report: SendReport): ScuAccounts => someAccounts(['1.1'], [aLog([aStore('1.1', 0xa700)])], { report });
const exits = (code: number, durationMs = 10) => run({ process: aProcess({ end: `exit code ${code}`, durationMs }) });

const good = exits(0);

/** Compares a run with good ones; further runs are taken from `more`, the last again and again. */
async function comparing(first: ScuAccounts, more: readonly ScuAccounts[], some: Partial<ComparisonParts> = {}) {
  let runs = 0;
  const again = async () => more[Math.min(runs++, more.length - 1)];
  const parts = { steps: [], references: [good, good], again, attempts: 1, mayRepeat: true, ...some };
  return { ...(await compare(first, parts)), runs };
}

describe('comparing a run with runs in which all is answered well', () => {
  it('shows a refusal by any sign that differs, at once', async () => {
    const { check, signs, runs, isBlind, notes } = await comparing(exits(1), []);
    expect(check).to.include({ holds: true, actual: 'differs in exit status' });
    expect({ signs, runs, isBlind, notes }).to.deep.equal({
      signs: ['exit status'],
      runs: 0,
      isBlind: false,
      notes: [],
    });
  });

  it('makes two more runs where no sign differs, and says in how many', async () => {
    const { check, signs, runs } = await comparing(good, [good]);
    expect(check).to.include({ holds: false, actual: 'in 3 of 3 runs nothing that it does or shows differs' });
    expect({ signs, runs }).to.deep.equal({ signs: [], runs: 2 });
  });

  it('looks again at a sign that comes by chance, and does not take it for one that it was not the next times', async () => {
    const slow = exits(0, 9000);
    const { check, runs, notes } = await comparing(slow, [good]);
    expect(check.holds).to.equal(false);
    expect(check.actual).to.equal(
      'in 2 of 3 runs nothing that it does or shows differs; in the others how long it takes',
    );
    expect(runs).to.equal(2);
    expect(notes).to.deep.equal(['what the SCU shows is not stable: the same answers showed in some runs alone']);
    expect((await comparing(slow, [slow])).check.holds).to.equal(true);
  });

  it('is tried as often as the scenario says, and has to show each time', async () => {
    expect(await comparing(exits(1), [exits(1)], { attempts: 5 })).to.include({ runs: 4 });
    const { check } = await comparing(exits(1), [exits(1), good], { attempts: 5 });
    expect(check).to.include({ holds: false });
    expect(check.actual).to.match(/^in 3 of 5 runs nothing/);
  });

  it('is made once for what several cases have confirmed already', async () => {
    const known = await comparing(good, [good], { isKnown: true });
    expect(known.check).to.include({ holds: false, actual: 'in the run nothing that it does or shows differs' });
    expect(known.runs).to.equal(0);
    expect(await comparing(exits(0, 9000), [good], { isKnown: true })).to.include({ runs: 2 });
  });

  it('is made once if it cannot be made again', async () => {
    expect(await comparing(good, [good], { mayRepeat: false, attempts: 5 })).to.include({ runs: 0 });
    const { check } = await comparing(good, [], { again: async () => undefined });
    expect(check.actual).to.equal('in the run nothing that it does or shows differs');
  });

  it('is blind to a system without a process that does nothing else, and says of itself nothing', async () => {
    const silent = run({});
    const parts = { references: [silent, silent], mayRepeat: false };
    expect(await comparing(silent, [], parts)).to.include({ isBlind: true });
    const attested = run({ attested: { text: 'a red lamp', at: '' } });
    expect(await comparing(attested, [], parts)).to.include({ isBlind: false });
    expect(await comparing(good, [], { mayRepeat: false })).to.include({ isBlind: false });
  });

  it('takes no sign for one of the SCU that the harness may have caused', async () => {
    const ends = someAccounts(['1.1'], [aLog([], { released: false })], { report: { process: aProcess() } });
    const closing = [
      { verb: 'respond', args: {}, steps: [], answers: [{ to: 'C-STORE-RQ', rule: { close: 'rst' } }] },
    ] as const;
    expect((await comparing(ends, [ends])).check.holds).to.equal(true);
    expect((await comparing(ends, [ends], { steps: closing })).check.holds).to.equal(false);
  });
});
