import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import { painter } from '../terminal.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';
import { summaryLines } from './summary.ts';

const wide = { paint: painter(false), columns: 200 };
const failed = aCaseResult({
  id: 'ps3.7/9.1.1/uid:HangingProtocolStorage',
  scenario: 'ps3.7/9.1.1/uid',
  title: 'A bad UID is refused',
  verdict: 'fail',
  requirement: { ref: 'PS3.7 9.1.1.1.9', level: 'shall', text: 'A bad UID is refused' },
  expected: [{ text: 'C-STORE-RSP with Status 0x0117' }, { text: 'A-ABORT' }],
  observed: { kind: 'report', text: 'C-STORE-RSP with Status 0x0000' },
});

const warned = aCaseResult({ id: 'w', scenario: 'w/w', verdict: 'warn', observed: { kind: 'report', text: 'late' } });
const line =
  'serious   Expected: A bad UID is refused; instead it answers C-STORE-RSP with Status 0x0000 (PS3.7 9.1.1.1.9; 1 case)';

describe('the end of a run', () => {
  it('is the verdict, the faults, how to see more, and the counts', () => {
    const lines = summaryLines(aRunResult([aCaseResult({}), failed, warned]), {
      ...wide,
      report: 'reports/index.html',
    });
    expect(lines).to.deep.equal([
      'Not fulfilled: "A bad UID is refused".',
      '',
      line,
      '1 warning; --verbose lists them',
      `more: cstore explain ${failed.id}, reports/index.html, --verbose`,
      '',
      '1 pass  1 warn  1 fail',
      '3 cases against built-in in 1.2 s, seed 7',
    ]);
  });

  it('is the verdict and the faults alone with --quiet', () => {
    const sut = { role: 'scp' as const, address: 'A@h:1', reachable: true, notes: ['a note'] };
    expect(summaryLines(aRunResult([failed, warned], { sut }), { ...wide, quiet: true })).to.deep.equal([
      'Not fulfilled: "A bad UID is refused".',
      '',
      line,
    ]);
  });

  it('tells a fault once, worst first, with the cases that it blocks', () => {
    const silent: CaseResult = {
      ...failed,
      id: 's',
      scenario: 's/s',
      requirement: { ...failed.requirement, rule: 'service/c-store' },
      observed: { kind: 'silence', ms: 10 },
      health: 'died',
    };
    const cases = [
      failed,
      { ...failed, id: 'f2' },
      silent,
      ...['b1', 'b2'].map((id) => blocked(id, 'service/c-store')),
    ];
    const lines = summaryLines(aRunResult(cases), wide);
    expect(lines.slice(2, 4)).to.deep.equal([
      'critical  A legal message kills the process (PS3.7 9.1.1.1.9; 1 case, 2 blocked)',
      line.replace('1 case', '2 cases'),
    ]);
  });

  it('lists warnings, the clearest case of each fault and the table with --verbose', () => {
    const lines = summaryLines(aRunResult([aCaseResult({}), failed, warned]), { ...wide, verbose: true });
    expect(lines.slice(2, 9)).to.deep.equal([
      line,
      '  fault    ps3.7/9.1.1/uid/report/data-transfer',
      '  case     ps3.7/9.1.1/uid:HangingProtocolStorage',
      '  clause   PS3.7 9.1.1.1.9 (shall): A bad UID is refused',
      '  expected C-STORE-RSP with Status 0x0117',
      '  or       A-ABORT',
      '  actual   C-STORE-RSP with Status 0x0000',
    ]);
    expect(lines).to.include(
      'warning   Expected: A valid instance is stored; instead it answers late (PS3.4 GG.4.2; 1 case)',
    );
    expect(lines.slice(-8, -2)).to.deep.equal([
      '              pass  warn  fail',
      'ps3.4/gg.4.2     1     ·     ·',
      'ps3.7/9.1.1      ·     ·     1',
      'w                ·     1     ·',
      'total            1     1     1',
      '',
    ]);
  });

  it('lists warnings if they count as failures', () => {
    expect(summaryLines(aRunResult([warned]), { ...wide, strict: true })[2]).to.match(/^warning {3}/);
  });

  it('tells how the system was if it was not well afterwards, once', () => {
    const deadly: CaseResult = { ...failed, health: 'unreachable', healthDetail: 'connection refused' };
    const verbose = { ...wide, verbose: true };
    expect(summaryLines(aRunResult([deadly]), verbose)).to.include('  after    unreachable: connection refused');
    const told: CaseResult = { ...deadly, reasons: [{ kind: 'health', text: 'unreachable: connection refused' }] };
    const lines = summaryLines(aRunResult([told]), verbose).filter((text) => text.includes('connection refused'));
    expect(lines).to.deep.equal(['  reason   afterwards the system is unreachable: connection refused']);
  });

  it('tells what is known after what is new, with who accepted it', () => {
    const waiver = { reason: 'fixed in 2.0', acceptedBy: 'QA', until: '2026-12-31' };
    const run = aRunResult([failed]);
    const known = { ...run, faults: run.faults.map((fault) => ({ ...fault, waiver })) };
    expect(summaryLines(known, wide).slice(0, 3)).to.deep.equal([
      'No new fault was found in 1 case. One known deviation.',
      '',
      `${line.replace('serious', 'known  ')}: fixed in 2.0 (accepted by QA until 2026-12-31)`,
    ]);
  });

  it('quotes what the vendor disputes below the fault, which counts all the same', () => {
    const { faults, ...rest } = aRunResult([failed]);
    const dispute = { by: 'ACME', text: 'not so\u001b', date: '2026-11-20' };
    const run = { ...rest, faults: faults.map((fault) => ({ ...fault, dispute })) };
    const lines = summaryLines(run, wide);
    expect(lines[0]).to.equal('Not fulfilled: "A bad UID is refused".');
    expect(lines.slice(2, 4)).to.deep.equal([line, '          disputed by ACME on 2026-11-20: "not so\\x1b"']);
    expect(summaryLines(run, { ...wide, quiet: true }).join()).to.not.include('disputed');
    const waiver = { reason: 'known', until: '2026-12-31' };
    const known = { ...run, faults: run.faults.map((fault) => ({ ...fault, waiver })) };
    expect(summaryLines(known, wide).join('\n')).to.match(/^known .*\n {10}disputed by ACME/m);
  });

  it('says in a line each what was blocked by which fault, and what did not run', () => {
    const notRun = aCaseResult({
      id: 'n',
      verdict: 'inconclusive',
      reasons: [{ kind: 'not-run', text: 'not run: the time of the run was over' }],
    });
    const silent: CaseResult = {
      ...failed,
      requirement: { ...failed.requirement, rule: 'x' },
      observed: { kind: 'silence', ms: 1 },
    };
    const lines = summaryLines(
      aRunResult([silent, blocked('a', 'x'), blocked('b', 'y'), blocked('c', 'x'), notRun]),
      wide,
    );
    expect(lines).to.include('3 cases could not be judged: 2 by "A legal message gets no answer", 1 by "y"');
    expect(lines).to.include('1 case not run: the time of the run was over');
  });

  it('says what was not tested for want of an option', () => {
    const text = 'the SUT is reached without TLS';
    const untried = aCaseResult({
      verdict: 'not-applicable',
      reasons: [{ kind: 'precondition', text, options: ['--tls'] }],
    });
    expect(summaryLines(aRunResult([untried]), wide)).to.include('Not tested: TLS (1 case, which needs --tls).');
  });

  it('tells an error of the environment once, whichever scenarios it kept from running', () => {
    const error = aCaseResult({
      verdict: 'error',
      observed: { kind: 'nothing', text: '' },
      reasons: [{ kind: 'harness', text: 'connection refused' }],
    });
    const lines = summaryLines(aRunResult([error, { ...error, id: 'b', scenario: 'b' }]), wide);
    expect(lines.filter((text) => text.startsWith('error'))).to.deep.equal(['error connection refused (2 cases)']);
  });

  it('names a case that can be run where a rule that always holds is broken', () => {
    const rule = aCaseResult({
      id: 'rules/pdu/length',
      scenario: 'rules/pdu/length',
      verdict: 'fail',
      observed: { kind: 'rule', checked: 20, brokenIn: ['x', 'y'] },
    });
    const lines = summaryLines(aRunResult([rule]), wide);
    expect(lines[2]).to.match(/; 2 cases\)$/);
    expect(lines[3]).to.equal('more: cstore explain x, --verbose');
  });

  it('cuts titles to the width of the terminal, and gives a narrow one a list instead of the table', () => {
    const lines = summaryLines(aRunResult([aCaseResult({}), failed]), { ...wide, columns: 60, verbose: true });
    expect(lines[2]).to.match(/^serious {3}Expected: A bad UID is .*… \(PS3\.7 9\.1\.1\.1\.9; 1 case\)$/);
    expect(lines[2]?.length).to.be.at.most(60);
    expect(lines.slice(-5, -3)).to.deep.equal(['     1 pass', '     1 fail']);
  });

  it('says when the run was stopped', () => {
    expect(summaryLines(aRunResult([], { interrupted: true }), wide).at(-1)).to.match(
      /^stopped before the end; 0 cases/,
    );
  });

  it('prints nothing that a terminal would obey', () => {
    const hostile: CaseResult = {
      ...failed,
      title: '\u001b[2J',
      observed: { kind: 'report', text: '\u001b]0;owned\u0007' },
    };
    const more: CaseResult = { ...blocked('\u001b', '\u001b'), requirement: { ...failed.requirement, ref: '\u001b' } };
    const error: CaseResult = {
      ...hostile,
      id: 'e\u001b',
      verdict: 'error',
      reasons: [{ kind: 'harness', text: '\u001b' }],
    };
    for (const verbose of [true, false]) {
      const text = summaryLines(aRunResult([hostile, more, error]), { ...wide, verbose }).join('\n');
      expect(text).to.include('\\x1b]0;owned\\x07').and.not.include('\u001b');
    }
  });
});

function blocked(id: string, rule: string): CaseResult {
  return aCaseResult({ id, verdict: 'inconclusive', blockedBy: rule, reasons: [{ kind: 'blocked', text: 'silence' }] });
}
