// The conformance report for those who hear it, use a keyboard, or read it on paper.

import { expect } from 'chai';
import { overflow, violations } from './opened-page.ts';
import { narrow, openReport, wide } from './opened-report.ts';

describe('The conformance report for everyone', () => {
  for (const [name, options] of [
    ['light', wide],
    ['dark', { ...wide, colorScheme: 'dark' }],
    ['narrow', narrow],
  ] as const) {
    it(`has no accessibility fault that axe-core knows, ${name}`, async () => {
      const { page } = await openReport('small', options);
      await page.locator('[data-do=open]').click();
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      expect(await violations(page)).to.deep.equal([]);
    });
  }

  it('can be used from the keyboard alone', async () => {
    const { page } = await openReport('small');
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.locator('.scenario > summary').first().focus();
    await press('Enter');
    await page.locator('.case').first().waitFor();
    await press('Tab', 'Enter');
    await page.locator('.case .ladder').first().waitFor({ state: 'visible' });
    await press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).to.equal('associate-ac/implementation-class-uid');
    await press('Tab', 'Enter');
    await page.locator('.case .field').first().waitFor();
    await press('Tab', 'ArrowDown');
    expect(await page.evaluate('document.activeElement.ariaSelected')).to.equal('true');
  });

  it('prints summary and faults, and leaves the cases to the screen', async () => {
    const { page } = await openReport('small', { viewport: { width: 690, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.fault .inside').first().isVisible()).to.equal(true);
    expect(await page.locator('#cases').isVisible()).to.equal(false);
    expect(await overflow(page)).to.be.at.most(0);
  });
});

describe('The report on paper', () => {
  for (const run of ['small', 'bad', 'large'] as const) {
    it(`has at most eight pages for the ${run} run`, async () => {
      const { page } = await openReport(run);
      const pdf = await page.pdf({ format: 'A4' });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).to.be.within(1, 8);
    });
  }
});
