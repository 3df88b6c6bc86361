// The reports in a browser: clean, self-contained, accessible, usable at every width, and deaf to what a peer sent.

import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type OpenedPage, openFile, overflow, violations } from './opened-page.ts';
import { type ReportFiles, writeReportFiles } from './report-files.ts';

const wide: BrowserContextOptions = { viewport: { width: 1400, height: 1000 } };
const narrow: BrowserContextOptions = { viewport: { width: 400, height: 800 } };

let browser: Browser;
let files: ReportFiles;
let opened: OpenedPage | undefined;

before(async () => {
  browser = await launchBrowser();
  files = await writeReportFiles();
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
after(async () => {
  await browser?.close();
  await files?.remove();
});

async function open(
  run: 'small' | 'large' | 'bad' | 'hostile',
  options = wide,
  file: 'index.html' | 'mochawesome.html' = 'index.html',
) {
  opened = await openFile(browser, files.path(run, file), options);
  return opened;
}

const visibleCases = (page: Page) => page.locator('details.case:visible').count();

describe('The conformance report in a browser', () => {
  for (const run of ['small', 'large', 'hostile'] as const) {
    it(`opens the ${run} run without a complaint or a request`, async () => {
      const { complaints } = await open(run);
      expect(complaints).to.deep.equal([]);
    });

    for (const [name, options] of [
      ['400', narrow],
      ['1400', wide],
    ] as const) {
      it(`fits the ${run} run into ${name} pixels, with everything open`, async () => {
        const { page } = await open(run, options);
        await page.locator('[name=text]').fill('a');
        await page.locator('[name=verdict][value=fail]').check();
        await page.locator('[data-do=open]').click();
        await page.evaluate("document.querySelectorAll('.fault, .group').forEach((each) => { each.open = true; })");
        expect(await overflow(page)).to.be.at.most(0);
      });
    }
  }

  it('executes nothing that a peer sent', async () => {
    const { page, complaints } = await open('hostile');
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
    const { page } = await open('small');
    const ran = await page.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return window.injected === true;
    })()`);
    expect(ran).to.equal(false);
  });
});

describe('The filter of the conformance report', () => {
  it('finds words in title, clause, parameters and outcome', async () => {
    const { page } = await open('small');
    await page.locator('[name=text]').fill('message id ct image');
    await page.locator('#shown', { hasText: '1 of 16 cases' }).waitFor();
    expect(await visibleCases(page)).to.equal(1);
    await page.locator('[name=text]').fill('no such word');
    await page.locator('#nothing').waitFor({ state: 'visible' });
    expect(await visibleCases(page)).to.equal(0);
  });

  it('narrows by verdict, SOP Class, status and clause, and clears again', async () => {
    const { page } = await open('large');
    await page.locator('[name=sop]').selectOption('CTImageStorage');
    await page.locator('#shown', { hasText: '200 of 2,000 cases' }).waitFor();
    await page.locator('[name=verdict][value=fail]').check();
    await page.locator('#shown', { hasText: /^50 of/ }).waitFor();
    await page.locator('[name=status]').selectOption('0x0124');
    await page.locator('#shown', { hasText: /^17 of/ }).waitFor();
    await page.locator('[name=clause]').selectOption('PS3.4 GG.3');
    await page.locator('#shown', { hasText: /^3 of/ }).waitFor();
    await page.locator('button[type=reset]').click();
    await page.locator('#shown', { hasText: /^2,000 cases$/ }).waitFor();
  });

  it('is set by a cell of the matrix, a clause and a tile', async () => {
    const { page } = await open('large');
    await page.locator('td a[href="#q=sop%3AInventoryStorage%20status%3A0xA700"]').click();
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

  it('stands in the address, and an address sets it', async () => {
    const { page } = await open('large');
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

  it('opens the case that an address names, whatever was searched', async () => {
    const { page } = await open('large');
    await page.locator('[name=text]').fill('no such word');
    await page.locator('#nothing').waitFor({ state: 'visible' });
    await page.evaluate("location.hash = '#case/ps3.4/gg.3/scenario-3:CTImageStorage'");
    await page.locator('[id="case/ps3.4/gg.3/scenario-3:CTImageStorage"] .ladder').waitFor({ state: 'visible' });
    expect(await page.evaluate('document.activeElement.tagName')).to.equal('SUMMARY');
  });

  it('opens the case that a fault links to, and the fault that a case links to', async () => {
    const { page } = await open('small');
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
    const { page } = await open('small');
    const value = await page
      .locator('[name=fault] option', { hasText: 'lacks an Implementation' })
      .getAttribute('value');
    await page.locator('[name=fault]').selectOption(value);
    await page.locator('#shown', { hasText: '2 of 16 cases' }).waitFor();
  });

  it('is set by the link to all cases of a fault', async () => {
    const { page } = await open('large');
    await page.locator('.fault a[href="#q=fault%3A1"]').click();
    await page.locator('#shown', { hasText: '50 of 2,000 cases' }).waitFor();
  });

  it('shows known deviations alone when their tile is chosen', async () => {
    const { page } = await open('small');
    await page.locator('.tile a', { hasText: 'Known' }).click();
    await page.locator('#shown', { hasText: '1 of 16 cases' }).waitFor();
  });

  it('says in a browser that is too old why there are no cases', async () => {
    const context = await browser.newContext(wide);
    await context.addInitScript('delete globalThis.DecompressionStream');
    const page = await context.newPage();
    await page.goto(`file://${files.path('small', 'index.html')}`);
    await page.getByText('The cases cannot be listed: this browser is too old for it.').waitFor();
    expect(await page.locator('.fault').first().isVisible()).to.equal(true);
    await context.close();
  });

  it('is out of the way where no JavaScript runs, which is said, and the faults still open', async () => {
    const { page } = await open('small', { ...wide, javaScriptEnabled: false });
    expect(await page.locator('#filter').isVisible()).to.equal(false);
    expect(await page.locator('noscript').textContent()).to.contain('needs JavaScript');
    await page.locator('.fault').nth(3).locator('summary').first().click();
    expect(await page.locator('.fault').nth(3).locator('.inside').isVisible()).to.equal(true);
  });
});

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
    const { page } = await open('small');
    const pdu = await openBytes(page);
    await pdu.locator('.field', { hasText: 'PDU-length' }).click();
    expect(await marked(page)).to.equal('00 00 01 52 . . . R');
    expect(await pdu.locator('.field[aria-pressed=true]').count()).to.equal(1);
  });

  it('marks the field of the byte that is chosen', async () => {
    const { page } = await open('small');
    const pdu = await openBytes(page);
    await pdu.locator('.hex [data-byte="0"]').first().click();
    expect(await pdu.locator('.field[aria-pressed=true]').textContent()).to.equal('PDU-type 04H P-DATA-TF');
  });

  it('can be walked through from the keyboard', async () => {
    const { page } = await open('small');
    const pdu = await openBytes(page);
    await pdu.locator('.field').first().focus();
    await page.keyboard.press('Enter');
    expect(await marked(page)).to.equal('04 .');
  });
});

