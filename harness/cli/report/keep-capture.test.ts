import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';

const captured = aRunResult([aCaseResult({ capture: { streams: [0], frames: [1, 9] } })]);

describe('cstore report with a capture', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();
  const report = (...args: readonly string[]) => cstore(['report', path('run'), ...args]);
  beforeEach(async () => {
    await mkdir(path('run'), { recursive: true });
    await writeFile(path('run/results.json'), JSON.stringify(captured));
    await writeFile(path('run/wire.pcapng'), 'bytes');
  });

  it('leaves it as it is in its folder, and says so', async () => {
    const { status, stdout, stderr } = await report('--out', path('run'));
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.contain(`${path('run/wire.pcapng')} (as the run wrote it)\n`);
    expect(await readFile(path('run/wire.pcapng'), 'utf8')).to.equal('bytes');
  });

  it('copies it to where the reports go', async () => {
    const { status } = await report('--out', path('again'), '--reporter', 'html,pcapng');
    expect(status).to.equal(0);
    expect(await readFile(path('again/wire.pcapng'), 'utf8')).to.equal('bytes');
    expect((await readdir(path('again'))).sort()).to.deep.equal(['index.html', 'wire.pcapng']);
  });

  it('says in one line that it comes from runs only if there is none', async () => {
    await writeFile(path('run/results.json'), JSON.stringify(aRunResult([aCaseResult({})])));
    const { status, stderr } = await cstore([
      ...['report', path('run/results.json'), '--out', path('none'), '--reporter', 'junit,pcapng'],
    ]);
    expect([status, stderr]).to.deep.equal([0, '']);
    await writeFile(path('alone.json'), JSON.stringify(captured));
    const alone = await cstore(['report', path('alone.json'), '--out', path('none'), '--reporter', 'junit,pcapng']);
    expect(alone.stderr).to.match(/^cstore: \S+wire\.pcapng is not there: a capture comes from a run only [^\n]+\n$/);
  });
});
