import { expect } from 'chai';
import { deadly } from '../report/faulty-run-fixture.ts';
import { runsText } from './runs-text.ts';

describe('How often a fault was seen again', () => {
  const other = { ...deadly, id: 'other' };
  const again = { ...deadly, attempts: [{ verdict: 'fail' as const, why: 'alone' }] };

  it('is each once if no case ran again', () => {
    expect(runsText({ cases: [deadly.id] }, [deadly])).to.equal(', run once');
    expect(runsText({ cases: [deadly.id, 'other'] }, [deadly, other])).to.equal(', each run once');
  });

  it('is in how many runs it showed, attempts and repetitions counted', () => {
    const flaky = { ...other, repeated: ['fail' as const, 'pass' as const] };
    expect(runsText({ cases: [deadly.id] }, [again])).to.equal(', in 2 of 2 runs');
    expect(runsText({ cases: [deadly.id, 'other'] }, [again, flaky])).to.equal(', in 3 of 4 runs of them');
  });

  it('is not told of cases that something else judges', () => {
    expect(runsText({ cases: ['rules/x'] }, [again])).to.equal('');
  });
});
