import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { RunsFolder } from './runs-folder.ts';

describe('The folder of the runs', () => {
  let base = '';
  let runs: RunsFolder;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'runs-'));
    runs = new RunsFolder(join(base, 'runs'));
  });
  afterEach(() => rmSync(base, { recursive: true }));

  const order = { work: 'run', title: 't', request: {} } as const;

  it('lists runs that a page has started, and journals of others, the newest first', () => {
    const name = runs.create(order);
    mkdirSync(join(base, 'runs/0-older'));
    writeFileSync(join(base, 'runs/0-older/run.ndjson'), '');
    mkdirSync(join(base, 'runs/no-run'));
    expect(runs.names()).to.deep.equal([name, '0-older']);
    expect(runs.order(name)?.title).to.equal('t');
    expect(runs.order('0-older')).to.equal(undefined);
  });

  it('leads to no file of another folder, whatever it is asked for', () => {
    const name = runs.create(order);
    writeFileSync(join(base, 'runs', name, 'results.json'), '{}');
    mkdirSync(join(base, 'secret'));
    writeFileSync(join(base, 'secret/run.ndjson'), '');
    symlinkSync(join(base, 'secret'), join(base, 'runs/link'));
    symlinkSync('/etc/passwd', join(base, 'runs', name, 'index.html'));
    expect(runs.fileOf(name, 'results.json')).to.equal(join(base, 'runs', name, 'results.json'));
    for (const run of ['..', '../secret', 'link', '', '.', `${name}/../../secret`, '/etc']) {
      expect(runs.has(run), run).to.equal(false);
      expect(runs.fileOf(run, 'run.ndjson'), run).to.equal(undefined);
      runs.remove(run);
    }
    for (const file of ['../results.json', 'serve.json', 'index.html', 'constructor', ''])
      expect(runs.fileOf(name, file), file).to.equal(undefined);
    expect(runs.names()).to.deep.equal([name]);
  });
});
