import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { listen } from '../../../src/index.ts';
import { fuzzRunSchema } from '../../model/fuzz-run.ts';
import { compileFirst, cstore, start } from '../testing/child.ts';
import { compiledMain } from '../testing/compiled.ts';
import { temporaryFolder } from '../testing/folder.ts';

/** What makes the SCP of these tests die, and little beside. */
const narrow = ['--mutation', 'data-set/private-element', '--shrink-time', '3'];

describe('cstore fuzz', function () {
  this.timeout(600_000);
  compileFirst();
  const path = temporaryFolder();

  /** The command of an SCP that dies of private elements, or that does not. */
  async function scp(how: 'dies' | 'lives'): Promise<string> {
    const script = join(dirname(await compiledMain()), 'fuzz', 'testing', 'dying-scp.js');
    return `exec '${process.execPath}' '${script}' {port} ${how}`;
  }

  it('finds what an SCP dies of, and leaves what shows it again until it is fixed', async () => {
    const [dies, lives] = [await scp('dies'), await scp('lives')];
    const found = await cstore(['fuzz', '--start', dies, ...narrow, '--runs', '8', '--out', path('out')]);
    expect(found.status, found.stdout + found.stderr).to.equal(1);
    expect(found.stdout).to.match(/^The process ends when /m);

    const run = fuzzRunSchema.parse(JSON.parse(readFileSync(path('out/fuzz.json'), 'utf8')));
    const find = run.finds.find((each) => each.class === 'process died');
    expect(find).to.include({ confirmed: 3, isFail: true });
    const { scenario = '', exact = '', dataSet = '', capture = '' } = find?.files ?? {};
    for (const file of [scenario, exact, dataSet, capture, 'fuzz.html', 'fuzz-junit.xml'])
      expect(existsSync(path(`out/${file}`)), file).to.equal(true);

    const options = ['--out', path('run'), '--reporter', 'json', '--quiet'];
    const judged = (command: string) => cstore(['run', path(`out/${scenario}`), '--start', command, ...options]);
    expect((await judged(dies)).status).to.equal(1);
    const good = await judged(lives);
    expect(good.status, good.stdout).to.equal(0);

    const replayed = (command: string) => cstore(['fuzz', '--start', command, '--replay', path('out/found')]);
    const still = await replayed(dies);
    expect([still.status, still.stdout.split(/ {2}/)[0]], still.stderr).to.deep.equal([1, 'still there']);
    const fixed = await replayed(lives);
    expect([fixed.status, fixed.stdout.split(/ {2}/)[0]], fixed.stdout).to.deep.equal([0, 'fixed']);

    const alone = ['--seed', '1', '--path', find?.path ?? '', '--out', path('alone'), '--quiet'];
    const again = await cstore(['fuzz', '--start', dies, ...narrow, ...alone]);
    expect(again.stdout).to.contain('The process ends when ');
    expect(JSON.parse(readFileSync(path('alone/fuzz.json'), 'utf8'))).to.include({ runs: 1 });
  });

  it('finds nothing in an SCP that is right, with status 0 and a report', async () => {
    await using right = await listen({ port: 0, store: 'discard' });
    const address = `CSTORE_SCP@127.0.0.1:${right.port}`;
    const options = ['--mutation', 'command/', '--runs', '50', '--out', path('out'), '--reporter', 'json'];
    const { status, stdout, stderr } = await cstore(['fuzz', '--scp', address, ...options]);
    expect([status, stderr], stdout).to.deep.equal([0, '']);
    expect(stdout).to.match(/^No fault was found in 50 inputs\.$/m);
    expect([existsSync(path('out/fuzz.json')), existsSync(path('out/fuzz.html'))]).to.deep.equal([true, false]);
  });

  it('keeps what was found when it is stopped by Ctrl-C, with status 130', async () => {
    const options = ['--start', await scp('dies'), ...narrow, '--runs', '100000', '--out', path('out')];
    const running = await start(['fuzz', ...options]);
    await running.printed(/^process died/m);
    await running.printed(/^found: /m);
    running.process.kill('SIGINT');
    const { status, stdout, stderr } = await running.finished;
    expect([status, stderr], stdout).to.deep.equal([130, '']);
    expect(stdout).to.match(/It ended early: stopped by Ctrl-C\./);
    const run = fuzzRunSchema.parse(JSON.parse(readFileSync(path('out/fuzz.json'), 'utf8')));
    expect(run.finds.map((find) => find.class)).to.include('process died');
    expect(existsSync(path(`out/${run.finds[0]?.files.scenario}`))).to.equal(true);
  });

  it('ends with status 3 and one line if the SCP is not there', async () => {
    for (const more of [[], ['--replay', path('x.json')]]) {
      const { status, stdout, stderr } = await cstore([
        'fuzz',
        '--scp',
        'A@127.0.0.1:1',
        '--out',
        path('out'),
        ...more,
      ]);
      const isReplay = more.length > 0;
      expect([status, stdout]).to.deep.equal([isReplay ? 2 : 3, '']);
      expect(stderr).to.match(
        isReplay ? /^cstore: --replay .*: ENOENT; name/ : /^cstore: A@127\.0\.0\.1:1 cannot be reached: [^\n]+\n$/,
      );
    }
  });
});

