// The report of a run of 5,000 cases, of which each shows its conversation: a file that a mail still takes, and a page that is searched at once.

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeReports } from '../../report/index.ts';
import { manyCases } from '../../report/run-result-fixture.ts';
import { openFile } from './opened-page.ts';
import { reports } from './opened-report.ts';

describe('The conformance report of 5,000 cases', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-large-'));
    await writeReports(manyCases(5000), folder, ['html']);
  });
  after(() => rm(folder, { recursive: true }));

  it('is less than 3 MB', async () => {
    expect((await stat(join(folder, 'index.html'))).size).to.be.within(300_000, 3_000_000);
  });

  it('opens with few elements, and finds a case among them all', async () => {
    const { browser } = await reports();
    const { page, complaints, close } = await openFile(browser, join(folder, 'index.html'));
    await page.locator('#shown', { hasText: /^5,000 cases$/ }).waitFor();
    expect(await page.evaluate("document.querySelectorAll('*').length")).to.be.below(30_000);
    await page.locator('[name=text]').fill('id:scenario-499 sop:CTImage');
    await page.locator('#shown', { hasText: '1 of 5,000 cases' }).waitFor();
    expect(await page.locator('details.case:visible').count()).to.equal(1);
    expect(complaints).to.deep.equal([]);
    await close();
  });
});
