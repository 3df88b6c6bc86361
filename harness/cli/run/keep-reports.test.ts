import { writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { temporaryFolder } from '../testing/folder.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';
import { keepsEarlierReports } from './keep-reports.ts';

const lost = { role: 'scp', address: 'A@h:1', reachable: false } as const;
const error = aCaseResult({ verdict: 'error' });

describe('the reports of an earlier run', () => {
  const path = temporaryFolder();

  it('stay if the SUT was not reached', async () => {
    await writeFile(path('results.json'), '{}');
    expect(await keepsEarlierReports(aRunResult([error], { sut: lost }), path())).to.equal(true);
  });

  it('are overwritten by a run that judged a case before the SUT was lost', async () => {
    await writeFile(path('results.json'), '{}');
    expect(await keepsEarlierReports(aRunResult([aCaseResult({}), error], { sut: lost }), path())).to.equal(false);
  });

  it('are overwritten by a run that reached the SUT, whatever it judged', async () => {
    await writeFile(path('results.json'), '{}');
    expect(await keepsEarlierReports(aRunResult([error]), path())).to.equal(false);
  });

  it('need not be kept where there are none', async () => {
    expect(await keepsEarlierReports(aRunResult([error], { sut: lost }), path())).to.equal(false);
  });
});
