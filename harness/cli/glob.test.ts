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
  ];
  for (const [pattern, matches] of cases) {
    it(`${pattern} matches ${matches.length === 0 ? 'nothing' : matches.join(', ')}`, async () => {
      expect(await matchingPaths(path(pattern))).to.deep.equal(matches.map((match) => path(match)));
    });
  }

  it('is told from a plain path by its characters', () => {
    expect(['a*', 'a?'].map(isPattern)).to.deep.equal([true, true]);
    expect(isPattern('folder/plain-[1].dcm')).to.equal(false);
  });
});
