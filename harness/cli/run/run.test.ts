import { EventEmitter, once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import {
  type CStoreEvent,
  ImplicitVRLittleEndian,
  type ListenOptions,
  listen,
  type Scp,
  storageChecks,
} from '../../../src/index.ts';
import type { RunResult } from '../../model/run-result.ts';
import { compileFirst, cstore, start } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

describe('cstore run', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  let scps: Scp[] = [];
  afterEach(async () => {
    await Promise.all(scps.map((scp) => scp.close({ graceMs: 0 })));
    scps = [];
  });

  async function scpAddress(options: Partial<ListenOptions> = {}): Promise<string> {
    const scp = await listen({ port: 0, ...options });
    scps.push(scp);
    return `CSTORE_SCP@127.0.0.1:${scp.port}`;
  }

  const without = (name: string) => storageChecks.filter((check) => check.name !== name);
  const results = async (): Promise<RunResult> =>
    JSON.parse(await readFile(path('out/results.json'), 'utf8')) as RunResult;
  const run = (...args: string[]) => cstore(['run', '--out', path('out'), ...args]);

  describe('with the built-in pair', () => {
    it('prints a line a case and a summary, writes the reports and says where', async () => {
      const { status, stdout, stderr } = await run('ps3.4/gg.4.2/stored', '--sop-class', 'HangingProtocolStorage');
      expect([status, stderr]).to.deep.equal([0, '']);
      expect(stdout.match(/^pass {12}ps3\.4\/gg\.4\.2\/stored:HangingProtocolStorage:\w+$/gm)).to.have.lengthOf(4);
      expect(stdout)
        .to.match(/^No fault was found in \d+ cases\.$/m)
        .and.match(/^\d+ cases against built-in in [\d.]+ s, seed 1$/m);
      expect(stdout)
        .to.match(/^reports: .*index\.html/m)
        .and.not.include('\u001b');
      expect(await readdir(path('out'))).to.include.members([
        'index.html',
        'results.json',
        'junit.xml',
        'mochawesome.html',
      ]);
    });

    it('judges an SCU too', async () => {
      const { status } = await run('ps3.4/gg.4.1/scu-success', '--reporter', 'json', '--seed', '7');
      expect(status).to.equal(0);
      const { seed, sut, cases } = await results();
      expect({ seed, role: sut.role }).to.deep.equal({ seed: 7, role: 'pair' });
      const own = cases.filter(({ tags }) => !tags.includes('rule'));
      expect(new Set(own.map(({ role }) => role))).to.deep.equal(new Set(['scu']));
      expect(await readdir(path('out'))).to.not.include('index.html');
    });

    it('runs a file of the user, whatever its folder', async () => {
      await writeFile(
        path('mine.yaml'),
        'id: mine/one\ntitle: t\nrequirement: { ref: PS3.7 9.1.5, level: shall, text: words }\nsut: scp\n' +
          'steps: [{ associate: { contexts: [{ abstractSyntax: Verification }] } }, { c-echo: {} }, { expect: { response: { Status: Success } } }]\n',
      );
      const { status, stdout } = await run(path('mine.yaml'), '--reporter', 'json');
      expect(status).to.equal(0);
      expect(stdout)
        .to.match(/^pass {12}mine\/one$/m)
        .and.match(/^\d+ cases against/m);
    });
  });

  describe('with a dry run', () => {
    it('prints what would run and writes nothing', async () => {
      const { status, stdout } = await run('ps3.4/gg.4.2/stored', '--sop-class', 'InventoryStorage', '--dry-run');
      expect(status).to.equal(0);
      const lines = stdout.trimEnd().split('\n');
      expect(lines[0]).to.equal('ps3.4/gg.4.2/stored:InventoryStorage:ImplicitVRLittleEndian  PS3.4 GG.4.2 (shall)');
      expect(lines.at(-1)).to.equal('4 cases would run');
      expect(await readdir(path())).to.deep.equal([]);
    });

    const selections: readonly (readonly [readonly string[], RegExp, RegExp])[] = [
      [['--section', 'PS3.7-D.3.3.3'], /^ps3\.7\/d\.3\.3\.3/, / PS3\.7 D\.3\.3\.3 /],
      [['--section', 'PS3.5', '--level', 'shall'], /^(built-in\/)?ps3\.\d\//, / PS3\.5 .*\(shall\)$/],
      [['ps3.4', '--sop-class', '1.2.840.10008.5.1.4.39.1'], /^ps3\.4\//, /./],
      [['--scp', 'ANY@127.0.0.1:104'], /^ps3\.\d+\//, /./],
    ];
    for (const [args, id, rest] of selections) {
      it(`selects by ${args.join(' ')}`, async () => {
        const { stdout } = await run('--dry-run', ...args);
        const lines = stdout.split('\n').filter((line) => line.includes('  '));
        expect(lines).to.not.have.lengthOf(0);
        for (const line of lines) expect(line).to.match(id).and.match(rest);
      });
    }
  });

  describe('with a remote SCP', () => {
    it('exits with 0 when it passes', async () => {
      const address = await scpAddress();
      const { status } = await run('ps3.4/gg.4.2/stored', 'ps3.2', '--scp', address, '--reporter', 'json');
      expect(status).to.equal(0);
      expect((await results()).sut).to.include({ role: 'scp', address, reachable: true });
    });

    it('exits with 1 when a case fails, and tells the fault; with --verbose clause, expected and actual', async () => {
      const address = await scpAddress({ checks: without('unrecognized-operation') });
      const id = 'ps3.7/c.1/unrecognized-operation:HangingProtocolStorage:C-FIND-RQ';
      const { status, stdout } = await run(id, '--scp', address, '--reporter', 'json', '--verbose');
      expect(status).to.equal(1);
      expect(stdout)
        .to.match(/^fail {12}ps3\.7/m)
        .and.match(/^(serious|moderate) {2,3}.* \(PS3\.7 C\.1; 1 case\)$/m)
        .and.match(/^ {2}clause {3}PS3\.7 C\.1 \(shall\): /m);
      expect(stdout)
        .to.match(/^ {2}expected .*0x0211/m)
        .and.match(/^ {2}actual {3}C-FIND-RSP/m);
    });

    it('exits with 0 for a warning, and with 1 when strict', async () => {
      const address = await scpAddress({ checks: without('invalid-sop-instance') });
      const args = ['ps3.7/9.1.1/invalid-sop-instance-answered', '--scp', address, '--reporter', 'json'];
      expect((await run(...args)).status).to.equal(0);
      const verdicts = (await results()).cases
        .filter(({ tags }) => !tags.includes('rule'))
        .map(({ verdict }) => verdict);
      expect(new Set(verdicts)).to.deep.equal(new Set(['warn']));
      expect((await run(...args, '--strict')).status).to.equal(1);
    });

    it('exits with 3 when nothing could be judged', async () => {
      const { status, stdout, stderr } = await run('ps3.15/b.12/tls-1.2', '--scp', await scpAddress());
      expect(status).to.equal(3);
      expect(stderr).to.equal('cstore: nothing could be judged; the reasons are with the cases above\n');
      expect(stdout).to.match(/^Nothing could be judged\.$/m);
    });

    it('offers the calling AE title and the user that it was told', async () => {
      const address = await scpAddress({
        callingAETitles: ['CT1'],
        userIdentity: { users: { alice: 'secret' }, required: true },
      });
      const args = ['ps3.2', '--scp', address, '--reporter', 'json', '--calling-ae', 'CT1', '--user', 'alice'];
      expect((await run(...args, '--password', 'secret')).status).to.equal(0);
      expect((await run(...args, '--password', 'wrong')).status).to.equal(3);
    });
  });

  describe('with less to do, or less to say', () => {
    const refused = 'ps3.7/c.1/unrecognized-operation';

    it('stops after as many new faults as --max-fails says, and runs only those again with --last-failed', async () => {
      const address = await scpAddress({ checks: without('unrecognized-operation') });
      const args = ['--scp', address, '--reporter', 'json', '--concurrency', '1'];
      const first = await run(refused, ...args, '--max-fails', '1');
      expect([first.status, first.stderr]).to.deep.equal([1, '']);
      expect(first.stdout).to.match(/^note: stopped after 1 new fault, as --max-fails 1 says: 1 of \d+ cases ran$/m);
      const failed = (await results()).cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
      expect(failed).to.have.lengthOf(1);
      const again = await run(...args, '--last-failed', '--quiet');
      expect((await results()).cases.filter(({ tags }) => !tags.includes('rule')).map(({ id }) => id)).to.deep.equal(
        failed,
      );
      expect(again.status).to.equal(1);
      expect(again.stdout).to.match(/^Not fulfilled: ".*"\.\n\n(serious|moderate) {2,3}.*; 1 case\)\n$/);
    });

    it('leaves the reports and the journal of the last good run where nothing is reached', async () => {
      const address = await scpAddress();
      await run('ps3.2', '--scp', address, '--reporter', 'json');
      const good = await results();
      const journal = await readFile(path('out/run.ndjson'), 'utf8');
      await Promise.all(scps.map((scp) => scp.close({ graceMs: 0 })));
      const { status, stdout } = await run('ps3.2', '--scp', address);
      expect(status).to.equal(3);
      expect(stdout).to.match(
        /^reports: those of an earlier run in .*out are left as they are, since nothing was reached$/m,
      );
      expect(await results()).to.deep.equal(good);
      expect(await readFile(path('out/run.ndjson'), 'utf8')).to.equal(journal);
      expect((await readdir(path('out'))).sort()).to.deep.equal(['results.json', 'results.schema.json', 'run.ndjson']);
    });

    it('annotates a workflow of GitHub, and writes the summary of its job', async () => {
      const address = await scpAddress({ checks: without('unrecognized-operation') });
      const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: path('summary.md') };
      const { stdout } = await cstore(['run', refused, '--scp', address, '--out', path('out'), '--reporter', 'json'], {
        env,
      });
      expect(stdout).to.match(/^::error title=cstore%3A (serious|moderate) fault::.*; \d+ cases\)$/m);
      expect(await readFile(path('summary.md'), 'utf8')).to.match(/^\| (serious|moderate) \| .* cases \|$/m);
    });
  });

  describe('stopped by Ctrl-C', () => {
    /** An SCP that stores what it is asked with before the first case, and answers no C-STORE in Implicit VR. */
    const silentInImplicitVR = (): Partial<ListenOptions> => {
      const isOfCase = (event: CStoreEvent) => event.transferSyntax === ImplicitVRLittleEndian.uid;
      return { onCStore: (event) => (isOfCase(event) ? new Promise(() => {}) : 0), handlerTimeLimitMs: 600_000 };
    };

    it('stops at once while the SUT is asked what it can', async () => {
      const asked = new EventEmitter();
      const onCStore = () => {
        asked.emit('stored');
        return new Promise(() => {});
      };
      const address = await scpAddress({ onCStore, handlerTimeLimitMs: 600_000 });
      const stored = once(asked, 'stored');
      const running = await start(['run', 'ps3.2', '--scp', address, '--out', path('out'), '--timeout', '600']);
      await stored;
      running.process.kill('SIGINT');
      expect((await running.finished).status).to.equal(130);
    });

    it('stops at once, still writes the reports, and exits with 130', async () => {
      const address = await scpAddress(silentInImplicitVR());
      const args = [
        'run',
        'ps3.2/7.1/verification',
        'ps3.4/gg.4.2/stored',
        '--scp',
        address,
        '--out',
        path('out'),
        '--timeout',
        '600',
      ];
      const running = await start([...args, '--concurrency', '1']);
      await running.printed(/^pass .*verification:among/m);
      running.process.kill('SIGINT');
      const { status, stderr, stdout } = await running.finished;
      expect([status, stderr]).to.deep.equal([
        130,
        'cstore: stopped by Ctrl-C; the reports hold what ran until then\n',
      ]);
      expect(stdout).to.match(/^stopped before the end; \d+ cases/m);
      const { interrupted, cases } = await results();
      expect(interrupted).to.equal(true);
      const own = cases.filter(({ tags }) => !tags.includes('rule'));
      expect(own.map(({ verdict }) => verdict)).to.deep.equal(['pass', 'pass', 'pass']);
      expect(await readdir(path('out'))).to.include('index.html');
    });

    it('ends at once at the second Ctrl-C', async () => {
      const address = await scpAddress(silentInImplicitVR());
      const running = await start([
        'run',
        'ps3.2/7.1/verification',
        'ps3.4/gg.4.2/stored',
        '--scp',
        address,
        '--out',
        path('out'),
        '--timeout',
        '600',
      ]);
      await running.printed(/^pass/m);
      running.process.kill('SIGINT');
      running.process.kill('SIGINT');
      expect((await running.finished).status).to.equal(130);
    });
  });
});
