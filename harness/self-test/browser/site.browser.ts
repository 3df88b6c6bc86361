// The documentation site in a browser: read, searched, from disk and without network.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { packageRoot } from '../../scenario/package-root.ts';
import { writeSite } from '../site/site-folder.ts';
import { launchBrowser } from './browser.ts';
import { openFile, overflow, violations } from './opened-page.ts';

/** axe-core asks for the style sheet once more, which no page from disk may; the library has no declarations without npm pack. */
const ofAxe = /site\.css|preload assets|ERR_FAILED/;

describe('The documentation site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cstore-site-'));
  let browser: Browser;
  before(async () => {
    writeSite(folder, join(packageRoot, 'dist', 'lib', 'types'));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const views = {
    'wide, light': { viewport: { width: 1200, height: 900 } },
    'wide, dark': { viewport: { width: 1200, height: 900 }, colorScheme: 'dark' },
    narrow: { viewport: { width: 400, height: 800 } },
  } as const;
  for (const [name, options] of Object.entries(views)) {
    it(`has no accessibility fault that axe-core knows and is not wider than the window, ${name}`, async () => {
      for (const file of ['index.html', 'tutorial.html', 'what-is-judged.html', 'api.html']) {
        const { page, close } = await openFile(browser, join(folder, file), options);
        expect(await violations(page), file).to.deep.equal([]);
        expect(await overflow(page), file).to.equal(0);
        await close();
      }
    });
  }

  it('finds words in all pages, and asks for nothing but its own files', async () => {
    const { page, complaints, close } = await openFile(browser, join(folder, 'tutorial.html'));
    await page.locator('#words').fill('storescp baseline');
    await page.locator('#found a').first().waitFor();
    const hrefs = await page.locator('#found a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs.every((href) => existsSync(join(folder, href?.split('#')[0] ?? '')))).to.equal(true);
    await page.locator('#words').fill('glossary');
    await page.locator('#found a').first().click();
    expect(page.url()).to.match(/glossary\.html#glossary$/);
    await page.locator('#words').fill('qqqqzzzz');
    await page.locator('[role=status]', { hasText: 'Nothing is found' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('#found').isHidden()).to.equal(true);
    const own = `request: file://${folder}/`;
    expect(complaints.filter((one) => !one.startsWith(own) && !ofAxe.test(one))).to.deep.equal([]);
    await close();
  });
});
