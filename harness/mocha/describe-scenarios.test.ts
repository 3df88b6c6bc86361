import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { presentationContextsOf } from '../../src/wire.ts';
import { compileFirst } from '../cli/testing/child.ts';
import type { RunResult } from '../model/run-result.ts';
import { type FakeBehaviour, startFakeScp } from '../run/testing/fake-scp.ts';
import { packageRoot } from '../scenario/package-root.ts';

interface Report {
  readonly tests: readonly { fullTitle: string; title: string; err: { message?: string; stack?: string } }[];
  readonly failures: readonly { fullTitle: string; title: string; err: { message?: string } }[];
  readonly pending: readonly { fullTitle: string; title: string }[];
  readonly passes: readonly { fullTitle: string; title: string }[];
}

/** How the tests of cases ended, those of the rules that always hold left out. */
function casesOf(report: Report) {
  const count = (tests: readonly { fullTitle: string }[]) =>
    tests.filter(({ fullTitle }) => !fullTitle.includes('Rules that always hold')).length;
  return { passes: count(report.passes), failures: count(report.failures), pending: count(report.pending) };
}

/** Runs mocha as a user does, in a process of its own. */
function mocha(env: Record<string, string>, ...args: string[]): Promise<{ status: number; report: Report }> {
  const bin = join(packageRoot, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const { CSTORE_SCP: _scp, CSTORE_SCENARIOS: _scenarios, ...inherited } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [bin, '--reporter', 'json', ...args],
      { cwd: packageRoot, env: { ...inherited, ...env }, maxBuffer: 1 << 26 },
      (error, stdout) => {
        const status = typeof error?.code === 'number' ? error.code : 0;
        resolve({ status, report: JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report });
      },
    );
  });
}

const scenario = (name: string, status: string, extra = '') => `
id: test/${name}
title: A valid instance is answered ${status}
requirement: { ref: PS3.7 9.1.1.1.9, level: shall, text: The SCP returns the status that applies. }
sut: scp
for: { sopClass: [HangingProtocolStorage, ColorPaletteStorage] }
${extra}
steps:
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: ${status} } }
`;

/** Instead of the configuration of `npx mocha`: the same tests without a compiler in each process. */
const compiled = ['--no-config', '--timeout=60000', join(packageRoot, 'dist', 'harness', 'mocha', 'scenarios.spec.js')];

describe('Scenarios in mocha', function () {
  this.timeout(300_000);
  compileFirst();
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'describe-scenarios-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (name: string, text: string) => writeFile(join(folder, `${name}.yaml`), text);
  const run = (...args: string[]) => mocha({ CSTORE_SCENARIOS: folder }, ...compiled, ...args);

  it('pass and fail as the cases do, each with its folder, scenario, clause and parameters', async () => {
    await write('right', scenario('right', '0x0000'));
    await write('wrong', scenario('wrong', '0xA700'));
    const { status, report } = await mocha({ CSTORE_SCENARIOS: folder });
    expect(casesOf(report)).to.include({ passes: 2, failures: 2, pending: 0 });
    expect(status).to.equal(2);
    expect(report.tests[0]?.fullTitle).to.equal(
      'C-STORE scenarios test A valid instance is answered 0x0000 (PS3.7 9.1.1.1.9, shall) sopClass HangingProtocolStorage',
    );
    const message = report.failures[0]?.err.message ?? '';
    expect(message).to.match(/^PS3\.7 9\.1\.1\.1\.9: /);
    expect(message).to.contain('A700').and.to.contain('0x0000').and.to.contain('A-ASSOCIATE-RQ');
  });

  it('run only what --grep asks for', async () => {
    await write('right', scenario('right', '0x0000'));
    const { status, report } = await run('--grep', 'ColorPalette');
    expect({ status, tests: report.tests.length }).to.deep.equal({ status: 0, tests: 1 });
  });

  it('fail for a file with a problem, which is named with its line', async () => {
    await write('right', scenario('right', '0x0000'));
    await write('typo', scenario('typo', '0x0000', 'stepz: []'));
    const { status, report } = await run();
    expect(status).to.equal(1);
    expect(casesOf(report)).to.include({ passes: 2, failures: 1 });
    expect(report.failures[0]?.title).to.match(/typo\.yaml:\d+:\d+: .*stepz/);
  });

  it('fail when there is no scenario at all', async () => {
    const { status, report } = await run();
    expect(status).to.equal(1);
    expect(report.failures.map(({ title }) => title)).to.deep.equal(['there is no scenario to run']);
  });

  it('ask an SCP once what it accepts and does, and do not hold against it what it never did', async () => {
    await write('right', scenario('right', '0x0000'));
    let asked = 0;
    const onAssociate: FakeBehaviour['onAssociate'] = (request) => {
      // A case proposes one SOP Class, and Verification beside it at most.
      if (presentationContextsOf(request).length > 2) asked += 1;
      return undefined;
    };
    const onRequest: FakeBehaviour['onRequest'] = (good, { CommandField }) =>
      CommandField === 0x30 ? { ...good, Status: 0x0122 } : undefined;
    const stats = async (...args: string[]) => {
      asked = 0;
      await using scp = await startFakeScp({ onAssociate, onRequest });
      const env = { CSTORE_SCENARIOS: folder, CSTORE_SCP: `FAKE@127.0.0.1:${scp.port}` };
      return casesOf((await mocha(env, ...compiled, ...args)).report);
    };
    expect(await stats()).to.include({ passes: 2, failures: 0, pending: 0 });
    const askedForTwo = asked;
    expect(await stats('--grep', 'ColorPalette')).to.include({ passes: 1, failures: 0 });
    expect(asked).to.equal(askedForTwo).and.not.equal(0);
  });

  it('give what ran to whoever wants to report it, with what the SCP says of itself', async () => {
    await write('right', scenario('right', '0x0000'));
    await using scp = await startFakeScp();
    const options = {
      scenarios: [folder],
      sut: { kind: 'remote-scp', host: '127.0.0.1', port: scp.port, calledAETitle: 'FAKE' },
    };
    const spec = join(folder, 'own.spec.ts');
    const harness = pathToFileURL(join(packageRoot, 'harness', 'index.ts')).href;
    await writeFile(
      spec,
      `import { writeFileSync } from 'node:fs';
       import { describeScenarios } from '${harness}';
       const onEnd = (result: object) => writeFileSync('${join(folder, 'out.json')}', JSON.stringify(result));
       describeScenarios({ ...${JSON.stringify(options)}, onEnd });`,
    );
    const { report } = await mocha({}, '--no-config', '--import=tsx', '--timeout=60000', spec);
    expect(casesOf(report)).to.include({ passes: 2, failures: 0 });
    const { sut, cases } = JSON.parse(await readFile(join(folder, 'out.json'), 'utf8')) as RunResult;
    expect(sut).to.include({ implementationClassUID: '1.2.3', implementationVersionName: 'FAKE', reachable: true });
    const own = cases.filter(({ tags }) => !tags.includes('rule'));
    expect(own.map(({ verdict }) => verdict)).to.deep.equal(['pass', 'pass']);
  });

  it('fail in one line when the SCP cannot be reached', async () => {
    await write('right', scenario('right', '0x0000'));
    const env = { CSTORE_SCENARIOS: folder, CSTORE_SCP: `NOBODY@127.0.0.1:${await freePort()}` };
    const { status, report } = await mocha(env, ...compiled);
    expect(status).to.equal(1);
    expect(report.failures[0]?.err.message).to.match(/^NOBODY@127\.0\.0\.1:\d+ cannot be reached: [^\n]+$/);
  });
});

/** A port on which nobody listens. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
