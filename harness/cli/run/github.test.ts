import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';
import { annotations, data, property, tellGitHub } from './github.ts';

const failed = (some: Partial<CaseResult> = {}) =>
  aCaseResult({ verdict: 'fail', observed: { kind: 'report', text: 'FIN' }, ...some });

describe('the annotations of a run in GitHub Actions', () => {
  it('are an error for each new fault, worst first, and one warning for all warnings', () => {
    const warned = ['w1', 'w2'].map((scenario) => failed({ id: scenario, scenario, verdict: 'warn' }));
    const died = failed({ id: 'd', scenario: 'd', health: 'died' });
    expect(annotations(aRunResult([failed(), died, ...warned]))).to.deep.equal([
      '::error title=cstore%3A critical fault::A legal message kills the process (PS3.4 GG.4.2; 1 case)',
      '::error title=cstore%3A serious fault::Expected: A valid instance is stored; instead it answers FIN (PS3.4 GG.4.2; 1 case)',
      '::warning title=cstore%3A 2 warnings::Expected: A valid instance is stored; instead it answers FIN (PS3.4 GG.4.2; 1 case)' +
        '; Expected: A valid instance is stored; instead it answers FIN (PS3.4 GG.4.2; 1 case)',
    ]);
  });

  it('say nothing of a known deviation', () => {
    const run = aRunResult([failed(), failed({ id: 'w', scenario: 'w', verdict: 'warn' })]);
    const waiver = { reason: 'r', until: '2026-12-31' };
    expect(annotations({ faults: run.faults.map((fault) => ({ ...fault, waiver })) })).to.deep.equal([]);
  });

  it('are one line each, whatever the SUT says', () => {
    const hostile = failed({ title: 'a\n::error::b\r%0A##[error]c' });
    const [line, ...others] = annotations(aRunResult([hostile]));
    expect(others).to.deep.equal([]);
    expect(line).to.match(
      /^::error title=cstore%3A serious fault::Expected: a\\x0a::error::b\\x0d%250A#\\x23\[error\]c/,
    );
  });

  it('escape as GitHub demands', () => {
    expect(data('1%\r\n:,')).to.equal('1%25%0D%0A:,');
    expect(property('1%\r\n:,')).to.equal('1%25%0D%0A%3A%2C');
  });
});

describe('telling GitHub Actions', () => {
  const path = temporaryFolder();

  it('appends to the summary of the job', async () => {
    await writeFile(path('summary.md'), '# before\n');
    await tellGitHub(aRunResult([aCaseResult({})]), {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: path('summary.md'),
    });
    expect(await readFile(path('summary.md'), 'utf8')).to.match(/^# before\n## cstore: built/);
  });

  it('happens nowhere else', async () => {
    await tellGitHub(aRunResult([aCaseResult({})]), { GITHUB_STEP_SUMMARY: path('summary.md') });
    expect(await readFile(path('summary.md'), 'utf8').catch(() => 'none')).to.equal('none');
  });
});
