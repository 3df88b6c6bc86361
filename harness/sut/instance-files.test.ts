import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { expect } from 'chai';
import { buildInstance, readPart10 } from '../../src/index.ts';
import { writeInstanceFiles, writeOrderedFiles } from './instance-files.ts';

const built = buildInstance('HangingProtocolStorage', { transferSyntax: 'ExplicitVRLittleEndian' });

describe('instances as files', () => {
  it('are DICOM files in a folder of their own, in their order', async () => {
    await using files = await writeInstanceFiles([built, built]);
    expect(files.paths.map((path) => basename(path))).to.deep.equal(['0001.dcm', '0002.dcm']);
    expect(new Set(files.paths.map((path) => dirname(path)))).to.deep.equal(new Set([files.folder]));
    const read = await readPart10(files.paths[0] ?? '');
    expect(read).to.include({ sopClassUID: built.sopClassUID, sopInstanceUID: built.sopInstanceUID });
    expect(Buffer.from(read.bytes).equals(Buffer.from(built.bytes))).to.equal(true);
  });

  it('end with zeros that take no room', async () => {
    const zeros = 1_000_000_000;
    await using files = await writeInstanceFiles([built, { ...built, zeros }]);
    const [plain, bulky] = await Promise.all(files.paths.map((path) => stat(path)));
    expect(bulky?.size).to.equal((plain?.size ?? 0) + zeros);
    expect((bulky?.blocks ?? 0) * 512).to.be.below(1_000_000);
  });

  it('are gone when they are disposed of', async () => {
    const files = await writeInstanceFiles([built]);
    await files[Symbol.asyncDispose]();
    expect(existsSync(files.folder)).to.equal(false);
  });

  it('are none of the time of the SCU that is to send them', async () => {
    let told = 0;
    const order = { host: '', port: 1, calledAETitle: '', callingAETitle: '', timeoutMs: 1, instances: [built] };
    await using files = await writeOrderedFiles({ ...order, onBusy: () => (told += 1) });
    expect(files.paths).to.have.lengthOf(1);
    expect(told).to.be.greaterThan(0);
  });
});
