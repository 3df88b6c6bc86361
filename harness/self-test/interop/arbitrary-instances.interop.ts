/** A thousand generated instances of each IOD, of which some go to readers that were not written for us. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { encodeDataSet, encodePart10, nonPatientSopClasses, uncompressedTransferSyntaxes } from '../../../src/index.ts';
import { arbitraryInstance } from '../../fuzz/arbitraries/instance.ts';
import { expectValidInstances, instancesToGenerate } from '../../fuzz/testing/expect-valid-instances.ts';
import { dcmdumpElements, disagreements, dumpForm, hexForm, ourElements, pydicomElements } from './peer-elements.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { leaveOut, pythonWith, requireTools } from './require-peers.ts';

const runs = instancesToGenerate(1000);

describe(`each of ${runs} generated instances`, function () {
  this.timeout(600_000);
  for (const { keyword, name } of nonPatientSopClasses)
    it(`of ${name} is valid, sound and the same in four Transfer Syntaxes, and loses nothing`, () => {
      expectValidInstances(keyword, runs);
    });
});

describe('Generated instances in every Transfer Syntax', function () {
  this.timeout(300_000);
  let folder: TemporaryFolder;
  const files: string[] = [];

  before(async () => {
    folder = await temporaryFolder();
    for (const { keyword } of nonPatientSopClasses) {
      for (const [index, instance] of fc.sample(arbitraryInstance(keyword), 8).entries()) {
        for (const syntax of uncompressedTransferSyntaxes) {
          const path = join(folder.path, `${keyword}.${index}.${syntax.keyword}.dcm`);
          const bytes = encodeDataSet(instance.dataSet, syntax);
          await writeFile(path, encodePart10({ ...instance, transferSyntax: syntax.uid }, bytes));
          files.push(path);
        }
      }
    }
  });
  after(() => folder[Symbol.asyncDispose]());

  it('are for dcmdump what they are for our reader', async function () {
    requireTools(this, 'dcmdump');
    for (const path of files) {
      const [ours, theirs] = await Promise.all([ourElements(path, dumpForm), dcmdumpElements(path)]);
      expect(disagreements(ours, theirs), path).to.deep.equal([]);
    }
  });

  it('are for pydicom what they are for our reader, byte by byte', async function () {
    const python = await pythonWith('pydicom');
    if (python === undefined) return leaveOut(this, 'pydicom not installed');
    const theirs = await pydicomElements(python, files, 'IGNORE');
    for (const [index, path] of files.entries())
      expect(disagreements(await ourElements(path, hexForm), theirs[index] ?? []), path).to.deep.equal([]);
  });
});
