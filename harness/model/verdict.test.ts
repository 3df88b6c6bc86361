import { expect } from 'chai';
import { isJudged, verdictKinds, worse } from './verdict.ts';

describe('verdicts', () => {
  it('give the worse of two, whatever their order', () => {
    expect(worse('pass', 'warn')).to.equal('warn');
    expect(worse('fail', 'warn')).to.equal('fail');
    expect(worse('pass', 'inconclusive')).to.equal('inconclusive');
    for (const a of verdictKinds) for (const b of verdictKinds) expect(worse(a, b)).to.equal(worse(b, a));
  });

  it('judge the SUT only when they are pass, warn or fail', () => {
    expect(verdictKinds.filter(isJudged)).to.deep.equal(['pass', 'warn', 'fail']);
  });
});
