// The page of a comparison in a browser: clean, accessible, readable at every width, and deaf to what a product is called.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { compareFacts } from '../../statement/compare/compare.ts';
import { comparisonHtml } from '../../statement/compare/comparison-html.ts';
import type { ConformanceFacts } from '../../statement/facts/conformance-facts.ts';
import { launchBrowser } from './browser.ts';
import { type OpenedPage, openFile, overflow, violations } from './opened-page.ts';

const wide: BrowserContextOptions = { viewport: { width: 1400, height: 1000 } };
const narrow: BrowserContextOptions = { viewport: { width: 400, height: 800 } };

const contexts = (...more: { sopClass: string; transferSyntaxes: string[] }[]) => [
  { sopClass: 'CTImageStorage', transferSyntaxes: ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian'] },
  { sopClass: 'MRImageStorage', transferSyntaxes: ['ImplicitVRLittleEndian'] },
  ...more,
];

/** Both are SCU and SCP, so that they meet twice; some of it will work, some will not, and some depends. */
function factsOf(name: string, tlsVersions: ('TLSv1.2' | 'TLSv1.3')[]): ConformanceFacts {
  return {
    schemaVersion: 1,
    kind: 'claimed',
    standard: '2024c',
    product: { name },
    applicationEntities: [
      {
        name: 'STORE',
        initiator: {
          contexts: contexts({
            sopClass: 'DigitalMammographyXRayImageStorageForPresentation',
            transferSyntaxes: ['JPEG2000'],
          }),
        },
        acceptor: { contexts: contexts(), statuses: [{ status: '0xA700', condition: 'the disk is full' }] },
      },
    ],
    security: { tls: true, tlsVersions, cipherSuites: ['TLS_AES_128_GCM_SHA256'] },
  };
}

describe('The page of a comparison in a browser', () => {
  let browser: Browser;
  let folder: string;
  let opened: OpenedPage | undefined;

  before(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'comparison-browser-'));
    const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const comparison = compareFacts(factsOf(hostile, ['TLSv1.2']), factsOf('Archive', ['TLSv1.3']));
    await writeFile(join(folder, 'comparison.html'), comparisonHtml(comparison, { name: 'cstore', version: '1' }));
  });
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });
  after(async () => {
    await browser?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  async function open(options: BrowserContextOptions): Promise<OpenedPage> {
    opened = await openFile(browser, join(folder, 'comparison.html'), options);
    return opened;
  }

  for (const [name, options] of [
    ['light', wide],
    ['dark', { ...wide, colorScheme: 'dark' }],
    ['400 pixels wide', narrow],
  ] as const) {
    it(`has no accessibility fault that axe-core knows, fits, and asks for nothing, ${name}`, async () => {
      const { page, complaints } = await open(options);
      expect(await violations(page)).to.deep.equal([]);
      expect(await overflow(page)).to.be.at.most(0);
      expect(await page.locator('img').count()).to.equal(0);
      expect(complaints).to.deep.equal([]);
    });
  }

  it('shows every outcome in one line beside its subject, on a narrow screen too', async () => {
    const { page } = await open(narrow);
    const cells = await page.evaluate<{ lines: number; right: number; padding: number }[]>(`
      [...document.querySelectorAll('td:nth-child(2), thead th:nth-child(2)')].map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const text = [...range.getClientRects()].filter(({ width }) => width > 0);
        return {
          lines: Math.round(range.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight)),
          right: Math.max(...text.map(({ right }) => right)),
          padding: parseFloat(getComputedStyle(cell).paddingLeft),
        };
      })`);
    expect(cells).to.have.length.above(10);
    for (const { lines, right, padding } of cells) {
      expect(lines).to.equal(1);
      expect(right).to.be.below(400);
      expect(padding).to.be.above(5);
    }
  });

  it('has the colours of a verdict for each outcome', async () => {
    const { page } = await open(wide);
    const colours = await page.evaluate<[string, string][]>(`[...document.querySelectorAll('td .v')].map((it) =>
      [it.textContent, getComputedStyle(it).color])`);
    const variable = (name: string) =>
      page.evaluate<string>(`(() => {
        const probe = document.body.appendChild(document.createElement('p'));
        probe.style.color = 'var(--${name})';
        return getComputedStyle(probe).color;
      })()`);
    const expected = {
      will: await variable('pass'),
      'will not': await variable('fail'),
      depends: await variable('warn'),
    };
    expect(Object.fromEntries(colours)).to.deep.equal(expected);
  });
});
