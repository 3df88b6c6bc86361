import { readdir, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { compileFirst, cstore, start } from './testing/child.ts';
import { temporaryFolder } from './testing/folder.ts';
import { aCaseResult, aRunResult } from './testing/results.ts';

describe('cstore list', function () {
  this.timeout(300_000);
  compileFirst();

  it('prints role, level, clause, number of cases, id and title of a scenario', async () => {
    const { status, stdout } = await cstore(['list', 'ps3.4/gg.4.2/stored']);
    expect(status).to.equal(0);
    expect(stdout).to.equal('scp  shall  PS3.4 GG.4.2  36  ps3.4/gg.4.2/stored  A valid instance is stored\n');
  });

  it('prints every case when asked to', async () => {
    const { stdout } = await cstore(['list', '--cases', 'ps3.4/gg.4.2/stored', '--sop-class', 'ColorPaletteStorage']);
    expect(stdout.trimEnd().split('\n'))
      .to.have.lengthOf(4)
      .and.include('ps3.4/gg.4.2/stored:ColorPaletteStorage:ExplicitVRBigEndian');
  });

  it('prints JSON when asked to', async () => {
    const { stdout } = await cstore(['list', '--json', '--section', 'PS3.4-GG.4.1']);
    const rows = JSON.parse(stdout) as { id: string; sut: string; requirement: { ref: string } }[];
    expect(rows).to.not.have.lengthOf(0);
    for (const row of rows)
      expect(row).to.deep.include({ sut: 'scu' }).and.have.nested.property('requirement.ref', 'PS3.4 GG.4.1');
  });

  it('ends in order when nobody reads on', async () => {
    const running = await start(['list', '--cases']);
    running.process.stdout.destroy();
    expect(await running.finished).to.include({ status: 0, stderr: '' });
  });
});

describe('cstore lint', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  it('finds nothing wrong with the scenarios of the package', async () => {
    const { status, stdout, stderr } = await cstore(['lint']);
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/^\d+ scenarios with \d+ cases, no problems\n$/);
  });

  it('prints a line with file, line and column for every problem', async () => {
    await writeFile(path('a.yaml'), 'id: A\nsut: scp\n');
    const { status, stdout, stderr } = await cstore(['lint', path()]);
    expect([status, stdout]).to.deep.equal([2, '']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.length).to.be.greaterThan(1);
    for (const line of lines) expect(line).to.match(/a\.yaml:\d+:\d+: \S/);
  });

  it('does not take a folder without scenarios for a good one', async () => {
    const { status, stderr } = await cstore(['lint', path()]);
    expect([status, stderr]).to.deep.equal([2, 'cstore: no scenario found; scenarios are .yaml files\n']);
  });
});

describe('cstore schema', function () {
  this.timeout(300_000);
  compileFirst();

  it('prints a JSON Schema that takes a scenario and refuses a mistyped key', async () => {
    const { status, stdout } = await cstore(['schema']);
    expect(status).to.equal(0);
    const check = new Ajv2020({ strict: false }).compile(JSON.parse(stdout));
    const scenario = {
      id: 'a/b',
      title: 't',
      requirement: { ref: 'PS3.4 GG.4.2', level: 'shall', text: 'words' },
      sut: 'scp',
      steps: [{ associate: {} }, { 'c-store': 'valid' }, { expect: { response: { Status: 0 } } }],
    };
    expect(check(scenario)).to.equal(true);
    expect(check({ ...scenario, stepz: [] })).to.equal(false);
  });

  it('prints the JSON Schema of results.json', async () => {
    const { stdout } = await cstore(['schema', '--results']);
    const check = new Ajv2020({ strict: false }).compile(JSON.parse(stdout));
    expect(check(JSON.parse(JSON.stringify(aRunResult([aCaseResult({})]))))).to.equal(true);
    expect(check({})).to.equal(false);
  });
});

describe('cstore report', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  it('renders the reports of an earlier run again', async () => {
    await writeFile(
      path('results.json'),
      JSON.stringify(aRunResult([aCaseResult({}), aCaseResult({ verdict: 'fail' })])),
    );
    const args = ['report', path('results.json'), '--out', path('again'), '--reporter', 'html,junit'];
    const { status, stdout, stderr } = await cstore(args);
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.equal(`${path('again/index.html')}\n${path('again/junit.xml')}\n`);
    expect((await readdir(path('again'))).sort()).to.deep.equal(['index.html', 'junit.xml']);
  });
});
