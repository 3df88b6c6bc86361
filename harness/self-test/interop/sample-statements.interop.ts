/** The sample statements of reports/sample are what a measurement comes to today, byte for byte: `npm run docs:statements`. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { sampleFiles, sampleFolder, samples } from '../statements/samples.ts';
import { requireTools } from './require-peers.ts';

describe('The sample statement', function () {
  this.timeout(300_000);

  for (const sample of samples) {
    it(`of ${sample.name} is what is measured`, async function () {
      if (sample.needs !== undefined) requireTools(this, sample.needs);
      const files = await sampleFiles(sample);
      const folder = join(sampleFolder, sample.name);
      expect((await readdir(folder)).toSorted()).to.deep.equal([...files.keys()]);
      for (const [name, content] of files) {
        const kept = await readFile(join(folder, name), 'utf8');
        expect(
          kept === content.toString('utf8'),
          `${name}: ${firstDifference(kept, content.toString('utf8'))}`,
        ).to.equal(true);
      }
    });
  }
});

/** The first line that differs, as it is kept and as it is now. */
function firstDifference(kept: string, now: string): string {
  const lines = now.split('\n');
  const at = kept.split('\n').findIndex((line, index) => line !== lines[index]);
  return at < 0 ? 'the end differs' : `line ${at + 1}: ${kept.split('\n')[at]} is now ${lines[at]}`;
}
