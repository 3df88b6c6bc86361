import { expect } from 'chai';
import { fuzzVerdict } from './fuzz-verdict.ts';

describe('The verdict of a campaign', () => {
  const fault = (title: string) => ({ title, isFail: true });
  const warning = { title: 'odd', isFail: false };

  it('names the worst find and counts the others', () => {
    expect(fuzzVerdict({ finds: [fault('It dies')], runs: 10 })).to.equal('It dies.');
    expect(fuzzVerdict({ finds: [fault('It dies'), fault('It hangs'), warning], runs: 10 })).to.equal(
      'It dies; one more fault. One warning.',
    );
  });

  it('says how many inputs found nothing', () => {
    expect(fuzzVerdict({ finds: [], runs: 3000 })).to.equal('No fault was found in 3,000 inputs.');
    expect(fuzzVerdict({ finds: [warning, warning], runs: 1 })).to.equal(
      'No fault was found in 1 input. Two warnings.',
    );
  });

  it('says why it ended early, and never that nothing was found if nothing was sent', () => {
    expect(fuzzVerdict({ finds: [], runs: 5, ended: 'stopped by Ctrl-C' })).to.equal(
      'No fault was found in 5 inputs. It ended early: stopped by Ctrl-C.',
    );
    expect(fuzzVerdict({ finds: [], runs: 0 })).to.equal('No input could be sent.');
  });
});
