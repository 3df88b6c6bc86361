import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { CliError } from './cli-error.ts';
import { type SutFlags, sutSpecOf } from './sut-options.ts';
import { temporaryFolder } from './testing/folder.ts';

const pem = (name: string) => fileURLToPath(new URL(`../../src/upper-layer/testing/${name}.pem`, import.meta.url));
const callingAe = 'CSTORE_SCU';
const listen = { host: '0.0.0.0', port: 11112 };
const command = 'storescu {host} {port} {files}';

const specOf = (flags: Partial<SutFlags>) => {
  const all = { callingAe, ...flags };
  return sutSpecOf(all, (option) => Object.hasOwn(flags, option));
};

/** What is said of options that are wrong: one line, and status 2. */
async function refusal(flags: Partial<SutFlags>): Promise<string> {
  const error = await specOf(flags).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CliError)) throw new Error(`no usage error: ${String(error)}`);
  expect(error.exitStatus).to.equal(2);
  expect(error.message).to.not.include('\n');
  return error.message;
}

describe('the SCU of cstore run', () => {
  const path = temporaryFolder();
  const usualTty = process.stdin.isTTY;
  afterEach(() => {
    process.stdin.isTTY = usualTty;
  });

  it('is a command, for which a free port is taken', async () => {
    expect(await specOf({ scu: command })).to.deep.equal({ kind: 'scu-command', command, callingAETitle: callingAe });
  });

  it('is listened for where it says, by the name that it says', async () => {
    const spec = await specOf({
      scu: command,
      listen,
      calledAe: 'ARCHIVE',
      callingAe: 'CT1',
      iodValidator: 'v {file}',
    });
    expect(spec).to.deep.equal({
      kind: 'scu-command',
      command,
      host: '0.0.0.0',
      port: 11112,
      calledAETitle: 'ARCHIVE',
      callingAETitle: 'CT1',
      iodValidator: 'v {file}',
    });
  });

  it('needs no {port} if the port is named', async () => {
    expect(await specOf({ scu: 'send-all', listen })).to.include({ command: 'send-all', port: 11112 });
  });

  it('is listened for by TLS', async () => {
    const [cert, key] = [pem('acceptor'), pem('acceptor-key')];
    expect(await specOf({ scu: command, cert, key })).to.deep.include({
      tls: { cert: resolve(cert), key: resolve(key) },
    });
  });

  it('is waited for a minute, or as long as it says', async () => {
    expect(await specOf({ scu: 'wait', listen })).to.include({ kind: 'scu-wait', waitMs: 60_000, port: 11112 });
    expect(await specOf({ scu: 'wait', listen, waitTime: 5000 })).to.include({ waitMs: 5000 });
  });

  it('is operated by a person at the terminal, or by the answers of a file', async () => {
    process.stdin.isTTY = true;
    expect(await specOf({ scu: 'manual', listen, sendTime: 9000 })).to.deep.equal({
      kind: 'scu-manual',
      host: '0.0.0.0',
      port: 11112,
      callingAETitle: callingAe,
      sendTimeMs: 9000,
    });
    process.stdin.isTTY = false;
    await writeFile(path('answers.yaml'), '[sent, stop]');
    expect(await specOf({ scu: 'manual', listen, answers: path('answers.yaml') })).to.deep.include({
      answers: ['sent', 'stop'],
    });
  });

  const wrong: readonly (readonly [string, Partial<SutFlags>, RegExp])[] = [
    ['an empty command', { scu: ' ' }, /^--scu: the command is empty; give one such as/],
    [
      'a command without a port',
      { scu: 'storescu 104' },
      /^--scu: put \{port\} where .* or name the port with --listen/,
    ],
    ['a port that is chosen later', { scu: 'x', listen: { host: 'h', port: 0 } }, /^--scu: put \{port\}/],
    ['manual without a port', { scu: 'manual' }, /^--scu manual: say where to listen with --listen host:port/],
    ['wait without a port', { scu: 'wait', listen: { host: 'h', port: 0 } }, /^--scu wait: say where to listen/],
    ['answers for a command', { scu: command, answers: 'x' }, /^--answers needs --scu manual$/],
    ['a time to send for a command', { scu: command, sendTime: 1 }, /^--send-time needs --scu manual$/],
    ['a time to wait for a person', { scu: 'manual', listen, waitTime: 1 }, /^--wait-time needs --scu wait$/],
    [
      'answers that are not there',
      { scu: 'manual', listen, answers: '/no/such' },
      /^--answers \/no\/such: .*no such file/i,
    ],
    ['a validator without a file', { scu: command, iodValidator: 'dciodvfy' }, /^--iod-validator: put \{file\} where/],
    ['TLS without a certificate', { scu: command, tls: true }, /^--scu with --tls: .* needs --cert and --key$/],
    [
      'an SCP as well',
      { scu: command, start: 'x' },
      /^--start is for an SCP, and --scu names an SCU: give one of them$/,
    ],
    ['where an SCP stores', { scu: command, storeDir: 'x' }, /^--store-dir is for an SCP/],
    ['a user for an SCP', { scu: command, user: 'x' }, /^--user is for an SCP/],
    ['where to listen without an SCU', { listen }, /^--listen needs --scu, the system it is for$/],
    ['a called AE title without an SCU', { calledAe: 'A' }, /^--called-ae needs --scu/],
    ['a validator without an SCU', { iodValidator: 'x' }, /^--iod-validator needs --scu/],
  ];
  for (const [what, flags, says] of wrong) {
    it(`is refused with ${what}`, async () => {
      expect(await refusal(flags)).to.match(says);
    });
  }

  it('is refused as manual without a terminal and without answers', async () => {
    process.stdin.isTTY = false;
    expect(await refusal({ scu: 'manual', listen })).to.match(
      /^--scu manual: there is no terminal to ask at; .* --answers/,
    );
  });
});
