import { expect } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { faultyRun } from './faulty-run-fixture.ts';
import { skipReason } from './skip-reason.ts';

describe('The reason for which a case is skipped', () => {
  const { cases, faults } = faultyRun();
  const reasonOf = (id: string) => skipReason(cases.find((each) => each.id === id) as CaseResult, faults);

  it('of a known deviation is its waiver', () => {
    expect(reasonOf('ps3.5/9.1/uid-of-65-characters')).to.equal(
      'known deviation: fixed in release 2.4 (accepted by QA until 2026-12-31)',
    );
  });

  it('of a blocked case is the fault that blocks it', () => {
    expect(reasonOf('ps3.4/gg.4/stored:CTImageStorage')).to.equal(
      'blocked by a fault: A C-STORE request gets no answer',
    );
    expect(skipReason(cases.find((each) => each.blockedBy) as CaseResult, [])).to.equal(
      'blocked by a fault: service/c-store-answered',
    );
  });

  it('of a case that was not run says so once', () => {
    expect(reasonOf('ps3.8/9.1.4/artim')).to.equal('not run: the time of the run was used up');
  });

  it('of any other that was not judged is verdict and reason', () => {
    expect(reasonOf('ps3.8/9.2/random-bytes')).to.equal('inconclusive: no bytes came, and the connection stayed open');
  });

  it('is none for what was judged, and for an error of the harness', () => {
    const judged = cases.filter((each) => skipReason(each, faults) === undefined).map(({ verdict }) => verdict);
    expect(new Set(judged)).to.deep.equal(new Set(['pass', 'fail', 'warn', 'error']));
  });
});
