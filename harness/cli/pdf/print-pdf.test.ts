import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { oneOfEach } from '../../report/run-result-fixture.ts';
import { processGone } from '../testing/process-gone.ts';
import { findBrowser } from './find-browser.ts';
import { printPdf } from './print-pdf.ts';
import { writePdf } from './write-pdf.ts';

describe('Printing a report', () => {
  let folder = '';
  let temporary: string | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'print-test-'));
    temporary = process.env.TMPDIR;
    process.env.TMPDIR = folder;
  });
  afterEach(async () => {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
    await rm(folder, { recursive: true });
  });

  /** A program in place of a browser; `$pdf` is where it is to print. */
  async function program(name: string, script: string): Promise<string> {
    const path = join(folder, name);
    const find = 'for a in "$@"; do case "$a" in --print-to-pdf=*) pdf=$(echo "$a" | cut -d= -f2);; esac; done';
    await writeFile(path, `#!/bin/sh\n${find}\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }

  const limits = { signal: new AbortController().signal, timeoutMs: 60_000 };
  const leftBehind = async () => (await readdir(folder)).filter((name) => name.startsWith('cstore-pdf-'));

  it('gives what the browser has printed, and leaves no folder behind', async () => {
    const browser = await program('browser', 'printf %%PDF-1.7 > "$pdf"');
    expect(Buffer.from(await printPdf(browser, '<p>', limits)).toString()).to.equal('%PDF-1.7');
    expect(await leftBehind()).to.deep.equal([]);
  });

  it('says in one line that the browser printed nothing', async () => {
    const browser = await program('browser', 'exit 7');
    const error = await printPdf(browser, '<p>', limits).catch((reason: Error) => reason);
    expect(error).to.have.property('message', `${browser} printed nothing: exit status 7`);
    expect(await leftBehind()).to.deep.equal([]);
  });

  /** A browser that starts another process and never ends; `pids` tells both their ids once they run, and none before. */
  async function endless() {
    const file = join(folder, 'pids');
    const browser = await program(
      'browser',
      `sleep 600 & echo $$ $! > "${file}.new"; mv "${file}.new" "${file}"; wait`,
    );
    const pids = async (): Promise<number[]> => {
      const text = await readFile(file, 'utf8').catch(() => '');
      return text === '' ? [] : text.trim().split(' ').map(Number);
    };
    return { browser, pids };
  }

  it('ends a browser that does not end, with what it has started', async () => {
    // A machine that is busy may not have started the program when the time is over: it gets more then.
    for (let timeoutMs = 1000; ; timeoutMs *= 2) {
      const { browser, pids } = await endless();
      const error = await printPdf(browser, '<p>', { ...limits, timeoutMs }).catch((reason: Error) => reason);
      expect(error).to.have.property('message', `${browser} did not print it within ${timeoutMs / 1000} s`);
      expect(await leftBehind()).to.deep.equal([]);
      const ids = await pids();
      await Promise.all(ids.map(processGone));
      if (ids.length > 0) return;
    }
  });

  it('ends the browser when it is stopped', async () => {
    const { browser, pids } = await endless();
    const controller = new AbortController();
    const printing = printPdf(browser, '<p>', { ...limits, signal: controller.signal }).catch(
      (reason: Error) => reason,
    );
    let ids: number[] = [];
    while (ids.length === 0) {
      await delay(20);
      ids = await pids();
    }
    controller.abort();
    expect(await printing).to.have.property('message', 'stopped');
    await Promise.all(ids.map(processGone));
  });

  it('finds the browser that CHROME_PATH names, or the first on PATH', async () => {
    const browser = await program('chromium', 'exit 0');
    expect(await findBrowser({ PATH: `/nowhere:${folder}` })).to.equal(browser);
    expect(await findBrowser({ CHROME_PATH: browser, PATH: '' })).to.equal(browser);
    expect(await findBrowser({ CHROME_PATH: '/nowhere/chrome', PATH: folder })).to.equal(undefined);
  });

  it('says how to get a browser if there is none', async () => {
    expect(await writePdf(oneOfEach(), folder, { PATH: '' })).to.deep.equal({
      why: 'no PDF, because there is no browser to print it: install Chromium or Chrome, or name its program in CHROME_PATH',
    });
  });

  it('writes the report as Chromium prints it', async function () {
    // CI installs one; elsewhere there may be none.
    if (!process.env.CI && !(await findBrowser())) return this.skip();
    const outcome = await writePdf(oneOfEach(), join(folder, 'out'));
    expect(outcome).to.deep.equal({ path: join(folder, 'out', 'report.pdf') });
    const pdf = await readFile(join(folder, 'out', 'report.pdf'));
    expect(pdf.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(pdf.length).to.be.above(10_000);
    expect(await leftBehind()).to.deep.equal([]);
  });
});
