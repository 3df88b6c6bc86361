import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { ListenPlace } from './listen-place.ts';
import { scuCommand } from './scu-command.ts';
import type { InstanceToSend, ProcessReport, SendOrder, SendReport } from './sut.ts';

const never = new AbortController().signal;
const instance = (sopInstanceUID: string): InstanceToSend => ({
  sopClassUID: '1.2.840.10008.5.1.4.38.1',
  sopInstanceUID,
  transferSyntax: '1.2.840.10008.1.2',
  bytes: Buffer.alloc(0),
});

const order: SendOrder = {
  host: '127.0.0.1',
  port: 4711,
  calledAETitle: 'HERE',
  callingAETitle: 'THERE',
  instances: [instance('1.1'), instance('1.2')],
  timeoutMs: 1000,
};

/** Whether a process runs; a zombie does not. */
async function runs(pid: number): Promise<boolean> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
  return !/^\) [ZX]/.test(text.slice(text.lastIndexOf(')')));
}

describe('an SCU behind a command', function () {
  this.timeout(60_000);
  let folder = '';
  const usualTmp = process.env.TMPDIR;

  beforeEach(async function () {
    if (process.platform !== 'linux') this.skip();
    folder = await mkdtemp(join(tmpdir(), 'scu-command-'));
    // What it leaves in the folder for temporary files is to be seen.
    process.env.TMPDIR = folder;
  });

  afterEach(async () => {
    if (usualTmp === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usualTmp;
    await rm(folder, { recursive: true, force: true });
  });

  async function script(text: string, name = 'program.sh'): Promise<string> {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  }

  async function send(command: string, some: Partial<SendOrder> = {}, signal = never): Promise<SendReport> {
    const report = await scuCommand({ command }).send({ ...order, ...some }, signal);
    if ('notApplicable' in report) throw new Error(report.notApplicable);
    return report;
  }

  async function processOf(command: string, some: Partial<SendOrder> = {}): Promise<ProcessReport> {
    const { process: report } = await send(command, some);
    if (!report) throw new Error('no process');
    return report;
  }

  const leftFolders = async () => (await readdir(folder)).filter((name) => name.startsWith('cstore-conformance-'));

  /** The process id that a program has written, as soon as it has. */
  async function pidIn(name: string): Promise<number> {
    for (;;) {
      const text = await readFile(join(folder, name), 'utf8').catch(() => '');
      if (/^\d+\n/.test(text)) return Number(text);
      await delay(10);
    }
  }

  it('is told host, port, AE titles, files and their folder', async () => {
    const { output } = await processOf("printf '%s\\n' {host} {port} {called-ae} {calling-ae} {folder} {files}");
    const [host, port, called, calling, inFolder = '', ...files] = output.trimEnd().split('\n');
    expect([host, port, called, calling]).to.deep.equal(['127.0.0.1', '4711', 'HERE', 'THERE']);
    expect(files).to.deep.equal([join(inFolder, '0001.dcm'), join(inFolder, '0002.dcm')]);
  });

  it('is told an address that it can connect to when the harness listens at every address', async () => {
    for (const host of ['0.0.0.0', '::'])
      expect((await processOf('echo {host}', { host })).output).to.equal('127.0.0.1\n');
  });

  it('is told AE titles as one word each, whatever is in them', async () => {
    const titles = { calledAETitle: "A B'C", callingAETitle: '$HOME;`x`' };
    expect((await processOf("printf '%s\\n' {called-ae} {calling-ae}", titles)).output).to.equal("A B'C\n$HOME;`x`\n");
  });

  it('finds its files there while it runs, and nothing of them is left', async () => {
    const { volatile, process: report } = await send('ls {folder}');
    expect(report?.output).to.equal('0001.dcm\n0002.dcm\n');
    expect(volatile).to.have.lengthOf(1);
    expect(existsSync(volatile?.[0] ?? '')).to.equal(false);
    expect(await leftFolders()).to.deep.equal([]);
  });

  it('has an exit status, and output of both kinds', async () => {
    const command = `sh ${await script('echo out; echo err >&2; exit 3')}`;
    const report = await processOf(command);
    expect(report).to.include({ end: 'exit code 3', hasCrashed: false, wasEnded: false, leftRunning: 0 });
    expect(report.output.split('\n').sort().join(' ').trim()).to.equal('err out');
    expect(report.durationMs).to.be.at.least(0);
  });

  it('has crashed if a signal for a program error ended it, alone or beside others', async () => {
    const crash = await script('kill -SEGV $$');
    expect(await processOf(`sh ${crash}`)).to.include({ end: 'signal SIGSEGV', hasCrashed: true });
    const beside = await processOf(`true; sh ${crash}`);
    expect(beside).to.include({ end: 'exit code 139 (signal SIGSEGV)', hasCrashed: true });
  });

  it('has not crashed if it says 139 itself, or somebody asked it to end', async () => {
    const exit = await script('exit 139');
    expect(await processOf(`sh ${exit}`)).to.include({ end: 'exit code 139', hasCrashed: false });
    const term = await script('kill -TERM $$');
    expect(await processOf(`sh ${term}`)).to.include({ end: 'signal SIGTERM', hasCrashed: false });
  });

  it('may not be there at all', async () => {
    expect(await processOf('/no/such/program {files}')).to.include({ end: 'exit code 127', hasCrashed: false });
  });

  it('may print without end: the end is kept', async () => {
    const program = await script("process.stdout.write('x'.repeat(300_000) + 'the end')", 'program.cjs');
    const { output } = await processOf(`${process.execPath} ${program}`);
    expect(output).to.match(/^x+the end$/);
    expect(output).to.have.lengthOf(64 * 1024);
  });

  it('is told of what it leaves running, which is ended', async () => {
    const program = await script(`sleep 600 &\necho $! > ${join(folder, 'pid')}`);
    const report = await processOf(`sh ${program}`);
    expect(report).to.include({ end: 'exit code 0', leftRunning: 1, wasEnded: false });
    expect(await runs(await pidIn('pid'))).to.equal(false);
  });

  it('is not said to leave running what has ended', async () => {
    // Nobody waits for it: where the first process of the system does not either, it stays as a zombie.
    const report = await processOf(`sh ${await script('sh -c "exit 1" &\nsleep 0.3')}`);
    expect(report).to.include({ end: 'exit code 0', leftRunning: 0 });
  });

  it('is ended when nothing more is waited for', async () => {
    const report = await processOf('sleep 600', { stalled: AbortSignal.abort() });
    expect(report).to.include({ end: 'did not end by itself', wasEnded: true, hasCrashed: false, leftRunning: 0 });
  });

  it('is killed if SIGTERM does not end it', async () => {
    const stalled = new AbortController();
    const program = await script(`trap '' TERM\necho $$ > ${join(folder, 'pid')}\nwhile :; do sleep 1; done`);
    const sending = processOf(`sh ${program}`, { stalled: stalled.signal });
    const pid = await pidIn('pid');
    stalled.abort();
    expect(await sending).to.include({ wasEnded: true });
    expect(await runs(pid)).to.equal(false);
  });

  it('leaves no process and no file when the run is stopped', async () => {
    const stop = new AbortController();
    const program = await script(
      `sleep 600 &\necho $! > ${join(folder, 'child')}\necho $$ > ${join(folder, 'pid')}\nwait`,
    );
    const sending = send(`sh ${program}`, {}, stop.signal).catch((error: unknown) => error);
    const pids = [await pidIn('pid'), await pidIn('child')];
    stop.abort(new Error('stopped'));
    expect(await sending).to.have.property('message', 'stopped');
    expect(await Promise.all(pids.map(runs))).to.deep.equal([false, false]);
    expect(await leftFolders()).to.deep.equal([]);
  });

  it('is not started when the run has been stopped', async () => {
    const failure = await send(`touch ${join(folder, 'begun')}`, {}, AbortSignal.abort(new Error('stopped'))).catch(
      (error: unknown) => error,
    );
    expect(failure).to.have.property('message', 'stopped');
    expect(existsSync(join(folder, 'begun'))).to.equal(false);
  });

  it('is ended when nobody needs it any more', async () => {
    const sut = scuCommand({ command: `sh ${await script(`echo $$ > ${join(folder, 'pid')}\nsleep 600`)}` });
    const sending = sut.send(order, never);
    const pid = await pidIn('pid');
    await sut.close();
    await sending;
    expect(await runs(pid)).to.equal(false);
  });
});

describe('how the harness deals with an SCU behind a command', () => {
  const policies = (command: string, place: Partial<ListenPlace> = {}) => scuCommand({ command, ...place }).policies;

  it('is to give it what to send if the command takes it', () => {
    expect(policies('x {files}').sendsGivenInstances).to.equal(true);
    expect(policies('x {folder}').sendsGivenInstances).to.equal(true);
    expect(policies('x {port}').sendsGivenInstances).to.equal(false);
  });

  it('is to run its cases one by one if they share a port', () => {
    expect(policies('x').concurrency).to.be.greaterThan(1);
    expect(policies('x', { port: 104 }).concurrency).to.equal(1);
    expect(policies('x', { port: 104, calledAETitle: 'A' }).listensOn).to.deep.equal({
      host: '127.0.0.1',
      port: 104,
      calledAETitle: 'A',
      callingAETitle: 'CSTORE_SCU',
    });
  });

  it('is to tell that it accepts no association', async () => {
    expect(await scuCommand({ command: 'x' }).scp(undefined, '', '')).to.have.property('notApplicable');
  });
});
