import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { markedName } from '../values/values.ts';
import { OutsideWatch } from './outside-watch.ts';

describe('the watch for files outside of a store', () => {
  let folder = '';
  let watch: OutsideWatch;
  const sentinel = () => join(folder, 'archive', markedName);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cstore-outside-'));
    mkdirSync(join(folder, 'archive', 'store'), { recursive: true });
    watch = await OutsideWatch.around(join(folder, 'archive', 'store'));
  });

  afterEach(async () => {
    await watch.end();
    rmSync(folder, { recursive: true });
  });

  it('sees nothing if nothing has appeared', async () => {
    writeFileSync(join(folder, 'archive', 'store', `${markedName}.dcm`), '');
    expect(await watch.look()).to.equal(undefined);
  });

  it('sees a file beside the store, and one level higher, and takes it away', async () => {
    for (const path of [join(folder, 'archive', `${markedName}.dcm`), join(folder, `${markedName}.dcm`)]) {
      writeFileSync(path, 'DICM');
      const seen = await watch.look();
      expect(seen).to.include({ class: 'file outside the store', key: 'outside' });
      expect(seen?.text).to.include(path);
      expect(existsSync(path)).to.equal(false);
    }
    expect(await watch.look()).to.equal(undefined);
  });

  it('sees that its sentinel was overwritten or removed, and puts it back', async () => {
    for (const harm of [() => writeFileSync(sentinel(), 'DICM'), () => rmSync(sentinel())]) {
      const before = readFileSync(sentinel(), 'utf8');
      harm();
      expect(await watch.look()).to.include({ class: 'file outside the store', key: 'overwritten' });
      expect(readFileSync(sentinel(), 'utf8')).to.equal(before);
    }
    expect(await watch.look()).to.equal(undefined);
  });

  it('does not take the sentinel of another campaign for a file of the SUT', async () => {
    writeFileSync(join(folder, markedName), readFileSync(sentinel()));
    expect(await watch.look()).to.equal(undefined);
  });

  it('takes its sentinel away at the end', async () => {
    await watch.end();
    expect(existsSync(sentinel())).to.equal(false);
  });
});
