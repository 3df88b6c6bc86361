import { chmod, mkdir } from 'node:fs/promises';
import { expect } from 'chai';
import { CliError } from './cli-error.ts';
import { dicomFilesBelow } from './dicom-files.ts';
import { temporaryFolder } from './testing/folder.ts';

/** Does something without the rights of root, to whom no folder is closed. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('the DICOM files below a folder', () => {
  const path = temporaryFolder();

  it('are refused in one line, wrong usage, where a folder in it cannot be read', async () => {
    await chmod(path(), 0o755);
    await mkdir(path('locked'), { mode: 0 });
    const error = await asNobody(() => dicomFilesBelow(path()).catch((reason: unknown) => reason));
    expect(error).to.be.instanceOf(CliError).with.property('exitStatus', 2);
    expect((error as Error).message).to.equal(
      `${path('locked')}: no permission to read it; name files, or folders that can be read`,
    );
  });
});
