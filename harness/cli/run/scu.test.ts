import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { sendFiles } from '../../../src/index.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { freePort, isListening } from '../../sut/local-ports.ts';
import { type ChildOptions, compileFirst, cstore, type Finished, start } from '../testing/child.ts';
import { compiledMain } from '../testing/compiled.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { writeInstance } from '../testing/instances.ts';
import { processGone } from '../testing/process-gone.ts';

const pem = (name: string) => fileURLToPath(new URL(`../../../src/upper-layer/testing/${name}.pem`, import.meta.url));

const head = (id: string) => `id: mine/${id}
title: It shows a failure
requirement: { ref: PS3.4 GG.4.1, level: shall, text: It tells success from failure. }
tags: [operator, observed]
sut: scu
`;

const failure = `${head('failure')}steps:
  - respond: { Status: 0xA700, ErrorComment: full }
  - expect-report: { distinguishesFailure: true }
`;
const success = `${head('success')}steps: [{ ask-to-send: { instances: 2 } }, { expect-report: { stores: { atLeast: 1 } } }]\n`;

const several = `${head('several')}params: { status: [0xA700, 0xA900, 0xC000, 0xC001] }
steps: [{ respond: { Status: $status } }, { expect-report: { distinguishesFailure: true } }]\n`;

