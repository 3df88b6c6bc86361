import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
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
const program = `const { renameSync, writeFileSync } = require('fs');
const args = process.argv.slice(2);
const file = args.find((one) => one.startsWith('--out=')).slice(6) + '/args.json';
process.on('SIGINT', () => process.exit(0));
writeFileSync(file + '.new', JSON.stringify({ args, secrets: Object.keys(process.env).filter((name) => name.startsWith('CSTORE_SERVE_')) }));
renameSync(file + '.new', file);
setInterval(() => {}, 1000);`;

describe('The server of the live page', () => {
  let base = '';
  let runs: Runs;
  let server: Server;
  let port = 0;

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'serve-'));
    writeFileSync(join(base, 'program.cjs'), program);
    runs = new Runs(join(base, 'runs'), join(base, 'program.cjs'), { steps: ['steps.mjs'], scenarios: ['lab/own'] });
    const door: { token: string; hosts?: string[] } = { token };
    const scenarios = [
      { id: 'lab/own', cases: 2, isPath: true as const },
      { id: 'ps3.7/9.1.5', cases: 18 },
    ];
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

  const started = async (body: object): Promise<string> => JSON.parse(await textIn(await act('runs', body))).name;
  /** What the process of a run was given. */
  async function given(name: string): Promise<{ args: string[]; secrets: string[] }> {
    const file = join(base, 'runs', name, 'args.json');
    while (!existsSync(file)) await delay(10);
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    return JSON.parse(text);
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
    const name = await started({ ...aRun, seed: '7' });
    expect((await given(name)).args).to.deep.equal([
      'run',
      '--steps=steps.mjs',
      '--seed=7',
      `--out=${join(base, 'runs', name)}`,
      '--',
      'ps3.7',
    ]);
    expect(runs.list()[0]).to.include({ name, isRunning: true });
    await act(`runs/${name}/stop`, {});
    expect(runs.list()[0]).to.include({ isRunning: false });
    await act(`runs/${name}/remove`, {});
    expect(runs.list()).to.deep.equal([]);
  });

  it('goes on with a run that was killed before its end, and with no other', async () => {
    const name = await started(aRun);
    await given(name);
    const goOn = async () => (await act(`runs/${name}/go-on`, {})).statusCode;
    expect(await goOn(), 'while it is going on').to.equal(400);
    await act(`runs/${name}/stop`, {});
    expect(await goOn(), 'without a journal').to.equal(400);
    writeFileSync(join(base, 'runs', name, 'run.ndjson'), `${JSON.stringify(aHead)}\n`);
    expect(runs.list()[0]).to.include({ canGoOn: true });
    expect(await goOn()).to.equal(200);
    expect((await given(name)).args.slice(0, 3)).to.deep.equal(['run', '--steps=steps.mjs', '--resume']);
    await act(`runs/${name}/stop`, {});
    writeFileSync(join(base, 'runs', name, 'results.json'), '{}');
    expect(await goOn(), 'after its end').to.equal(400);
  });

  it('runs scenarios that were given to it, and no file beside them', async () => {
    const name = await started({ ...aRun, targets: ['lab/own'] });
    expect((await given(name)).args.slice(-2)).to.deep.equal(['--', 'lab/own']);
    await act(`runs/${name}/stop`, {});
    for (const stranger of ['lab', 'lab/own/../secret.yaml', 'lab/own/a.yaml', 'lab/ow', 'secret.yaml'])
      expect((await act('runs', { ...aRun, targets: [stranger] })).statusCode, stranger).to.equal(400);
  });

  it('runs the files of a case again if they were given to it, since its id does not say where they are', async () => {
    const name = await started({ ...aRun, targets: ['lab/own'] });
    await given(name);
    await act(`runs/${name}/stop`, {});
    rmSync(join(base, 'runs', name, 'run.ndjson'), { force: true });
    writeFileSync(
      join(base, 'runs', name, 'run.ndjson'),
      [aHead, ...eventsOf(['own/x:1'])].map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
    const again = JSON.parse(await textIn(await act(`runs/${name}/again`, { id: 'own/x:1' }))).name as string;
    expect((await given(again)).args.slice(-2)).to.deep.equal(['--', 'lab/own']);
  });

  it('hands what opens the page to no run', async () => {
    process.env.CSTORE_SERVE_PASSWORD = 'correct horse';
    try {
      expect((await given(await started(aRun))).secrets).to.deep.equal([]);
    } finally {
      delete process.env.CSTORE_SERVE_PASSWORD;
    }
  });

  it('tells nothing to a run that an earlier server has started', async () => {
    addJournal('old', ['a:1']);
    const told = await act('runs/old/tell', { kind: 'watch', id: 'a:1' });
    expect([told.statusCode, await textIn(told)]).to.deep.equal([
      400,
      '{"error":"the run was started by an earlier server, and cannot be reached"}',
    ]);
  });

  it('forgets a page that goes while the journal is being read', async () => {
    addJournal('old', ['a:1']);
    const view = await runs.view('old');
    let [read, wanted] = [() => {}, () => {}];
    const isWanted = new Promise<void>((done) => (wanted = done));
    const isRead = new Promise<void>((done) => (read = done));
    runs.view = async () => {
      wanted();
      await isRead;
      return view;
    };
    const asked = httpRequest({ port, path: `/${token}/runs/old/events`, headers: { host: `127.0.0.1:${port}` } });
    asked.on('error', () => {}).end();
    const [[, response]] = (await Promise.all([once(server, 'request'), isWanted])) as [
      [unknown, ServerResponse],
      undefined,
    ];
    const gone = once(response, 'close');
    asked.destroy();
    await gone;
    read();
    await delay(0);
    expect(view.log.viewers).to.equal(0);
  });

  it('shows what the fuzzer has found, also after it was started again', async () => {
    const name = runs.folder.create({ work: 'fuzz', title: 't', request: {} });
    const find = { kind: 'find', id: 'f1', text: 'it does not answer' };
    writeFileSync(join(base, 'runs', name, 'fuzz.ndjson'), `${JSON.stringify(find)}\n{"kind":"find"}\n{"ki`);
    const events = await ask('GET', `/${token}/runs/${name}/events`);
    let text = '';
    for await (const chunk of events.setEncoding('utf8')) {
      text += chunk;
      if (text.includes('process-end')) break;
    }
    expect(text.match(/^data: .*$/gm)?.[0]).to.equal(`data: ${JSON.stringify(find)}`);
    expect(text.match(/"kind":"find"/g)).to.have.lengthOf(1);
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