/** The command beside `fuzz`; what it says in one line on stderr. */
const wrongUsage: readonly (readonly [string, RegExp])[] = [
  ['', /name what to fuzz: --scp AET@host:port, --start/],
  ['--scp host:104', /'host:104' is invalid: expected AET@/],
  ['--scp A@host:0', /--scp: a port is 1 to 65535; 0, a free one, needs --start/],
  ['--scp A@h:1 --runs 0', /--runs <n>' argument '0' is invalid: expected a whole number from 1 up/],
  ['--scp A@h:1 --time soon', /expected seconds, or a time with s, m or h, above 0: 2.5, 90s, 10m, 2h/],
  ['--scp A@h:1 --seed -1', /expected a whole number from 0 to 2147483647/],
  ['--scp A@h:1 --path 0', /--path: expected the number of an input, or several with dots between, and not 0/],
  ['--scp A@h:1 --path 1..2', /--path: expected the number of an input/],
  ['--scp A@h:1 --shard 3/2', /'3\/2' is invalid: expected i\/n with i from 1 to n/],
  ['--scp A@h:1 --shard 1/2 --path 3', /--path names one input, and --shard a part of all/],
  ['--scp A@h:1 --mutation no/such', /--mutation no\/such: no mutation is selected/],
  ['--scp A@h:1 --mutation pdv/,no/such', /--mutation no\/such: no mutation is selected/],
  ['--scp A@h:1 --focus name --mutation pdv/', /--focus name with --mutation pdv\/: no mutation is selected/],
  ['--scp A@h:1 --focus all', /Allowed choices are dataset, command, pdu, sequence, name/],
  ['--scp A@h:1 --sop-class CTImage', /--sop-class CTImage: no instance .* such as CTImageStorage/],
  ['--scp A@h:1 --reporter pdf', /--reporter: unknown reporter "pdf"; known are html, junit, json/],
  ['--scp A@h:1 --out /dev/null/x', /--out \/dev\/null\/x: .*; choose a folder that can be written to/],
  ['--scp A@h:1 --replay found --runs 5', /--replay sends finds as they are; leave out --runs/],
  ['--scp A@h:1 --replay found --shrink-time 5', /leave out --shrink-time/],
  ['--scp A@h:1 --replay no-such-folder', /--replay no-such-folder: ENOENT; name reports\/found or a find in it/],
  ['--scp A@h:1 --store-dir no-such-folder', /--store-dir no-such-folder: no such folder; name the folder/],
];

describe('cstore fuzz says in one line what is wrong, with status 2:', function () {
  this.timeout(300_000);
  compileFirst();

  for (const [line, pattern] of wrongUsage) {
    it(`cstore fuzz ${line}`, async () => {
      const { status, stdout, stderr } = await cstore(['fuzz', ...line.split(' ').filter((word) => word !== '')]);
      expect([status, stdout], stderr).to.deep.equal([2, '']);
      expect(stderr)
        .to.match(/^cstore: [^\n]+\n$/)
        .and.match(pattern);
    });
  }
});
