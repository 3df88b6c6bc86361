import { expect } from 'chai';
import { exitStatusOf } from './exit-status.ts';

const none = { pass: 0, warn: 0, fail: 0, inconclusive: 0, 'not-applicable': 0, error: 0 };
const status = (some: Partial<typeof none>, strict = false, interrupted = false): number =>
  exitStatusOf({ summary: { ...none, ...some }, interrupted }, { strict });

describe('the exit status of a run', () => {
  it('is 0 when every judged case is pass or warn', () => {
    expect(status({ pass: 1 })).to.equal(0);
    expect(status({ warn: 1, 'not-applicable': 5 })).to.equal(0);
  });

  it('is 1 as soon as a case fails', () => {
    expect(status({ pass: 100, fail: 1 })).to.equal(1);
  });

  it('is 1 for a warning when strict', () => {
    expect(status({ pass: 100, warn: 1 }, true)).to.equal(1);
    expect(status({ pass: 100 }, true)).to.equal(0);
  });

  it('is 0 when every fail is known, and 1 when there is one more', () => {
    const of = (fail: number) =>
      exitStatusOf({ summary: { ...none, fail }, interrupted: false }, { known: { fail: 2, warn: 0 } });
    expect([of(2), of(3)]).to.deep.equal([0, 1]);
  });

  it('is 1 for a warning that no baseline knows when strict', () => {
    const of = (warn: number) =>
      exitStatusOf({ summary: { ...none, warn }, interrupted: false }, { strict: true, known: { fail: 0, warn: 1 } });
    expect([of(1), of(2)]).to.deep.equal([0, 1]);
  });

  it('is 3 when nothing could be judged', () => {
    expect(status({})).to.equal(3);
    expect(status({ 'not-applicable': 3, inconclusive: 2, error: 1 })).to.equal(3);
  });

  it('is 3 when the SUT was lost on the way, or the harness could not run a case, and nothing failed until then', () => {
    expect(status({ pass: 10, error: 1 })).to.equal(3);
    expect(status({ pass: 10, fail: 1, error: 1500 })).to.equal(1);
    const known = { known: { fail: 1, warn: 0 } };
    expect(exitStatusOf({ summary: { ...none, fail: 1, error: 1500 }, interrupted: false }, known)).to.equal(3);
  });

  it('is 130 when it was stopped, whatever was judged', () => {
    expect(status({ pass: 5 }, false, true)).to.equal(130);
    expect(status({ fail: 5 }, false, true)).to.equal(130);
  });
});
