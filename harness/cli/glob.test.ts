import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect } from 'chai';
import { isPattern, matchingPaths } from './glob.ts';
import { temporaryFolder } from './testing/folder.ts';

describe('a pattern of file names', () => {
  const path = temporaryFolder();

  beforeEach(async () => {
    for (const name of ['a.dcm', 'b.dcm', 'c.txt', '.hidden.dcm', 'sub/d.dcm', 'sub/deep/e.dcm', 'x+y/f.dcm']) {
      await mkdir(dirname(path(name)), { recursive: true });
      await writeFile(path(name), '');
    }
  });

  const cases: readonly [pattern: string, matches: readonly string[]][] = [
    ['*.dcm', ['a.dcm', 'b.dcm']],
    ['?.txt', ['c.txt']],
    ['*', ['a.dcm', 'b.dcm', 'c.txt', 'sub', 'x+y']],
    ['s*/*.dcm', ['sub/d.dcm']],
    ['**/*.dcm', ['a.dcm', 'b.dcm', 'sub/d.dcm', 'sub/deep/e.dcm', 'x+y/f.dcm']],
    ['sub/**', ['sub/d.dcm', 'sub/deep/e.dcm']],
    ['*/deep/e.dcm', ['sub/deep/e.dcm']],
    ['*/deep/none.dcm', []],
    ['x+?/f.dcm', ['x+y/f.dcm']],
    ['.*', ['.hidden.dcm']],
    ['none/*', []],
    ['{a,c}.{dcm,txt}', ['a.dcm', 'c.txt']],
    ['{a,sub/{d,deep/e}}.dcm', ['a.dcm', 'sub/d.dcm', 'sub/deep/e.dcm']],
    ['{,sub/}*.dcm', ['a.dcm', 'b.dcm', 'sub/d.dcm']],
    ['{a}.dc*', []],
  ];
  for (const [pattern, matches] of cases) {
    it(`${pattern} matches ${matches.length === 0 ? 'nothing' : matches.join(', ')}`, async () => {
      expect(await matchingPaths(path(pattern))).to.deep.equal(matches.map((match) => path(match)));
    });
  }

  it('has a limit of alternatives', async () => {
    const failed = await matchingPaths('{a,b}'.repeat(20)).catch((error: Error) => error.message);
    expect(failed).to.match(/more than 1000 alternatives$/);
  });

  it('is told from a plain path by its characters', () => {
    expect(['a*', 'a?', '{a,b}'].map(isPattern)).to.deep.equal([true, true, true]);
    expect(['{a}', 'a,b', '{a', '}a,b{'].some(isPattern)).to.equal(false);
    expect(isPattern('folder/plain-[1].dcm')).to.equal(false);
  });
});
