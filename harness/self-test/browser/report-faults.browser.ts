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
    expect(await pdu.locator('.field[aria-pressed=true]').count()).to.equal(1);
  });

  it('marks the field of the byte that is chosen', async () => {
    const { page } = await openReport('small');
    const pdu = await openBytes(page);
    await pdu.locator('.hex [data-byte="0"]').first().click();
    expect(await pdu.locator('.field[aria-pressed=true]').textContent()).to.equal('PDU-type 04H P-DATA-TF');
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

  it('can be walked through from the keyboard', async () => {
    const { page } = await openReport('small');
    const pdu = await openBytes(page);
    await pdu.locator('.field').first().focus();
    await page.keyboard.press('Enter');
    expect(await marked(page)).to.equal('04 .');
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

  it('begin with the worst, open, and keep the warnings closed', async () => {
    const { page } = await openReport('small');
    expect(await page.locator('.fault .sev').first().textContent()).to.equal('Critical');
    expect(await page.locator('.fault .inside').first().isVisible()).to.equal(true);
    expect(await page.locator('#warnings .fault').first().isVisible()).to.equal(false);
    await page.locator('#warnings > details > summary').click();
    expect(await page.locator('#warnings .fault').first().isVisible()).to.equal(true);
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
