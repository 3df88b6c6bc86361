import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import { painter } from '../terminal.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';
import { summaryLines } from './summary.ts';

const wide = { paint: painter(false), columns: 100 };
const failed = aCaseResult({
  id: 'ps3.7/9.1.1/uid:HangingProtocolStorage',
  scenario: 'ps3.7/9.1.1/uid',
  verdict: 'fail',
  requirement: { ref: 'PS3.7 9.1.1.1.9', level: 'shall', text: 'A bad UID is refused' },
  expected: [{ text: 'C-STORE-RSP with Status 0x0117' }, { text: 'A-ABORT' }],
  observed: { kind: 'report', text: 'C-STORE-RSP with Status 0x0000' },
});

describe('the end of a run', () => {
  it('has a row a clause and a column a verdict that occurs', () => {
    const lines = summaryLines(aRunResult([aCaseResult({}), aCaseResult({ verdict: 'warn' }), failed]), wide);
    expect(lines.slice(-6)).to.deep.equal([
      '              pass  warn  fail',
      'ps3.4/gg.4.2     1     1     ·',
      'ps3.7/9.1.1      ·     ·     1',
      'total            1     1     1',
      '',
      '3 cases against built-in in 1.2 s, seed 7',
    ]);
  });

  it('tells a fail by clause, what was expected, and what came', () => {
    const lines = summaryLines(aRunResult([failed]), wide);
    expect(lines.slice(0, 6)).to.deep.equal([
      'fail ps3.7/9.1.1/uid:HangingProtocolStorage',
      '  clause   PS3.7 9.1.1.1.9 (shall): A bad UID is refused',
      '  expected C-STORE-RSP with Status 0x0117',
      '  or       A-ABORT',
      '  actual   C-STORE-RSP with Status 0x0000',
      '',
    ]);
  });

  it('tells the demand of the clause once, and how the system was where it was not well afterwards', () => {
    const deadly: CaseResult = {
      ...failed,
      reasons: [{ kind: 'requirement' }],
      health: 'unreachable',
      healthDetail: 'connection refused',
    };
    const lines = summaryLines(aRunResult([deadly]), wide);
    expect(lines.filter((line) => line.includes('A bad UID is refused'))).to.have.length(1);
    expect(lines).to.include('  after    unreachable: connection refused');
    const told: CaseResult = {
      ...deadly,
      reasons: [...deadly.reasons, { kind: 'health', text: 'unreachable: connection refused' }],
    };
    expect(
      summaryLines(aRunResult([told]), wide).filter(
        (line) => line.includes('refused;') || line.includes('unreachable'),
      ),
    ).to.have.length(1);
  });

  it('tells fails that are alike once', () => {
    const another = { ...failed, id: 'ps3.7/9.1.1/uid:ColorPaletteStorage' };
    const lines = summaryLines(aRunResult([failed, another]), wide);
    expect(lines.filter((line) => line.startsWith('fail'))).to.deep.equal([`fail ${failed.id} and 1 more like it`]);
  });

  it('tells an error of the environment once, whichever scenarios it kept from running', () => {
    const error = aCaseResult({
      verdict: 'error',
      observed: { kind: 'report', text: '' },
      reasons: [{ kind: 'note', text: 'connection refused' }],
    });
    const lines = summaryLines(aRunResult([error, { ...error, id: 'b', scenario: 'b' }]), wide);
    expect(lines.filter((line) => line.startsWith('error'))).to.deep.equal([`error ${error.id} and 1 more like it`]);
  });

  it('gives a narrow terminal a list instead of the table', () => {
    const lines = summaryLines(aRunResult([aCaseResult({}), failed]), { ...wide, columns: 40 });
    expect(lines.slice(-3)).to.deep.equal(['     1 pass', '     1 fail', '2 cases against built-in in 1.2 s, seed 7']);
  });

  it('says when the run was stopped', () => {
    expect(summaryLines(aRunResult([], { interrupted: true }), wide).at(-1)).to.match(
      /^stopped before the end; 0 cases/,
    );
  });

  it('prints nothing that a terminal would obey', () => {
    const hostile: CaseResult = { ...failed, observed: { kind: 'report', text: '\u001b]0;owned\u0007' } };
    expect(summaryLines(aRunResult([hostile]), wide).join('\n'))
      .to.include('\\x1b]0;owned\\x07')
      .and.not.include('\u001b');
  });
});
