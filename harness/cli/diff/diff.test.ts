import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import type { RunDiff } from '../../results/diff.ts';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';

describe('cstore diff', () => {
  compileFirst();
  const path = temporaryFolder();
  const results = (...cases: Partial<CaseResult>[]) => JSON.stringify(aRunResult(cases.map(aCaseResult)));

  it('writes a page with a column for each run, and compares the last two', async () => {
    const verdicts = ['pass', 'fail', 'fail'] as const;
    for (const [at, verdict] of verdicts.entries()) {
      await writeFile(path(`${at}.json`), results({ id: 'a', verdict }));
    }
    const files = verdicts.map((_, at) => path(`${at}.json`));
    const { status, stderr } = await cstore(['diff', ...files, '--html', path('all.html')]);
    expect([status, stderr]).to.deep.equal([0, `side by side: ${path('all.html')}\n`]);
    const page = await readFile(path('all.html'), 'utf8');
    for (const file of files) expect(page).to.contain(`<th scope="col">${file}</th>`);
  });

  it('says before it compares that the page cannot be written', async () => {
    await writeFile(path('a.json'), results({ id: 'a' }));
    const page = async (file: string) => cstore(['diff', path('a.json'), path('a.json'), '--html', file]);
    expect(await page(path('.'))).to.include({
      status: 2,
      stdout: '',
      stderr: `cstore: --html ${path('.')}: it is a folder, and no regular file; name a file to write\n`,
    });
    expect((await page(path('a.json/x.html'))).stderr).to.match(
      /^cstore: --html .*a\.json is not a folder; choose a folder that can be written to\n$/,
    );
  });

  it('wants two runs at least', async () => {
    await writeFile(path('one.json'), results({ id: 'a' }));
    const { status, stderr } = await cstore(['diff', path('one.json')]);
    expect([status, stderr]).to.deep.equal([
      2,
      'cstore: give the results of two runs or more: cstore diff BEFORE AFTER\n',
    ]);
  });

  it('tells faults first, then new fails and what was fixed, and exits with 1', async () => {
    await mkdir(path('before'));
    const failed: Partial<CaseResult> = { verdict: 'fail', observed: { kind: 'report', text: 'RST\u001b' } };
    await writeFile(path('before/results.json'), results({ id: 'a' }, { id: 'b', scenario: 'b', ...failed }));
    await writeFile(path('after.json'), results({ id: 'a', ...failed }, { id: 'b', scenario: 'b' }));
    const { status, stdout } = await cstore(['diff', path('before'), path('after.json')]);
    expect(status).to.equal(1);
    const title = 'Expected: A valid instance is stored; instead it answers RST\\x1b (PS3.4 GG.4.2; 1 case)';
    expect(stdout).to.equal(
      [
        'new faults',
        `  serious: ${title}`,
        '',
        'faults fixed',
        `  serious: ${title}`,
        '',
        'new fails',
        '  a',
        '    before: pass: C-STORE-RSP with Status 0x0000',
        '    after:  fail: RST\\x1b',
        '',
        'fixed',
        '  b',
        '    before: fail: RST\\x1b',
        '    after:  pass: C-STORE-RSP with Status 0x0000',
        '',
        'new faults: 1; faults fixed: 1; new fails: 1; fixed: 1',
        '',
      ].join('\n'),
    );
  });

  it('exits with 1 if what passed can no longer be judged, or is gone', async () => {
    await writeFile(path('a.json'), results({ id: 'a' }, { id: 'b' }));
    await writeFile(path('b.json'), results({ id: 'a', verdict: 'inconclusive' }));
    const { status, stdout } = await cstore(['diff', path('a.json'), path('b.json')]);
    expect(status).to.equal(1);
    expect(stdout).to.match(/\npassed before, no longer judged: 1; passed before, gone: 1\n$/);
  });

  it('says of results of version 1 which version is needed', async () => {
    const { schemaVersion: _, ...first } = JSON.parse(results({ id: 'a' })) as Record<string, unknown>;
    await writeFile(path('a.json'), JSON.stringify(first));
    const { status, stderr } = await cstore(['diff', path('a.json'), path('a.json')]);
    expect(status).to.equal(2);
    expect(stderr).to.match(/^cstore: .*a\.json: results of version 1, and this cstore reads version 2: .*\n$/);
  });

  it('cuts a reaction that would fill the screen', async () => {
    await writeFile(
      path('a.json'),
      results({ id: 'a', observed: { kind: 'report', text: 'context 1 accepted, '.repeat(100) } }),
    );
    await writeFile(path('b.json'), results({ id: 'a' }));
    const { stdout } = await cstore(['diff', path('a.json'), path('b.json')]);
    expect(stdout).to.match(/before: pass: (context 1 accepted, )+.*…$/m);
    for (const line of stdout.split('\n')) expect(line.length).to.be.lessThan(330);
  });

  it('exits with 2 for a file that is no JSON', async () => {
    await writeFile(path('a.json'), results());
    await writeFile(path('k.yaml'), '- case: a');
    const { status, stderr } = await cstore(['diff', path('k.yaml'), path('a.json')]);
    expect(status).to.equal(2);
    expect(stderr).to.match(/k\.yaml: no JSON \(.*\); give the results\.json that a run has written\n$/);
  });

  it('exits with 0 when nothing new fails', async () => {
    await writeFile(path('a.json'), results({ id: 'a' }));
    expect(await cstore(['diff', path('a.json'), path('a.json')])).to.deep.equal({
      status: 0,
      stdout: 'no changes\n',
      stderr: '',
    });
  });

  it('prints the changes as JSON', async () => {
    await writeFile(path('a.json'), results({ id: 'a' }));
    await writeFile(path('b.json'), results());
    const { status, stdout } = await cstore(['diff', '--json', path('a.json'), path('b.json')]);
    expect(status).to.equal(1);
    expect((JSON.parse(stdout) as RunDiff).cases.gone.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('exits with 2 for files that cannot be read', async () => {
    await writeFile(path('a.json'), results());
    const { status, stderr } = await cstore(['diff', path('a.json'), path('absent')]);
    expect(status).to.equal(2);
    expect(stderr).to.match(/^cstore: .*absent: no such file; give the results\.json that a run has written\n$/);
  });
});
