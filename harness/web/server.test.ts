import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { aHead, eventsOf } from '../journal/testing/journals.ts';
import { Runs } from './runs.ts';
import { pageServer } from './server.ts';

const token = 'a-token-for-the-test';
/** In place of `cstore`: says what it was given, and goes on until it is stopped. */
const program = `require('fs').writeFileSync(process.argv.find((one) => one.startsWith('--out=')).slice(6) + '/args.json', JSON.stringify(process.argv.slice(2)));
setInterval(() => {}, 1000); process.on('SIGINT', () => process.exit(0));`;

describe('The server of the live page', () => {
  let base = '';
  let runs: Runs;
  let server: Server;
  let port = 0;

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'serve-'));
    writeFileSync(join(base, 'program.cjs'), program);
    runs = new Runs(join(base, 'runs'), join(base, 'program.cjs'));
    const door: { token: string; hosts?: string[] } = { token };
    const scenarios = [{ id: 'ps3.7/9.1.5', cases: 18 }];
    server = pageServer({ door, runs, scenarios, tool: { name: 'cstore-conformance', version: '1' } });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    door.hosts = [`127.0.0.1:${port}`];
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await runs.close();
    rmSync(base, { recursive: true });
  });

  /** Asks as anybody could, with any path and any header. */
  async function ask(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body = '',
  ): Promise<IncomingMessage> {
    const asked = httpRequest({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { host: `127.0.0.1:${port}`, ...headers },
    });
    asked.end(body);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return response;
  }
  const textIn = async (response: IncomingMessage): Promise<string> => {
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    return text;
  };
  const ours = () => ({ origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' });
  const act = (path: string, body: object, headers = ours()) =>
    ask('POST', `/${token}/${path}`, headers, JSON.stringify(body));
  const aRun = { work: 'run', kind: 'built-in', targets: ['ps3.7'] };

  function addJournal(name: string, cases: readonly string[]): void {
    mkdirSync(join(base, 'runs', name));
    writeFileSync(
      join(base, 'runs', name, 'run.ndjson'),
      [aHead, ...eventsOf(cases)].map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
  }

  it('starts no run for a page of somebody else, whatever that sends', async () => {
    const strangers = [
      { 'content-type': 'application/json' },
      { ...ours(), origin: 'https://evil.example' },
      { ...ours(), origin: 'null' },
      { ...ours(), 'content-type': 'text/plain' },
      { ...ours(), host: 'evil.example' },
    ];
    for (const headers of strangers)
      expect((await ask('POST', `/${token}/runs`, headers, JSON.stringify(aRun))).statusCode).to.be.oneOf([403, 415]);
    expect((await ask('POST', '/runs', ours(), JSON.stringify(aRun))).statusCode).to.equal(403);
    // No action by GET.
    for (const path of ['runs/x/stop', 'runs/x/remove', 'runs?work=run']) await ask('GET', `/${token}/${path}`);
    expect(runs.list()).to.deep.equal([]);
  });

  it('shows a run to nobody without the token, and lets no page of others read it', async () => {
    addJournal('old', ['a:1']);
    expect((await ask('GET', '/runs')).statusCode).to.equal(403);
    const shown = await ask('GET', `/${token}/runs`);
    expect(shown.statusCode).to.equal(200);
    expect(shown.headers).to.include({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(shown.headers).to.not.have.property('access-control-allow-origin');
    const page = await ask('GET', `/${token}/`);
    expect(page.headers['content-security-policy']).to.match(
      /^default-src 'none'; .*script-src 'sha256-.*frame-ancestors 'none'$/,
    );
  });

  it('leads out of its folder by no path', async () => {
    addJournal('old', ['a:1']);
    writeFileSync(join(base, 'secret.txt'), 'secret');
    writeFileSync(join(base, 'results.json'), 'secret');
    for (const path of [
      'runs/../files/secret.txt',
      'runs/old/files/../../../secret.txt',
      'runs/%2e%2e/files/results.json',
      'runs/old/files/%2e%2e%2f%2e%2e%2fresults.json',
      'runs/old/files/serve.json',
      'runs/..%2f/files/results.json',
    ]) {
      const response = await ask('GET', `/${token}/${path}`);
      expect(await textIn(response), path).to.not.include('secret');
      expect(response.statusCode, path).to.be.oneOf([403, 404]);
    }
    expect((await act('runs/..%2f..%2f/remove', {})).statusCode).to.equal(404);
    expect((await act('runs', { ...aRun, targets: ['/etc'] })).statusCode).to.equal(400);
    expect(existsSync(join(base, 'secret.txt'))).to.equal(true);
  });

  it('starts a run as a process of its own, stops it, and removes it', async () => {
    const { name } = JSON.parse(await textIn(await act('runs', { ...aRun, seed: '7' })));
    const file = join(base, 'runs', name, 'args.json');
    while (!existsSync(file)) await delay(10);
    expect(runs.list()[0]).to.include({ name, isRunning: true });
    await act(`runs/${name}/stop`, {});
    expect(runs.list()[0]).to.include({ isRunning: false });
    await act(`runs/${name}/remove`, {});
    expect(runs.list()).to.deep.equal([]);
  });

  it('tells 20 pages of a run, and keeps nothing for those that do not read', async () => {
    const many = Array.from({ length: 500 }, (_, at) => `case-${at}:1`);
    addJournal('old', many);
    const slow = await Promise.all(Array.from({ length: 20 }, () => ask('GET', `/${token}/runs/old/events`)));
    const reader = await ask('GET', `/${token}/runs/old/events`);
    let ended = 0;
    for await (const chunk of reader.setEncoding('utf8')) {
      ended += chunk.split('"kind":"case-end"').length - 1;
      if (ended >= many.length) break;
    }
    expect(ended).to.equal(many.length);
    for (const one of slow) one.destroy();
  });

  it('goes on telling from where a page was', async () => {
    addJournal('old', ['a:1', 'a:2']);
    const all = await ask('GET', `/${token}/runs/old/events`);
    const [first] = (await once(all.setEncoding('utf8'), 'data')) as [string];
    expect(first).to.match(/^retry: /);
    const rest = await ask('GET', `/${token}/runs/old/events`, { 'last-event-id': '2' });
    const texts: string[] = [];
    for await (const chunk of rest.setEncoding('utf8')) {
      texts.push(chunk);
      if (texts.join('').includes('process-end')) break;
    }
    expect(texts.join('')).to.match(/^retry: 1000\n\nid: 3\n/);
  });

  it('refuses what is too long, and what is no JSON', async () => {
    expect((await ask('POST', `/${token}/runs`, ours(), '{')).statusCode).to.equal(400);
    expect((await ask('POST', `/${token}/runs`, ours(), ' '.repeat(100_000))).statusCode).to.equal(400);
  });

  it('shows a case of a run that was killed, as far as it went', async () => {
    addJournal('old', ['a:1']);
    const asked = await ask('GET', `/${token}/runs/old/case?id=a%3A1`);
    expect([asked.statusCode, asked.headers.location]).to.deep.equal([302, 'case?id=a%3A1&open=1#case/a:1']);
    const page = await ask('GET', `/${token}/runs/old/case?id=a%3A1&open=1`);
    expect(page.statusCode).to.equal(200);
    expect(page.headers['content-security-policy']).to.match(/^sandbox /);
    expect((await ask('GET', `/${token}/runs/old/case?id=other`)).statusCode).to.equal(404);
  });
});
