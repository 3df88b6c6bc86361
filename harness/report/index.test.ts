import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ReportError, reporterNames, reporters, writeReports } from './index.ts';
import { oneOfEach } from './run-result-fixture.ts';

describe('The reporters', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reporters-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('have each a name of its own and a line of description', () => {
    expect(new Set(reporterNames).size).to.equal(reporters.length);
    for (const { description } of reporters) expect(description).to.match(/^[^\n]+$/);
  });

  it('write each its own files, all of them whole', async () => {
    const out = join(folder, 'reports');
    const written = await writeReports(oneOfEach(), out, reporterNames);
    expect(new Set(written).size).to.equal(written.length);
    expect((await readdir(out)).sort()).to.deep.equal([
      'allure-results',
      'badge.svg',
      'ctrf-report.json',
      'index.html',
      'junit.xml',
      'mochawesome.html',
      'results.json',
      'results.sarif',
      'results.schema.json',
      'results.tap',
      'summary.md',
    ]);
    for (const path of written) expect(await readFile(path, 'utf8')).to.match(/\S\s*$/);
  });

  it('write only what was asked for, once', async () => {
    expect(await writeReports(oneOfEach(), folder, ['junit', 'junit'])).to.deep.equal([join(folder, 'junit.xml')]);
  });

  it('name the known ones when an unknown one is asked for, before anything is written', async () => {
    const error = await writeReports(oneOfEach(), folder, ['junit', 'punchcard']).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ReportError).with.property('kind', 'usage');
    expect((error as Error).message).to.equal(`unknown reporter "punchcard"; known are ${reporterNames.join(', ')}`);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('are written as far as they can be, and the first that cannot be is told', async () => {
    await mkdir(join(folder, 'index.html'));
    const error = await writeReports(oneOfEach(), folder, ['html', 'junit']).catch((reason: unknown) => reason);
    const junit = join(folder, 'junit.xml');
    expect((error as Error).message).to.match(/^cannot write [^\n]+index\.html: a folder of this name is in the way; /);
    expect((error as Error).message).to.include(`; written are ${junit}`);
    expect(await readFile(junit, 'utf8')).to.match(/<\/testsuites>\s*$/);
  });

  it('say in one line that the folder cannot be written', async () => {
    const file = join(folder, 'taken');
    await writeFile(file, '');
    const error = await writeReports(oneOfEach(), file, ['json']).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ReportError).with.property('kind', 'environment');
    expect((error as Error).message).to.match(/^cannot write [^\n]+results\.json: [^\n]+; name another place$/);
  });
});
