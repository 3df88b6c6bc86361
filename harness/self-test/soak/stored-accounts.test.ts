import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { encodePart10 } from '../../../src/index.ts';
import { numberedInstance } from './numbered-instances.ts';
import { leftoversIn, problemsInStore } from './stored-accounts.ts';

const uid = '1.2.3';

describe('The store of an SCP that was killed', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'accounts-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Writes number 5 of an instance, or a part of it. */
  async function write(bytes?: number): Promise<void> {
    const instance = numberedInstance(uid, 5, 400);
    const file = encodePart10(instance, instance.dataSet);
    await writeFile(join(folder, `${uid}.dcm`), file.subarray(0, bytes));
  }

  const problems = (sent: number, acknowledged: number) =>
    problemsInStore(folder, new Map([[uid, { sent, acknowledged }]]));

  it('is well with the instance that was acknowledged last, or one that was sent after it', async () => {
    await write();
    expect(await problems(5, 5)).to.deep.equal([]);
    expect(await problems(6, 4)).to.deep.equal([]);
  });

  it('is well without an instance that was never acknowledged', async () => {
    expect(await problems(1, 0)).to.deep.equal([]);
  });

  it('has lost an instance that was acknowledged and is not there', async () => {
    expect(await problems(5, 5)).to.deep.equal(['1.2.3.dcm was acknowledged and is not there']);
  });

  it('has lost one that is older than what was acknowledged', async () => {
    await write();
    expect(await problems(6, 6)).to.deep.equal(['1.2.3.dcm is number 5, and 6 was acknowledged']);
  });

  it('is not well with a part of an instance', async () => {
    await write(-1);
    expect(await problems(5, 4)).to.deep.equal(['1.2.3.dcm is not whole']);
  });

  it('is not well with what nobody has sent', async () => {
    await write();
    expect(await problems(4, 4)).to.deep.equal(['1.2.3.dcm is number 5, and 4 was sent last']);
    expect(await problemsInStore(folder, new Map())).to.deep.equal(['1.2.3.dcm was never sent']);
  });

  it('has leftovers when there is more than the one folder of its own, or a file in it', async () => {
    for (const name of ['.incoming-a', '.incoming-b']) await mkdir(join(folder, name));
    expect(await leftoversIn(folder, '.incoming-')).to.deep.equal([
      '1 folders of processes that were killed are left over',
    ]);
    await rm(join(folder, '.incoming-a'), { recursive: true });
    expect(await leftoversIn(folder, '.incoming-')).to.deep.equal([]);
    await writeFile(join(folder, '.incoming-b', '1.part'), '');
    expect(await leftoversIn(folder, '.incoming-')).to.deep.equal(['1 unfinished files are left over']);
  });
});
