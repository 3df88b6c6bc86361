// The reports in a browser: clean, self-contained, and deaf to what a peer sent.

import { expect } from 'chai';
import { overflow } from './opened-page.ts';
import { narrow, openReport, wide } from './opened-report.ts';

describe('The conformance report in a browser', () => {
  for (const run of ['small', 'large', 'hostile'] as const) {
    it(`opens the ${run} run without a complaint or a request`, async () => {
      const { complaints } = await openReport(run);
      expect(complaints).to.deep.equal([]);
    });

    for (const [name, options] of [
      ['400', narrow],
      ['1400', wide],
    ] as const) {
      it(`fits the ${run} run into ${name} pixels, with everything open`, async () => {
        const { page } = await openReport(run, options);
        await page.locator('[name=text]').fill('a');
        await page.locator('[name=verdict][value=fail]').check();
        await page.locator('[data-do=open]').click();
        await page.evaluate("document.querySelectorAll('.fault, .group').forEach((each) => { each.open = true; })");
        expect(await overflow(page)).to.be.at.most(0);
      });
    }
  }

  it('executes nothing that a peer sent', async () => {
    const { page, complaints } = await openReport('hostile');
    await page.locator('[data-do=open]').click();
    expect(await page.locator('img').count()).to.equal(0);
    expect(await page.locator('script:not([type])').count()).to.equal(1);
    expect(
      await page.evaluate("[...document.querySelectorAll('.pdu')].forEach((each) => { each.open = true; })"),
    ).to.equal(undefined);
    await page.locator('.field .value', { hasText: '<img src=x onerr' }).first().waitFor({ state: 'attached' });
    expect(await page.locator('img').count()).to.equal(0);
    expect(await page.locator('main').textContent()).to.contain('<script>alert(2)</script>\\x1b[31m\\u202e');
    expect(complaints).to.deep.equal([]);
  });

  it('refuses a script even if one got into the page', async () => {
    const { page } = await openReport('small');
    const ran = await page.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return window.injected === true;
    })()`);
    expect(ran).to.equal(false);
  });
});

describe('The mochawesome report in a browser', () => {
  for (const run of ['small', 'hostile'] as const) {
    it(`opens the ${run} run without a request or a script of the peer`, async () => {
      const { page, complaints } = await openReport(run, wide, 'mochawesome.html');
      await page.getByText('A request without a Message ID is refused').first().waitFor();
      expect(complaints).to.deep.equal([]);
      expect(await page.locator('img, video').count()).to.equal(0);
    });
  }
});
