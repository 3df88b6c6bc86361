import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { type CaseResult, type RunResult, summarize } from '../../model/run-result.ts';
import { scenariosFolder } from '../../scenario/package-root.ts';
import { residentMemory } from '../../sut/resident-memory.ts';
import { reasonText } from '../../words/testing/of-case.ts';
import { compileFirst, cstore, start } from '../testing/child.ts';
import { compiledMain } from '../testing/compiled.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { processGone } from '../testing/process-gone.ts';

/** Color Palette Storage and Implicit VR Little Endian: what the SCP dies of. */
const deadly = '1.2.840.10008.5.1.4.39.1:1.2.840.10008.1.2';
const killer = 'ps3.4/gg.4.2/stored:ColorPaletteStorage:ImplicitVRLittleEndian';
const selection = [join(scenariosFolder, 'ps3.4/gg.4.2/stored.yaml'), '--sop-class', 'ColorPaletteStorage'];

describe('cstore run --start', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  /** The command of an SCP that dies in this way. */
  async function fragile(how: string): Promise<string> {
    const script = join(dirname(await compiledMain()), '..', 'sut', 'testing', 'fragile-scp.js');
    return `exec '${process.execPath}' '${script}' {port} ${how} ${deadly} '${path('pids')}'`;
  }

  async function run(how: string, ...args: string[]) {
    const options = ['--start', await fragile(how), '--out', path('out'), '--reporter', 'json'];
    const finished = await cstore(['run', ...selection, ...options, ...args]);
    const result = JSON.parse(await readFile(path('out/results.json'), 'utf8')) as RunResult;
    return { ...finished, result };
  }

  async function pids(): Promise<number[]> {
    return (await readFile(path('pids'), 'utf8')).trim().split('\n').map(Number);
  }

  async function expectAllEnded(): Promise<void> {
    for (const pid of await pids()) await processGone(pid);
  }

  const died = ({ cases }: RunResult): CaseResult[] => cases.filter(({ health }) => health === 'died');

  it('judges the SCP that it starts, tells its memory, and ends it', async () => {
    const { status, stdout, result } = await run('never');
    expect(status).to.equal(0);
    expect(result.sut.address).to.match(/^CSTORE_SCP@127\.0\.0\.1:\d+$/);
    expect(stdout).to.match(/^note: resident memory of the process: /m);
    expect(await pids()).to.have.lengthOf(1);
    await expectAllEnded();
  });

  it('blames the one case that killed it, of several that ran at once', async () => {
    const { status, stdout, result } = await run('exit', '--concurrency', '4');
    expect(status).to.equal(1);
    expect(died(result).map(({ id }) => id)).to.deep.equal([killer]);
    expect(died(result)[0]).to.include({ verdict: 'fail' });
    expect(reasonText(died(result)[0])).to.match(/process died: exit code 3; the end of its output: out of luck$/);
    const own = result.cases.filter(({ tags }) => !tags.includes('rule'));
    expect(summarize(own)).to.include({ fail: 1, pass: own.length - 1 });
    expect(result.faults.map(({ severity, cases }) => [severity, cases[0]])).to.deep.equal([['critical', killer]]);
    expect(stdout).to.include(`killed by ${killer}\n`);
    await expectAllEnded();
  });

  it('tells a signal', async () => {
    const { result } = await run('signal', '--concurrency', '1');
    expect(died(result).map(({ id, healthDetail }) => [id, healthDetail])).to.deep.equal([
      [killer, 'process died: signal SIGKILL (when run alone, too)'],
    ]);
  });

  it('blames the case that killed it a moment later', async () => {
    const { status, result } = await run('late', '--concurrency', '1');
    expect(status).to.equal(1);
    expect(died(result).map(({ id }) => id)).to.deep.equal([killer]);
  });

  it('never passes over a death that does not happen again', async () => {
    const { status, stdout, result } = await run('once', '--concurrency', '1');
    expect(status).to.equal(1);
    expect(died(result)).to.have.lengthOf(1);
    expect(stdout).to.include('note: process died: exit code 5: no case killed it again when run alone\n');
  });

  it('exits with 3 and one line when the command does not listen', async () => {
    const args = ['--start', 'echo no licence; exit 4 # {port}', '--out', path('out'), '--reporter', 'json'];
    const { status, stderr } = await cstore(['run', ...selection, ...args]);
    expect(status).to.equal(3);
    expect(stderr).to.match(
      /^cstore: \S+ cannot be reached: the started process ended with exit code 4 before .*output: no licence; check the command of --start\n$/,
    );
  });

  it('ends the process at Ctrl-C', async () => {
    const options = ['--start', await fragile('never'), '--out', path('out'), '--reporter', 'json'];
    const running = await start(['run', ...selection, ...options, '--repeat', '1000']);
    await running.printed(/^pass/m);
    running.process.kill('SIGINT');
    expect((await running.finished).status).to.equal(130);
    await expectAllEnded();
  });

  it('ends the process at a second Ctrl-C', async () => {
    const options = ['--start', await fragile('never'), '--out', path('out'), '--reporter', 'json'];
    const running = await start(['run', ...selection, ...options, '--repeat', '1000']);
    await running.printed(/^pass/m);
    running.process.kill('SIGINT');
    running.process.kill('SIGINT');
    expect((await running.finished).status).to.equal(130);
    // Killed in passing: it is gone in a moment, and the time limit of the test says if it is not.
    for (const pid of await pids()) while ((await residentMemory(pid)) !== undefined) await delay(20);
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a command without a port', ['--start', 'storescp 104'], /--start: put \{port\} where the command takes its port/],
    ['an empty command', ['--start', ' '], /--start: the command is empty/],
    ['port 0 without a command', ['--scp', 'A@localhost:0'], /--scp: a port is 1 to 65535; 0, a free one, needs/],
  ];
  for (const [what, args, says] of wrong) {
    it(`refuses ${what}`, async () => {
      const { status, stderr } = await cstore(['run', ...args]);
      expect(status).to.equal(2);
      expect(stderr).to.match(says);
    });
  }
});
