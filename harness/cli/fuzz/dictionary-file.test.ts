import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readDictionary } from './dictionary-file.ts';

describe('--dict', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cstore-dict-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  async function faultOf(name: string, text?: string): Promise<string> {
    const path = join(folder, name);
    if (text !== undefined) writeFileSync(path, text);
    return await readDictionary(path).then(
      () => '',
      (error: Error) => error.message.replaceAll(folder, ''),
    );
  }

  it('reads the dictionary of the package, which has tokens of every layer', async () => {
    const tokens = (await readDictionary('dicom')).map((bytes) => Buffer.from(bytes).toString('latin1'));
    expect(tokens.length).to.be.above(100);
    expect(tokens).to.include.members([
      '\xfe\xff\x00\xe0\xff\xff\xff\xff',
      'SQ',
      '1.2.840.10008.1.2',
      '%s%n%x',
      '..\\..\\',
    ]);
    expect(new Set(tokens).size).to.equal(tokens.length);
  });

  it('has one line for each line that cannot be read', async () => {
    const text = await faultOf('bad.dict', 'a="1"\nb\nc="\\q"');
    expect(text).to.equal(
      '--dict /bad.dict cannot be used\n/bad.dict:2: expected name="value", name@level="value" or "value"\n/bad.dict:3: \\q is no escape: use \\xNN, \\\\ or \\"',
    );
  });

  it('tells of few faults of a file that is something else', async () => {
    expect((await faultOf('other.dict', 'x\n'.repeat(1000))).split('\n').at(-1)).to.equal('and 980 more');
  });

  it('says what is wrong with a file that is not there, or has no token', async () => {
    expect(await faultOf('none.dict')).to.equal('--dict /none.dict: ENOENT; name a file, or dicom');
    expect(await faultOf('empty.dict', '# nothing\n')).to.equal('--dict /empty.dict: there is no token in it');
  });
});
