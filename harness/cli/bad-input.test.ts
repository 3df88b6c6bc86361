import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildInstance, encodePart10, listen, type Scp } from '../../src/index.ts';
import { compileFirst, cstore } from './testing/child.ts';

function listening(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const portOf = (server: Server): number => (server.address() as { port: number }).port;

/** A port of this machine where nothing listens: it was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = await listening();
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const scenario = (lastLine: string) => `id: a/b
title: t
requirement: { ref: PS3.4 GG.4.2, level: shall, text: words }
sut: scp
steps:
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: Success } }
${lastLine}
`;

const instance = buildInstance('HangingProtocolStorage');
const part10 = encodePart10(instance, instance.bytes);
const files: Readonly<Record<string, string | Uint8Array>> = {
  'good.dcm': part10,
  'truncated.dcm': part10.subarray(0, 500),
  'head.dcm': part10.subarray(0, 150),
  'text.dcm': 'no DICOM file',
  'key.yaml': scenario('step: []'),
  'type.yaml': scenario('timeout: long'),
  'class.yaml': scenario('for: { sopClass: HangingProtocolStorag }'),
  'broken.yaml': 'id: [',
  'garbage.pem': 'no certificate',
  'handler.yaml': 'return: 0x0000\n',
  'handler.mjs': 'export const answer = 1;\n',
  'results.json': '{ "tool": 1 }',
};

/**
 * What is wrong; the command; what it says in one line on stderr. `CLOSED`, `TAKEN` and `REFUSING` stand for ports,
 * `EMPTY` for an argument without a character.
 */
const wrongUsage: readonly (readonly [string, string, RegExp])[] = [
  ['an unknown subcommand', 'rum', /unknown command 'rum' \(Did you mean run\?\)/],
  ['an unknown option', 'run --concurency 3', /unknown option '--concurency' \(Did you mean --concurrency\?\)/],
  ['an option without its value', 'run --scp', /--scp <address>' argument missing/],
  ['an address that is none', 'run --scp host:104', /'host:104' is invalid: expected AET@.*:11112; see --help$/m],
  ['an AE title that is too long', 'run --calling-ae ABCDEFGHIJKLMNOPQ', /17 characters, 16 are allowed/],
  ['an output folder without a name', 'run ps3.2 --out EMPTY', /--out: the value is empty; give one, or leave/],
  ['no reporter at all', 'run ps3.2 --reporter ,', /--reporter: the value is empty/],
  ['a selection by nothing', 'run ps3.2 --tag EMPTY', /--tag: the value is empty/],
  ['a store folder without a name', 'run --scp A@host:104 --store-dir EMPTY', /--store-dir: the value is empty/],
  ['a scenario without a name', 'run EMPTY', /an argument is empty; give it a value, or leave it out/],
  ['a file without a name', 'validate EMPTY', /an argument is empty/],
  ['a baseline that is a folder', 'run ps3.2 --baseline .', /--baseline \.: it is a folder; name a YAML file in it/],
  ['a time that is none', 'run --timeout soon', /expected seconds, or a time with s, m or h/],
  ['an unknown reporter', 'run --reporter doc', /unknown reporter "doc"; known are html/],
  ['a section that is none', 'run --section 9.3', /--section 9\.3: expected a part and a clause/],
  ['a section that no scenario cites', 'run --section PS3.8-9.9.9', /nothing is selected/],
  ['a level that is none', 'run --level must', /expected one of shall, should, may/],
  ['an unknown SOP Class', 'run --sop-class InventoryStorag', /did you mean "InventoryStorage"\?/],
  ['an unknown scenario', 'run ps3.4/gg.4.2/storred', /no such scenario, .*did you mean "ps3\.4\/gg\.4\.2\/stored"\?/],
  ['an empty selection', 'run ps3.4/gg.4.1 --level may', /nothing is selected/],
  ['a scenario with an unknown key', 'run key.yaml', /key\.yaml:9:1: unknown key "step"/],
  ['a scenario with a value of the wrong type', 'run type.yaml', /type\.yaml:9:10: must be a number/],
  [
    'a scenario with an unknown SOP Class',
    'run class.yaml',
    /class\.yaml:9:18: unknown SOP Class "HangingProtocolStorag"; did/,
  ],
  ['a scenario that is no YAML', 'lint broken.yaml', /broken\.yaml:\d+:\d+: /],
  ['a file to check that is not there', 'lint absent.yaml', /absent\.yaml.*no such file or folder/],
  ['an output folder that is a file', 'run --out good.dcm', /--out good\.dcm: .* is not a folder; choose a folder/],
  ['an output folder in a file', 'run --out good.dcm/reports', /a part of the path is a file/],
  ['a TLS option without a system it is for', 'run --tls', /--tls needs --scp/],
  ['a store folder without a system it is for', 'run --store-dir .', /--store-dir needs --scp/],
  ['a retrieval from no system', 'run --retrieve get', /--retrieve needs --scp/],
  ['a retrieval that does not exist', 'run --scp A@host:104 --retrieve find', /'find' is invalid.*get/],
  ['a retrieval without the address of its service', 'run --scp A@host:104 --retrieve wado', /with --wado-url$/m],
  [
    'an address of a service without use',
    'run --scp A@host:104 --wado-url http://a',
    /--wado-url needs --retrieve wado/,
  ],
  ['an address of a service that is none', 'run --retrieve wado --wado-url a', /a is no http or https URL/],
  ['a destination without a port', 'run --scp A@host:104 --retrieve move', /with --move-port$/m],
  ['a destination without use', 'run --scp A@host:104 --retrieve get --move-ae B', /--move-ae needs --retrieve move/],
  ['a store folder and a retrieval', 'run --scp A@host:104 --store-dir . --retrieve get', /looked for in one place/],
  [
    'a store folder that is not there',
    'run --scp A@host:104 --store-dir ./none',
    /--store-dir .\/none: no such folder; name/,
  ],
  [
    'a store folder that is a file',
    'run --scp A@host:104 --store-dir good.dcm',
    /--store-dir good\.dcm: it is no folder/,
  ],
  [
    'a missing certificate',
    'run --scp A@h:104 --cert absent.pem --key absent.pem',
    /--cert absent\.pem: cannot be read/,
  ],
  [
    'a certificate that is none',
    'run --scp A@h:104 --cert garbage.pem --key garbage.pem',
    /garbage\.pem.*; see --cert, --key and --ca$/m,
  ],
  ['a CA that is none', 'run --scp A@h:104 --ca garbage.pem', /garbage\.pem.*; see --cert, --key and --ca$/m],
  ['a certificate without its key', 'run --scp A@h:104 --cert garbage.pem', /--cert needs --key/],
  [
    'a page for others that nothing protects',
    'serve --host 0.0.0.0',
    /--host: others can reach it then; protect it with/,
  ],
  ['a token that is soon guessed', 'serve --token abc', /--token: at least 16 letters, digits/],
  ['a password that is soon guessed', 'serve --page-password abc', /--page-password: at least 8 characters/],
  [
    'a queue of no kind that is known',
    'worker --engine http://a',
    /--engine: expected redis:\/\/host:port or postgres:/,
  ],
  ['a plan that is not there', 'campaign absent.yaml', /absent\.yaml: no such file; name the plan, a YAML file/],
  ['a passcode without a user', 'send --to A@h:104 --password x good.dcm', /--password needs --user/],
  ['files to send without a peer', 'send good.dcm', /required option '--to <address>' not specified/],
  ['a peer without files to send', 'send --to A@h:104', /missing required argument 'path'/],
  ['a file to send that is not there', 'send --to A@h:104 absent.dcm', /absent\.dcm: no such file or folder/],
  ['a file to send that is no DICOM file', 'send --to A@127.0.0.1:CLOSED text.dcm', /text\.dcm: no DICOM file/],
  [
    'a file that ends in its head',
    'send --to A@127.0.0.1:CLOSED head.dcm',
    /head\.dcm: truncated in the File Meta Information/,
  ],
  [
    'a file that ends in its Data Set',
    'send --to A@127.0.0.1:ACCEPTING truncated.dcm',
    /truncated\.dcm: .*bytes end.*at byte/,
  ],
  [
    'a certificate that is none',
    'send --to A@h:104 --cert garbage.pem --key garbage.pem good.dcm',
    /garbage\.pem.*--cert/,
  ],
  ['a port in use', 'scp --port TAKEN', /127\.0\.0\.1:\d+.*in use.*--port/],
  ['a port that is none', 'scp --port 70000', /a port is 0 to 65535/],
  ['a missing certificate of an SCP', 'scp --port 0 --cert absent.pem --key absent.pem', /absent\.pem: cannot be read/],
  ['a certificate of an SCP that is none', 'scp --port 0 --cert garbage.pem --key garbage.pem', /garbage\.pem.*--cert/],
  ['TLS without a certificate', 'scp --port 0 --tls', /--tls needs --cert and --key/],
  ['a store in a file', 'scp --port 0 -d good.dcm/store', /--directory good\.dcm\/store: a part of the path is a file/],
  ['a quota without a store', 'scp --port 0 --quota 1G', /--quota needs --directory/],
  ['a size that is none', 'scp --port 0 -d store --quota much', /expected a size in bytes/],
  ['an unknown SOP Class of an SCP', 'scp --port 0 --sop-class Foo', /--sop-class Foo: not known/],
  ['a handler that is not there', 'scp --port 0 --handler absent.mjs', /--handler absent\.mjs: no such handler module/],
  [
    'a handler script with an unknown key',
    'scp --port 0 --handler handler.yaml',
    /--handler handler\.yaml:1:1: handler: unknown key return; known are returns/,
  ],
  ['a handler module that exports none', 'scp --port 0 --handler handler.mjs', /handler\.mjs: exports no handler/],
  ['results that are not there', 'report absent.json', /absent\.json: no such file/],
  ['results that are none', 'report results.json', /not the results\.json of a run at /],
  ['results that are no JSON', 'report text.dcm', /text\.dcm: .*JSON/],
];

const nothingReached: readonly (readonly [string, string, RegExp])[] = [
  ['a host that does not answer', 'send --to A@127.0.0.1:CLOSED good.dcm', /connection refused.*check host, port/],
  ['a refused association', 'send --to A@127.0.0.1:REFUSING good.dcm', /calling-AE-title-not-recognized.*--calling-ae/],
  [
    'a SUT that does not answer',
    'run ps3.2 --scp A@127.0.0.1:CLOSED --out out',
    /cannot be reached: .*connection refused/,
  ],
  [
    'a SUT that refuses',
    'run ps3.2 --scp A@127.0.0.1:REFUSING --out out',
    /rejects every association: .*calling-AE-title-not-recognized/,
  ],
];

describe('Bad input ends with one clear line', () => {
  compileFirst();

  let folder = '';
  let refusing: Scp;
  let accepting: Scp;
  let taken: Server;
  let closed = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cstore-bad-'));
    refusing = await listen({ port: 0, callingAETitles: ['SOMEBODY_ELSE'] });
    accepting = await listen({ port: 0 });
    taken = await listening();
    closed = await closedPort();
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
  });

  after(async () => {
    await Promise.all([refusing.close({ graceMs: 0 }), accepting.close({ graceMs: 0 })]);
    await new Promise((resolve) => taken.close(resolve));
    await rm(folder, { recursive: true });
  });

  const argumentsOf = (command: string): string[] =>
    command
      .replace('CLOSED', String(closed))
      .replace('TAKEN', String(portOf(taken)))
      .replace('REFUSING', String(refusing.port))
      .replace('ACCEPTING', String(accepting.port))
      .split(' ')
      .map((word) => (word === 'EMPTY' ? '' : word));

  async function expectOneLine(command: string, says: RegExp, status: number): Promise<void> {
    const ended = await cstore(argumentsOf(command), { cwd: folder });
    expect(ended.stderr).to.match(says);
    expect(ended.stderr.trimEnd().split('\n'), ended.stderr).to.have.lengthOf(1);
    expect(ended.stderr + ended.stdout).to.not.match(/^\s+at /m);
    expect(ended.status).to.equal(status);
    for (const left of ['reports', 'store']) expect(existsSync(join(folder, left)), left).to.equal(false);
  }

  for (const [what, command, says] of wrongUsage) {
    it(`and exit status 2 for ${what}`, () => expectOneLine(command, says, 2));
  }

  for (const [what, command, says] of nothingReached) {
    it(`and exit status 3 for ${what}`, () => expectOneLine(command, says, 3));
  }

  it('and with --verbose shows where the error came from', async () => {
    const { stderr } = await cstore(argumentsOf('send --verbose --to A@127.0.0.1:CLOSED good.dcm'), { cwd: folder });
    expect(stderr)
      .to.match(/^\s+at .*send\.js/m)
      .and.match(/caused by ConnectionFailed/);
  });
});
