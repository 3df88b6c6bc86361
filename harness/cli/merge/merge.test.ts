import { readFile, rm, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { countCapture } from '../../report/pcapng/joined-captures.ts';
import { withoutTimes } from '../../results/without-times.ts';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

/** Some 80 cases whose results are the same each time. */
const selection = ['ps3.4/b.2.1', 'ps3.4/b.2.3', 'ps3.7/9.1.5', 'ps3.5/10.1'];

describe('cstore merge', () => {
  compileFirst();
  const path = temporaryFolder();

  const results = async (folder: string) => JSON.parse(await readFile(path(`${folder}/results.json`), 'utf8'));
  const run = (out: string, ...args: string[]) =>
    cstore(['run', ...selection, '--quiet', '--reporter', 'json,pcapng', '--out', path(out), ...args]);
  const merge = (out: string, ...folders: string[]) =>
    cstore(['merge', ...folders.map((folder) => path(folder)), '--reporter', 'json', '--out', path(out)]);

  it('joins four shards to the same results as the whole run, byte for byte but times', async () => {
    await run('whole');
    for (const index of [1, 2, 3, 4]) expect((await run(`s${index}`, '--shard', `${index}/4`)).status).to.equal(0);
    const merged = await merge('joined', 's3', 's1', 's4', 's2');
    expect([merged.status, merged.stderr]).to.deep.equal([0, '']);
    const [whole, joined] = [await results('whole'), await results('joined')];
    expect(withoutTimes(joined)).to.equal(withoutTimes(whole));
    const parts = await Promise.all(['s1', 's2', 's3', 's4'].map(results));
    for (const part of parts) expect(part.cases.length).to.be.lessThan(whole.cases.length);
    expect(countCapture(path('joined/wire.pcapng')).streams).to.equal(countCapture(path('whole/wire.pcapng')).streams);

    const again = await cstore(['report', path('joined/run.ndjson'), '--reporter', 'json', '--out', path('again')]);
    expect(again.status).to.equal(0);
    expect(await readFile(path('again/results.json'), 'utf8')).to.equal(
      await readFile(path('joined/results.json'), 'utf8'),
    );

    await rm(path('s2/wire.pcapng'));
    const partial = await merge('partial', 's1', 's2', 's4');
    expect(partial.status).to.equal(2);
    expect(partial.stderr).to.match(/s2\/wire\.pcapng is left out of the capture: ENOENT/);
    expect(partial.stderr).to.match(/^cstore: shard 3 of 4 is missing: its cases were not run$/m);
    expect((await results('partial')).interrupted).to.equal(true);
  });

  it('refuses in one line, with status 2 and without reports, what does not belong together', async () => {
    await run('s1', '--shard', '1/2');
    await run('other', '--shard', '2/2', '--seed', '5');
    const refused = await merge('out', 's1', 'other');
    expect([refused.status, refused.stdout]).to.deep.equal([2, '']);
    expect(refused.stderr).to.match(/^cstore: .*other was run with another --seed than .*s1; nothing was joined\n$/);
    expect((await merge('out', 's1', 's1')).stderr).to.match(/s1 is given twice\n$/);
    expect((await merge('s1', 's1')).stderr).to.match(/is one of the shards, which stay as they are/);
    expect((await merge('out', 'nowhere')).stderr).to.match(
      /nowhere: no folder; name the --out of a run with --shard\n$/,
    );
    await writeFile(path('s1/run.ndjson'), `${JSON.stringify({ kind: 'journal', '\u001b[31m': 1 })}\n`);
    const hostile = await merge('out', 's1');
    expect(hostile.status).to.equal(2);
    expect(hostile.stderr)
      .to.match(/^cstore: .*run\.ndjson: line 1: no line of a journal.*\n$/)
      .and.not.include('\u001b');
  });
});
