// Faults and conversations of the conformance report, as a reader opens and copies them.

import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openReport } from './opened-report.ts';

describe('The conversation in a browser', () => {
  /** The first PDU with bytes, opened. */
  async function openBytes(page: Page) {
    await page.locator('.fault .group > summary').first().click();
    const pdu = page.locator('.fault .pdu').first();
    await pdu.locator('summary').click();
    await pdu.locator('.hex [data-byte]').first().waitFor();
    return pdu;
  }
  const marked = (page: Page) =>
    page.evaluate("[...document.querySelectorAll('.hex .marked')].map((each) => each.textContent).join(' ')");

  it('writes out the bytes of a PDU, and marks those of the field that is chosen', async () => {
    const { page } = await openReport('small');
    const pdu = await openBytes(page);
    await pdu.locator('.field', { hasText: 'PDU-length' }).click();
    expect(await marked(page)).to.equal('00 00 01 52 . . . R');
    expect(await pdu.locator('[aria-selected=true]').count()).to.equal(1);
  });

  it('marks the field of the byte that is chosen', async () => {
    const { page } = await openReport('small');
    const pdu = await openBytes(page);
    await pdu.locator('.hex [data-byte="0"]').first().click();
    expect(await pdu.locator('[aria-selected=true] > .field').textContent()).to.equal('PDU-type 04H P-DATA-TF');
  });

  it('marks the field that breaks a rule, and its bytes', async () => {
    const { page } = await openReport('broken');
    const pdu = await openBytes(page);
    expect(await pdu.locator('.field.broken').allTextContents()).to.deep.equal([
      '(0000,0900) Status 263 (0107H) breaks a rule',
    ]);
    const bytes = (await pdu.locator('.hex .broken').allTextContents()).filter((text) => text.length === 2);
    expect(bytes.join(' ')).to.equal('00 00 00 09 02 00 00 00 07 01');
  });

  it('is one stop of the tab key, within which arrow keys walk, fold and choose', async () => {
    const { page } = await openReport('small');
    const pdu = await openBytes(page);
    expect(await pdu.locator('.tree [tabindex="0"]').count()).to.equal(1);
    const press = (...keys: string[]) =>
      keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
    await pdu.locator('summary').focus();
    await press('Tab', 'Enter');
    expect(await marked(page)).to.equal('04 .');
    await press('ArrowDown', 'ArrowDown');
    expect(await marked(page)).to.equal('00 00 01 52 . . . R');
    await press('ArrowDown', 'ArrowLeft');
    expect(await pdu.locator('[aria-expanded=false]').count()).to.equal(1);
    await press('End');
    expect(await pdu.locator('[aria-selected=true] > .field').textContent()).to.contain('Presentation-data-value');
    await press('ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'Home');
    expect(await marked(page)).to.equal('04 .');
    await press('Tab');
    expect(await page.evaluate('document.activeElement.className')).to.equal('hex');
  });

  it('shows the Data Set as a dump, as DICOM JSON and as a table, by arrow keys', async () => {
    const { page } = await openReport('broken');
    await page.evaluate("document.querySelectorAll('.group').forEach((each) => { each.open = true; })");
    const pdu = page.locator('.fault .pdu').last();
    await pdu.locator('summary').first().click();
    const shown = () => pdu.locator('[role=tabpanel]:visible').textContent();
    await pdu.locator('[role=tab][aria-selected=true]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await shown()).to.match(/^\(0010,0020\) LO \[<img src=x\\x1b\[31m\] +# +\d+, 1 PatientID\n/);
    await page.keyboard.press('ArrowRight');
    expect(JSON.parse((await shown()) ?? '')).to.deep.equal({
      '00100020': { vr: 'LO', Value: ['<img src=x\x1b[31m'] },
    });
    await page.keyboard.press('ArrowRight');
    expect(await pdu.locator('tbody tr').first().innerText()).to.contain('Patient ID');
    expect(await page.locator('img').count()).to.equal(0);
    await page.keyboard.press('Home');
    expect(await pdu.locator('.tree').isVisible()).to.equal(true);
  });
});

describe('The faults in a browser', () => {
  it('are copied as a ticket', async () => {
    const { page } = await openReport('small');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.fault .actions button').first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).to.match(/^## A legal message kills the process\n/);
  });

  it('are copied all at once', async () => {
    const { page } = await openReport('small');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: /^Copy all \d+ as a ticket$/ }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const text: string = await page.evaluate('navigator.clipboard.readText()');
    const faults = await page.locator('#faults .fault').count();
    expect(text.match(/^## /gm)).to.have.length(faults);
    expect(text).to.match(/^# \d+ faults of `ANY-SCP@/);
    expect(text.match(/^- System: /gm)).to.have.length(1);
  });

  it('can be skipped to', async () => {
    const { page } = await openReport('small');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).to.match(/#faults$/);
  });

  it('begin with the worst, open, and keep the warnings closed', async () => {
    const { page } = await openReport('small');
    expect(await page.locator('.fault .sev').first().textContent()).to.equal('Critical');
    expect(await page.locator('.fault .inside').first().isVisible()).to.equal(true);
    expect(await page.locator('#warnings .fault').first().isVisible()).to.equal(false);
    await page.locator('#warnings > details > summary').click();
    expect(await page.locator('#warnings .fault').first().isVisible()).to.equal(true);
  });

  it('open the warnings to a click on their number', async () => {
    const { page } = await openReport('small');
    await page.locator('.weights a', { hasText: 'Kinds of warning' }).click();
    await page.locator('#warnings .fault').first().waitFor({ state: 'visible' });
  });

  it('have known deviations in a colour that no severity and no verdict has', async () => {
    const { page } = await openReport('small');
    const colours = await page.evaluate(`[...document.querySelectorAll('.weights .sev, .tile .v')].map((element) =>
      [element.className.includes('known'), getComputedStyle(element).color + getComputedStyle(element).backgroundColor])`);
    const [known, others] = [true, false].map((wanted) =>
      (colours as [boolean, string][]).filter(([isKnown]) => isKnown === wanted).map(([, colour]) => colour),
    );
    expect(known).to.have.length(2);
    expect(others?.filter((colour) => known?.includes(colour))).to.deep.equal([]);
  });
});
