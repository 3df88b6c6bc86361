import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { casesOf } from './cases-of.ts';

const scenario = (id: string, rest = '') => `
id: ${id}
title: t
requirement: { ref: PS3.7 9.1.1, level: shall, text: It shall be so. }
sut: scp
${rest}
steps:
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
`;

describe('the cases of scenario files', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cases-of-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (name: string, text: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };
  const idsOf = (...given: Parameters<typeof casesOf>) => casesOf(...given).map(({ id }) => id);

  it('are those of files and folders, without the slow ones', async () => {
    await write('a.yaml', scenario('test/a', 'params: { n: [1, 2] }'));
    const slow = await write('slow.yaml', scenario('test/slow', 'tags: [slow]'));
    expect(idsOf([folder])).to.deep.equal(['test/a:1', 'test/a:2']);
    expect(idsOf([folder], { slow: true })).to.include('test/slow');
    expect(idsOf([slow])).to.deep.equal(['test/slow']);
  });

  it('are those of the package where its ids are given', () => {
    const file = idsOf(['ps3.4/gg.4.2/stored']);
    expect(file).to.include('ps3.4/gg.4.2/stored:HangingProtocolStorage:ImplicitVRLittleEndian');
    expect(idsOf(['ps3.4/gg.4.2'])).to.include.members(file);
  });

  it('are none where a file has a problem, which is named with its place', async () => {
    const file = await write('typo.yaml', scenario('test/typo', 'stepz: []'));
    expect(() => casesOf([folder])).to.throw(new RegExp(`^${file}:\\d+:\\d+: .*stepz`));
  });

  it('are never an empty list', async () => {
    expect(() => casesOf([folder])).to.throw(`there is no case in ${folder}`);
    expect(() => casesOf([join(folder, 'none')])).to.throw('no such file or folder');
    await write('a.yaml', scenario('test/a'));
    expect(() => casesOf([folder], { roles: ['scu'] })).to.throw('there is no case');
  });
});
