import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readYamlText } from './read-text.ts';

describe('The text of a YAML file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-text-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is read', async () => {
    await writeFile(join(folder, 'a.yaml'), 'id: ä\n');
    expect(await readYamlText(join(folder, 'a.yaml'))).to.equal('id: ä\n');
  });

  it('is not read when it is longer than what is parsed', async () => {
    await writeFile(join(folder, 'long.yaml'), '');
    await truncate(join(folder, 'long.yaml'), 4 * 2 ** 30);
    const error = await readYamlText(join(folder, 'long.yaml')).catch((reason: Error) => reason);
    expect((error as Error).message).to.equal('longer than 524288 characters');
  });
});
