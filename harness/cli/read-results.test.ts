import { writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { readFactsFile } from './facts-file.ts';
import { readResults } from './read-results.ts';
import { temporaryFolder } from './testing/folder.ts';
import { aCaseResult, aRunResult } from './testing/results.ts';

describe('the results of an earlier run', () => {
  const path = temporaryFolder();
  const run = aRunResult([aCaseResult({})]);

  async function messageOf(content: unknown): Promise<string> {
    await writeFile(path('results.json'), JSON.stringify(content));
    return readResults(path('results.json')).then(
      () => 'read',
      (error: Error) => error.message.replace(path('results.json'), 'FILE'),
    );
  }

  it('are read from the file, or from the folder that holds it', async () => {
    await writeFile(path('results.json'), JSON.stringify(run));
    expect(await readResults(path())).to.deep.equal(run);
    expect(await readResults(path('results.json'))).to.deep.equal(run);
  });

  it('are read whatever their size: those of thousands of cases have many megabytes', async () => {
    const notes = ['a note of a kilobyte '.padEnd(1000, '.')];
    const many = aRunResult(Array.from({ length: 4000 }, (_, at) => aCaseResult({ id: `case:${at}`, notes })));
    await writeFile(path('results.json'), JSON.stringify(many));
    expect((await readResults(path('results.json'))).cases).to.have.length(4000);
    expect((await readFactsFile(path('results.json'))).kind).to.equal('measured');
  });

  it('of another version are refused by naming both versions, and who wrote them', async () => {
    const { schemaVersion: _, faults: __, ...first } = run;
    const tool = { name: 'cstore-conformance', version: '0.1.0' };
    const hint = 'and this cstore reads version 2: run again, or use cstore-conformance 0.1.0, which wrote them';
    expect(await messageOf({ ...first, tool })).to.equal(`FILE: results of version 1, ${hint}`);
    expect(await messageOf({ ...run, tool, schemaVersion: 3 })).to.equal(`FILE: results of version 3, ${hint}`);
    expect(await messageOf({ ...run, schemaVersion: '\u001b[2J\n' })).to.not.match(/\p{Cc}/u);
  });

  it('are refused with what is wrong in them', async () => {
    expect(await messageOf({ ...run, sut: 1 })).to.match(/^FILE: not the results\.json of a run at sut: /);
    for (const nothing of [null, 1, [], { tool: 1 }])
      expect(await messageOf(nothing)).to.match(/^FILE: not the results/);
  });
});
