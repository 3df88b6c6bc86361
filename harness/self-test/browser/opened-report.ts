// The reports of the browser tests, written once, and a browser for all files of tests; both are gone after the last.

import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type OpenedPage, openFile } from './opened-page.ts';
import { type ReportFiles, type ReportRun, writeReportFiles } from './report-files.ts';

export const wide: BrowserContextOptions = { viewport: { width: 1400, height: 1000 } };
export const narrow: BrowserContextOptions = { viewport: { width: 400, height: 800 } };

let started: Promise<{ readonly browser: Browser; readonly files: ReportFiles }> | undefined;
let opened: OpenedPage | undefined;

/** The browser and the reports. */
export function reports() {
  started ??= Promise.all([launchBrowser(), writeReportFiles()]).then(([browser, files]) => ({ browser, files }));
  return started;
}

/** Opens a report, which is closed after the test. */
export async function openReport(
  run: ReportRun,
  options = wide,
  file: 'index.html' | 'mochawesome.html' = 'index.html',
): Promise<OpenedPage> {
  const { browser, files } = await reports();
  opened = await openFile(browser, files.path(run, file), options);
  return opened;
}

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

after(async () => {
  const { browser, files } = (await started) ?? {};
  await browser?.close();
  await files?.remove();
});
