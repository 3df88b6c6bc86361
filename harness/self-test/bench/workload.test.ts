import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { StrictReader } from '../../../src/index.ts';
import { temporaryFolder } from '../interop/peers/temporary-folder.ts';
import { imageWithoutPixels, pixelDataHead, writeWorkload } from './workload.ts';

describe('The workloads of the benchmark', () => {
  it('have small files of 664 bytes, each another SOP Instance', async () => {
    await using folder = await temporaryFolder();
    const { directory, count, fileSize } = await writeWorkload(folder.path, 'small', 3);
    const files = ['00000.dcm', '00001.dcm', '00002.dcm'].map((name) => join(directory, name));
    expect([count, fileSize, (await stat(files[0] ?? '')).size]).to.deep.equal([3, 664, 664]);
    const contents = await Promise.all(files.map((file) => readFile(file, 'latin1')));
    expect(new Set(contents).size).to.equal(3);
  });

  it('have an image that is a Data Set as soon as its pixels follow', () => {
    const { bytes, transferSyntax } = imageWithoutPixels(2, 3, 8);
    const reader = new StrictReader(transferSyntax);
    for (const part of [bytes, pixelDataHead(6), Buffer.alloc(6)]) reader.push(part);
    reader.end();
    expect(reader.error).to.equal(undefined);
  });
});