describe('The faults in a browser', () => {
  it('are copied as a ticket', async () => {
    const { page } = await open('small');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.fault .actions button').first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).to.match(/^## A legal message kills the process\n/);
  });

  it('begin with the worst, open, and keep the warnings closed', async () => {
    const { page } = await open('small');
    expect(await page.locator('.fault .sev').first().textContent()).to.equal('Critical');
    expect(await page.locator('.fault .inside').first().isVisible()).to.equal(true);
    expect(await page.locator('#warnings .fault').first().isVisible()).to.equal(false);
    await page.locator('#warnings > details > summary').click();
    expect(await page.locator('#warnings .fault').first().isVisible()).to.equal(true);
  });

  it('have known deviations in a colour that no severity and no verdict has', async () => {
    const { page } = await open('small');
    const colours = await page.evaluate(`[...document.querySelectorAll('.weights .sev, .tile .v')].map((element) =>
      [element.className.includes('known'), getComputedStyle(element).color + getComputedStyle(element).backgroundColor])`);
    const [known, others] = [true, false].map((wanted) =>
      (colours as [boolean, string][]).filter(([isKnown]) => isKnown === wanted).map(([, colour]) => colour),
    );
    expect(known).to.have.length(2);
    expect(others?.filter((colour) => known?.includes(colour))).to.deep.equal([]);
  });
});

describe('The conformance report for everyone', () => {
  for (const [name, options] of [
    ['light', wide],
    ['dark', { ...wide, colorScheme: 'dark' }],
    ['narrow', narrow],
  ] as const) {
    it(`has no accessibility fault that axe-core knows, ${name}`, async () => {
      const { page } = await open('small', options);
      await page.locator('[data-do=open]').click();
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      expect(await violations(page)).to.deep.equal([]);
    });
  }

  it('can be used from the keyboard alone', async () => {
    const { page } = await open('small');
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
    await press('Tab', 'Enter');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-pressed")')).to.equal('true');
  });

  it('prints summary and faults, and leaves the cases to the screen', async () => {
    const { page } = await open('small', { viewport: { width: 690, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.fault .inside').first().isVisible()).to.equal(true);
    expect(await page.locator('#cases').isVisible()).to.equal(false);
    expect(await overflow(page)).to.be.at.most(0);
  });
});

describe('The report on paper', () => {
  for (const run of ['small', 'bad', 'large'] as const) {
    it(`has at most eight pages for the ${run} run`, async () => {
      const { page } = await open(run);
      const pdf = await page.pdf({ format: 'A4' });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).to.be.within(1, 8);
    });
  }
});

describe('The mochawesome report in a browser', () => {
  for (const run of ['small', 'hostile'] as const) {
    it(`opens the ${run} run without a request or a script of the peer`, async () => {
      const { page, complaints } = await open(run, wide, 'mochawesome.html');
      await page.getByText('A request without a Message ID is refused').first().waitFor();
      expect(complaints).to.deep.equal([]);
      expect(await page.locator('img, video').count()).to.equal(0);
    });
  }
});
