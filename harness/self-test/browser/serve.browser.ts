// The live page in a browser: runs that are started, watched, stopped and compared, by mouse and by keyboard, and what is left of them
// when the server is killed.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startScp } from '../../../src/index.ts';
import { packageRoot } from '../../scenario/package-root.ts';
import { freePort } from '../interop/peers/ports.ts';
import { launchBrowser } from './browser.ts';
import { overflow, violations } from './opened-page.ts';

const main = join(packageRoot, 'dist', 'harness', 'cli', 'main.js');

describe('The live page in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let folder = '';
  let server: ChildProcess;
  let url = '';
  let complaints: string[] = [];

  async function serve(): Promise<void> {
    server = spawn(process.execPath, [main, 'serve', '--out', join(folder, 'runs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    while (!/^open .*\n/m.test(printed))
      printed += String((await once(server.stdout as NodeJS.EventEmitter, 'data'))[0]);
    url = /^open (.*)$/m.exec(printed)?.[1] ?? '';
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  async function open(hash = ''): Promise<void> {
    await page.goto(url + hash);
    await page.waitForSelector('[data-ready]');
  }

  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'serve-browser-'));
    await serve();
    context = await browser.newContext({ viewport: { width: 1300, height: 1000 } });
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await open();
  });
  afterEach(async () => {
    await context.close();
    await end('SIGINT');
    await rm(folder, { recursive: true });
  });

  /** The policy of the page lets nobody evaluate a text in it, and so what is waited for is looked at from here. */
  async function until(check: () => Promise<boolean>): Promise<void> {
    for (const limit = performance.now() + 40_000; !(await check()); await delay(50))
      if (performance.now() > limit) throw new Error(`not seen: ${check}; ${await page.textContent('main')}`);
  }
  const text = (id: string, pattern: RegExp) =>
    until(async () => pattern.test((await page.textContent(`#${id}`)) ?? ''));
  const state = (pattern: RegExp) => text('state', pattern);
  const choose = async (group: string) => {
    if (!(await page.isVisible('#scenarios'))) await page.click('#start-form summary');
    await page.check(`[name=target][value="${group}"]`);
  };
  const startBuiltIn = async (group: string) => {
    await page.selectOption('[name=kind]', 'built-in');
    await choose(group);
    const before = page.url();
    await page.click('#start-form button[type=submit]');
    await until(async () => page.url() !== before);
    await state(/^Over; .*\d+ pass/);
    // The reports come after the last case.
    await page.waitForSelector('#runs-body tr:first-child a:has-text("results.json")');
  };

  it('has no accessibility fault that axe-core knows, fits, and complains of nothing, in light, dark and narrow', async () => {
    await startBuiltIn('ps3.7/9.1.5');
    await page.selectOption('#shown', 'all');
    await page.click('#cases button');
    expect(await violations(page)).to.deep.equal([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).to.deep.equal([]);
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await overflow(page)).to.be.at.most(0);
    expect(await violations(page)).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
  });

  it('runs by the keyboard alone: a run is started, opened, and a case run again', async () => {
    await page.focus('[name=kind]');
    await page.keyboard.type('the built');
    await page.focus('#start-form summary');
    await page.keyboard.press('Enter');
    await page.focus('[name=target][value="ps3.7/9.1.5"]');
    await page.keyboard.press('Space');
    for (let tabs = 0; tabs < 200 && (await page.evaluate('document.activeElement.textContent')) !== 'Start'; tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await state(/^Over; built-in; 18 of 18 cases/);
    expect(await page.evaluate('document.activeElement.id')).to.equal('run-h');
    await page.selectOption('#shown', 'all');
    await page.focus('#cases tr:first-child button:nth-of-type(2)');
    await page.keyboard.press('Enter');
    await state(/^Over; built-in; 1 of 1 cases; 1 pass/);
    expect(await page.locator('#runs-body tr').count()).to.equal(2);
  });

  it('shows the conversation of a case as it grows, and what a run that is stopped came to', async () => {
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    const scp = await startScp({ answer: async () => ((await hasEnded()) ? held.then(() => 0) : 0) });
    try {
      await page.fill('[name=system]', `${scp.aeTitle}@${scp.host}:${scp.port}`);
      await page.fill('[name=concurrency]', '1');
      await page.fill('[name=timeout]', '100');
      await choose('ps3.7/9.1.1');
      await page.click('#start-form button[type=submit]');
      await page.selectOption('#shown', 'busy');
      await text('state', /1 of|[2-9] of/);
      await page.click('#cases button:has-text("Conversation")');
      await text('wire', /> .* C-STORE-RQ/);
      expect(await page.textContent('#wire')).to.not.match(/< .* C-STORE-RSP/);
      release();
      await page.waitForSelector('#whole:not([hidden])');
      await text('wire', /C-STORE-RSP/);
      const [whole] = await Promise.all([context.waitForEvent('page'), page.click('#whole')]);
      await whole.waitForSelector('[data-ready]');
      expect(await whole.textContent('.ladder')).to.include('C-STORE-RSP');
      await page.click('#stop').catch(() => {});
      await state(/^Over; /);
    } finally {
      release();
      await scp.close();
    }
    async function hasEnded(): Promise<boolean> {
      const [run = ''] = await readdir(join(folder, 'runs'));
      const text = await readFile(join(folder, 'runs', run, 'run.ndjson'), 'utf8').catch(() => '');
      return text.includes('"kind":"case-end"');
    }
  });

  it('shows a run as before after a reload, and after the server was killed; then compares two and deletes one', async () => {
    await startBuiltIn('ps3.7/9.1.5');
    const hash: string = await page.evaluate('location.hash');
    await page.reload();
    await state(/^Over; built-in; 18 of 18 cases; 18 pass/);
    await end('SIGKILL');
    await serve();
    await open(hash);
    await state(/^Over; built-in; 18 of 18 cases; 18 pass/);
    await startBuiltIn('ps3.7/9.1.5');
    for (const box of await page.locator('#runs-body input').all()) await box.check();
    const [comparison] = await Promise.all([context.waitForEvent('page'), page.click('#compare')]);
    await comparison.waitForSelector('h1:has-text("2 runs side by side")');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.click('#runs-body tr:last-child button:has-text("Delete")');
    await until(async () => (await page.locator('#runs-body tr').count()) === 1);
    expect(await readdir(join(folder, 'runs'))).to.have.lengthOf(1);
  });

  it('asks the person who operates an SCU, with the time that is left, and takes the answer', async () => {
    await page.selectOption('[name=kind]', 'manual');
    await page.fill('[name=listen]', `127.0.0.1:${await freePort()}`);
    await page.click('#start-form button[type=submit]');
    await page.waitForSelector('#question:not([hidden])');
    expect(await page.textContent('#countdown')).to.match(/^[23]:\d\d left$/);
    expect(await page.textContent('#question-text')).to.match(/^Send .* to AE title CSTORE_SCP at /);
    expect(await violations(page)).to.deep.equal([]);
    const first = await page.textContent('#question-h');
    await page.fill('#answer-text', 'it has no such button');
    await page.click('[data-key=cannot]');
    await until(async () => (await page.textContent('#question-h')) !== first);
    await page.waitForSelector('#question:not([hidden])');
    await page.click('[data-key=stop]');
    await state(/^Over; /);
    await page.selectOption('#shown', 'all');
    expect(await page.textContent('#cases')).to.include('it has no such button');
  });

  it('fuzzes an SCP, and shows how far it is', async () => {
    const scp = await startScp();
    try {
      await page.fill('[name=system]', `${scp.aeTitle}@${scp.host}:${scp.port}`);
      await page.selectOption('[name=work]', 'fuzz');
      await page.fill('[name=runs]', '40');
      await page.click('#start-form button[type=submit]');
      await state(/^Over; .*inputs/);
      await page.waitForSelector('#runs-body a:has-text("fuzz.html")');
    } finally {
      await scp.close();
    }
  });

  it('says what is wrong with what was asked for', async () => {
    await page.fill('[name=system]', '');
    await page.click('#start-form button[type=submit]');
    await text('told', /^name the SCP as AET@host:port$/);
  });
});