describe('cstore run --scu', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  beforeEach(async () => {
    for (const [name, text] of Object.entries({ failure, success, several }))
      await writeFile(path(`${name}.yaml`), text);
    await mkdir(path('tmp'));
  });

  /** The command of an SCU with which this is wrong. */
  async function scu(how: string): Promise<string> {
    const program = join(dirname(await compiledMain()), 'testing', 'tiny-scu.js');
    return `${process.execPath} ${program} ${how} {host} {port} {called-ae} {calling-ae} {files}`;
  }

  const options = (env: Readonly<Record<string, string>> = {}): ChildOptions => ({
    env: { TMPDIR: path('tmp'), ...env },
  });

  const argsOf = (...args: string[]) => ['run', '--out', path('out'), '--reporter', 'json', ...args];

  interface Ran extends Finished {
    readonly result: RunResult;
    /** Without the cases of rules. */
    readonly own: readonly CaseResult[];
  }

  async function withResult(finished: Finished): Promise<Ran> {
    const result = JSON.parse(await readFile(path('out/results.json'), 'utf8')) as RunResult;
    return { ...finished, result, own: result.cases.filter(({ tags }) => !tags.includes('rule')) };
  }

  const run = async (...args: string[]) => withResult(await cstore(argsOf(...args), options()));

  /** No file is left in the folder for temporary files. */
  async function expectNothingLeft(): Promise<void> {
    expect((await readdir(path('tmp'))).filter((name) => name.startsWith('cstore-conformance'))).to.deep.equal([]);
  }

  it('passes an SCU that shows a failure, and tells what it did', async () => {
    const { status, own, result } = await run(path('failure.yaml'), '--scu', await scu('good'));
    expect(status).to.equal(0);
    expect(own.map(({ verdict, role }) => [verdict, role])).to.deep.equal([['pass', 'scu']]);
    expect(own[0]?.scu).to.include({ asked: 3, sent: 3, exit: 'exit code 1' });
    expect(own[0]?.scu?.signs).to.include('exit status');
    expect(result.sut).to.include({ role: 'scu', reachable: true });
    expect(result.sut.implementationClassUID).to.match(/^\d/);
    await expectNothingLeft();
  });

  it('fails one that takes no notice of the answer, in one fault', async () => {
    const { status, own, result } = await run(path('failure.yaml'), '--scu', await scu('deaf'));
    expect(status).to.equal(1);
    expect(own.map(({ verdict, scu: account }) => [verdict, account?.signs])).to.deep.equal([['fail', []]]);
    expect(result.faults.map(({ rule }) => rule)).to.deep.equal(['scu/failure-shown']);
    await expectNothingLeft();
  });

  it('exits with 3 and one clear line if it never connects', async () => {
    const { status, stderr, stdout, own } = await run(path('several.yaml'), '--scu', await scu('silent'));
    expect(status).to.equal(3);
    expect(stderr).to.match(
      /^cstore: the SCU cannot be judged: it opened no association: [^\n]*exit code 4[^\n]*no licence; check its command, and where it is to send\n$/,
    );
    expect(stdout).to.match(/^Nothing could be judged: the SCU opens no association\.$/m);
    expect(own.every(({ verdict }) => !['pass', 'warn', 'fail'].includes(verdict))).to.equal(true);
    await expectNothingLeft();
  });

  it('is called as it says, where it says', async () => {
    const port = await freePort('127.0.0.1');
    const place = ['--listen', `127.0.0.1:${port}`, '--called-ae', 'ARCHIVE', '--calling-ae', 'CT1'];
    const { status } = await run(path('success.yaml'), '--scu', await scu('good'), ...place);
    expect(status).to.equal(0);
    expect(await isListening('127.0.0.1', port)).to.equal(false);
  });

  it('exits with 3 and tells that the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as { port: number };
      const place = ['--listen', `127.0.0.1:${port}`];
      const { status, stdout, stderr } = await run(path('success.yaml'), '--scu', await scu('good'), ...place);
      expect(status).to.equal(3);
      expect(stdout + stderr)
        .to.match(new RegExp(`${port}`))
        .and.match(/in use|EADDRINUSE/);
    } finally {
      server.close();
    }
  });

  it('listens by TLS with a certificate of its own', async () => {
    const tls = ['--cert', pem('acceptor'), '--key', pem('acceptor-key')];
    const listening = argsOf(path('success.yaml'), '--scu', await scu('good'), ...tls);
    const trusting = await withResult(await cstore(listening, options({ CA_FILE: pem('ca') })));
    expect(trusting.status, trusting.stdout + trusting.stderr).to.equal(0);
    const plain = await withResult(await cstore(listening, options()));
    expect(plain.status).to.equal(3);
    expect(plain.own.map(({ verdict }) => verdict)).to.not.include('pass');
  });

  it('demands a certificate of the SCU if --ca says which to trust', async () => {
    const tls = ['--cert', pem('acceptor'), '--key', pem('acceptor-key'), '--ca', pem('ca')];
    const listening = argsOf(path('success.yaml'), '--scu', await scu('good'), ...tls);
    const nameless = await withResult(await cstore(listening, options({ CA_FILE: pem('ca') })));
    expect(nameless.status, nameless.stdout).to.equal(3);
    const own = { CA_FILE: pem('ca'), CERT_FILE: pem('requestor'), KEY_FILE: pem('requestor-key') };
    const known = await withResult(await cstore(listening, options(own)));
    expect(known.status, known.stdout + known.stderr).to.equal(0);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`leaves no process, port or file after ${signal}, and writes the reports`, async () => {
      const port = await freePort('127.0.0.1');
      const place = ['--listen', `127.0.0.1:${port}`];
      const args = argsOf(path('failure.yaml'), path('success.yaml'), '--scu', await scu('stays'), ...place);
      const running = await start([...args, '--timeout', '600'], options({ PID_FILE: path('pid') }));
      while (!existsSync(path('pid'))) await Promise.race([delay(20), running.finished]);
      running.process.kill(signal);
      const { status, stderr, result } = await withResult(await running.finished);
      expect(status).to.equal(signal === 'SIGINT' ? 130 : 143);
      expect(stderr).to.match(/^cstore: stopped by [^\n]*; the reports hold what ran until then\n$/);
      expect(result.interrupted).to.equal(true);
      const pid = Number(await readFile(path('pid'), 'utf8'));
      await processGone(pid);
      expect(await isListening('127.0.0.1', port)).to.equal(false);
      await expectNothingLeft();
    });
  }

  describe('manual', () => {
    /** Runs a case with answers from a file, while somebody sends as often as a case begins. */
    async function operated(answers: string, sendings: number, ...args: string[]): Promise<Ran> {
      await writeFile(path('answers.yaml'), answers);
      await writeInstance(path('in/one.dcm'));
      const port = await freePort('127.0.0.1');
      const place = ['--listen', `127.0.0.1:${port}`, '--answers', path('answers.yaml')];
      const running = await start(argsOf(...args, '--scu', 'manual', ...place), options());
      let isOver = false;
      const finished = running.finished.finally(() => {
        isOver = true;
      });
      const peer = { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP' };
      for (let sent = 0; sent < sendings && !isOver; ) {
        for await (const { association } of sendFiles(peer, [path('in/one.dcm')], { callingAETitle: 'CSTORE_SCU' }))
          if (association !== undefined) sent += 1;
        await delay(20);
      }
      return await withResult(await finished);
    }

    it('takes the answers of a person from a file', async () => {
      const { status, own } = await operated('- sent: a green lamp\n', 1, path('success.yaml'));
      expect(own.map(({ verdict, scu: account }) => [verdict, account?.attested?.text])).to.deep.equal([
        ['pass', 'a green lamp'],
      ]);
      expect(status).to.equal(0);
    });

    it('records what the system cannot do, as attested by a person', async () => {
      const { status, own } = await operated('- cannot: it sends one object at a time\n', 0, path('success.yaml'));
      expect(own[0]).to.include({ verdict: 'not-applicable' });
      expect(JSON.stringify(own[0]?.reasons)).to.match(/attested by a person at \d{4}-.*one object at a time/);
      expect(status).to.equal(3);
    });

    it('ends with what was judged when the person stops', async () => {
      const files = [path('success.yaml'), path('failure.yaml')];
      const { status, stdout, own } = await operated('[sent, stop]\n', 1, ...files);
      expect(own.filter(({ verdict }) => verdict === 'pass')).to.have.lengthOf(1);
      expect(stdout).to.match(/^stopped before the end/m);
      expect(status).to.equal(0);
    });

    it('exits with 3 when the person stops before anything was judged', async () => {
      const { status } = await operated('[stop]\n', 0, path('success.yaml'));
      expect(status).to.equal(3);
    });
  });

  describe('wait', () => {
    it('judges whatever arrives within the time', async () => {
      await writeInstance(path('in/one.dcm'));
      const port = await freePort('127.0.0.1');
      const place = ['--listen', `127.0.0.1:${port}`, '--wait-time', '5'];
      const running = await start(argsOf(path('success.yaml'), '--scu', 'wait', ...place), options());
      const peer = { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP' };
      for (let isSent = false; !isSent; ) {
        for await (const { stored } of sendFiles(peer, [path('in/one.dcm')], { callingAETitle: 'X' })) isSent = stored;
        await delay(20);
      }
      const { status, own } = await withResult(await running.finished);
      expect(own.map(({ verdict }) => verdict)).to.deep.equal(['pass']);
      expect(status).to.equal(0);
    });

    it('exits with 3 if nothing arrives', async () => {
      const attempt = async () => {
        const place = ['--listen', `127.0.0.1:${await freePort('127.0.0.1')}`, '--wait-time', '1'];
        return await run(path('success.yaml'), '--scu', 'wait', ...place);
      };
      const isTaken = ({ own }: Awaited<ReturnType<typeof attempt>>) =>
        own.some(({ reasons }) => reasons.some((reason) => /in use/.test(JSON.stringify(reason))));
      let ended = await attempt();
      // Another program may have got the port before it was listened on.
      for (let more = 0; more < 3 && isTaken(ended); more++) ended = await attempt();
      const { status, own, stderr } = ended;
      expect(status).to.equal(3);
      expect(stderr).to.match(/^cstore: [^\n]+\n$/);
      expect(own.map(({ verdict }) => verdict)).to.deep.equal(['inconclusive']);
    });
  });
});
