// The search among the cases of the conformance report, in its field, its choices and the address.

import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openReport, reports, wide } from './opened-report.ts';

const visibleCases = (page: Page) => page.locator('details.case:visible').count();

describe('The filter of the conformance report', () => {
  it('finds words in title, clause, parameters and outcome', async () => {
    const { page } = await openReport('small');
    await page.locator('[name=text]').fill('message id ct image');
    await page.locator('#shown', { hasText: '1 of 16 cases' }).waitFor();
    expect(await visibleCases(page)).to.equal(1);
    await page.locator('[name=text]').fill('no such word');
    await page.locator('#nothing').waitFor({ state: 'visible' });
    expect(await visibleCases(page)).to.equal(0);
  });

  it('narrows by verdict, SOP Class, status and clause, and clears again', async () => {
    const { page } = await openReport('large');
    await page.locator('[name=sop]').selectOption('=CTImageStorage');
    await page.locator('#shown', { hasText: '200 of 2,000 cases' }).waitFor();
    await page.locator('[name=verdict][value=fail]').check();
    await page.locator('#shown', { hasText: /^50 of/ }).waitFor();
    await page.locator('[name=status]').selectOption('0x0124');
    await page.locator('#shown', { hasText: /^17 of/ }).waitFor();
    await page.locator('[name=clause]').selectOption('=PS3.4 GG.3');
    await page.locator('#shown', { hasText: /^3 of/ }).waitFor();
    await page.locator('button[type=reset]').click();
    await page.locator('#shown', { hasText: /^2,000 cases$/ }).waitFor();
  });

  it('is set by a cell of the matrix, a clause and a tile', async () => {
    const { page } = await openReport('large');
    await page.locator('td a[href="#q=sop%3A%3DInventoryStorage%20status%3A0xA700"]').click();
    await page.locator('#shown', { hasText: '17 of 2,000 cases' }).waitFor();
    await page.locator('.coverage a', { hasText: 'GG.6' }).click();
    await page.locator('#shown', { hasText: '280 of 2,000 cases' }).waitFor();
    await page.locator('.tile a', { hasText: 'Fail' }).click();
    await page.locator('#shown', { hasText: '50 of 2,000 cases' }).waitFor();
    expect(await page.locator('[name=text]').inputValue()).to.equal('verdict:fail');
    expect(await page.locator('[name=verdict][value=fail]').isChecked()).to.equal(true);
    await page.goBack();
    await page.locator('#shown', { hasText: '280 of 2,000 cases' }).waitFor();
  });

  it('goes with the address: a way back to one without a search lists every case', async () => {
    const { page } = await openReport('large');
    await page.locator('.tile a', { hasText: 'Fail' }).click();
    await page.locator('#shown', { hasText: '50 of 2,000 cases' }).waitFor();
    await page.goBack();
    await page.locator('#shown', { hasText: /^2,000 cases$/ }).waitFor();
    expect(await page.locator('[name=text]').inputValue()).to.equal('');
    expect(await page.locator('[name=verdict]:checked').count()).to.equal(0);
  });

  it('stands in the address, and an address sets it', async () => {
    const { page } = await openReport('large');
    await page.locator('[name=text]').fill('verdict:fail sop:CTImage');
    await page.locator('#shown', { hasText: '50 of 2,000 cases' }).waitFor();
    const address = page.url();
    await page.locator('button[type=reset]').click();
    await page.locator('#shown', { hasText: /^2,000 cases$/ }).waitFor();
    await page.goto('about:blank');
    await page.goto(address);
    await page.locator('#shown', { hasText: '50 of 2,000 cases' }).waitFor();
    expect(await page.locator('[name=sop]').inputValue()).to.equal('');
  });

  it('lists what it finds worst first, and puts all back in its place without a search', async () => {
    const { page } = await openReport('small');
    const titles = () => page.locator('.scenario:visible h4').allTextContents();
    const before = await titles();
    await page.locator('[name=text]').fill('verdict:fail');
    await page.locator('#shown', { hasText: 'of 16 cases' }).waitFor();
    expect((await titles())[0]).to.equal('PDVs of different lengths in one P-DATA-TF are taken');
    await page.locator('button[type=reset]').click();
    await page.locator('#shown', { hasText: /^16 cases$/ }).waitFor();
    expect(await titles()).to.deep.equal(before);
  });

  it('says what is odd about it', async () => {
    const { page } = await openReport('small');
    await page.locator('[name=text]').fill('verdict:bogus colour:red');
    await page.locator('#hint', { hasText: 'No case has verdict:bogus. There are error, fail,' }).waitFor();
    expect(await page.locator('#hint').textContent()).to.contain('“colour:” is no field');
    await page.locator('[name=text]').fill('verdict:fail');
    await page.locator('#hint', { hasText: /^$/ }).waitFor({ state: 'attached' });
  });

  it('opens the case that an address names, whatever was searched', async () => {
    const { page } = await openReport('large');
    await page.locator('[name=text]').fill('no such word');
    await page.locator('#nothing').waitFor({ state: 'visible' });
    await page.evaluate("location.hash = '#case/ps3.4/gg.3/scenario-3:CTImageStorage'");
    await page.locator('[id="case/ps3.4/gg.3/scenario-3:CTImageStorage"] .ladder').waitFor({ state: 'visible' });
    expect(await page.evaluate('document.activeElement.tagName')).to.equal('SUMMARY');
  });

  it('keeps the title of its scenario in sight', async () => {
    const { page } = await openReport('large');
    await page.evaluate("location.hash = '#case/ps3.4/gg.3/scenario-3:InventoryStorage'");
    const shown = page.locator('[id="case/ps3.4/gg.3/scenario-3:InventoryStorage"]');
    await shown.locator('.ladder').waitFor({ state: 'visible' });
    const title = await page.locator('.scenario', { has: shown }).locator('> summary').boundingBox();
    const summary = await shown.locator('> summary').boundingBox();
    expect(title?.y).to.be.at.least(0);
    expect(summary?.y).to.be.at.least((title?.y ?? 0) + (title?.height ?? 0) - 1);
  });

  it('opens the case that a fault links to, and the fault that a case links to', async () => {
    const { page } = await openReport('small');
    const link = page.locator('.fault a[href^="#case/"]').first();
    const shownCase = page.locator(`[id="${(await link.getAttribute('href'))?.slice(1)}"]`);
    await link.click();
    await shownCase.locator('.ladder').waitFor({ state: 'visible' });
    const fault = await shownCase.locator('a[href^="#fault-"]').first().getAttribute('href');
    await page.evaluate("document.querySelectorAll('.fault').forEach((each) => { each.open = false; })");
    await shownCase.locator('a[href^="#fault-"]').first().click();
    await page.locator(`${fault} .inside`).waitFor({ state: 'visible' });
  });

  it('narrows to a fault, in whatever cases it shows', async () => {
    const { page } = await openReport('small');
    const value = await page
      .locator('[name=fault] option', { hasText: 'lacks an Implementation' })
      .getAttribute('value');
    await page.locator('[name=fault]').selectOption(value);
    await page.locator('#shown', { hasText: '2 of 16 cases' }).waitFor();
  });

  it('is set by the link to all cases of a fault', async () => {
    const { page } = await openReport('large');
    await page.locator('.fault a[href="#q=fault%3A1"]').first().click();
    await page.locator('#shown', { hasText: '50 of 2,000 cases' }).waitFor();
  });

  it('shows known deviations alone when their tile is chosen', async () => {
    const { page } = await openReport('small');
    await page.locator('.tile a', { hasText: 'Known' }).click();
    await page.locator('#shown', { hasText: '1 of 16 cases' }).waitFor();
  });

  it('says in a browser that is too old why there are no cases', async () => {
    const { browser, files } = await reports();
    const context = await browser.newContext(wide);
    await context.addInitScript('delete globalThis.DecompressionStream');
    const page = await context.newPage();
    await page.goto(`file://${files.path('small', 'index.html')}`);
    await page.getByText('The cases cannot be listed: this browser is too old for it.').waitFor();
    expect(await page.locator('.fault').first().isVisible()).to.equal(true);
    await context.close();
  });

  it('is out of the way where no JavaScript runs, which is said, and the faults still open', async () => {
    const { page } = await openReport('small', { ...wide, javaScriptEnabled: false });
    expect(await page.locator('#filter').isVisible()).to.equal(false);
    expect(await page.locator('noscript').textContent()).to.contain('needs JavaScript');
    await page.locator('.fault').nth(3).locator('summary').first().click();
    expect(await page.locator('.fault').nth(3).locator('.inside').isVisible()).to.equal(true);
  });
});
