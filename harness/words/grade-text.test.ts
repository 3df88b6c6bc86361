import { expect } from 'chai';
import { gradeText } from './grade-text.ts';

describe('The grade in words', () => {
  it('says what caps it and what would raise it', () => {
    const serious = { kind: 'faults', grade: 'D', severity: 'serious', count: 5 } as const;
    const moderate = { kind: 'faults', grade: 'C', severity: 'moderate', count: 1 } as const;
    const unjudged = { kind: 'unjudged', grade: 'B', count: 30, of: 100 } as const;
    expect(gradeText({ grade: 'D', caps: [serious, moderate] })).to.equal(
      'Grade D: 5 serious faults. Without them, it would be C, for 1 moderate fault.',
    );
    expect(gradeText({ grade: 'C', caps: [moderate] })).to.equal(
      'Grade C: 1 moderate fault. Without it, it would be A.',
    );
    expect(gradeText({ grade: 'B', caps: [unjudged] })).to.contain('30 of 100 cases that apply were not judged');
    expect(gradeText({ grade: 'A', caps: [] })).to.contain('Grade A: no fault was found');
  });

  it('says why there is none', () => {
    expect(gradeText({ grade: undefined, missing: 'stopped', caps: [] })).to.equal(
      'No grade: the run was stopped before every case had run.',
    );
  });
});
