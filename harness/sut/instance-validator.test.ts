import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildInstance } from '../../src/index.ts';
import { instanceValidator } from './instance-validator.ts';

const instance = buildInstance('HangingProtocolStorage', { transferSyntax: 'ImplicitVRLittleEndian' });
const other = buildInstance('ColorPaletteStorage', { transferSyntax: 'ImplicitVRLittleEndian' });

describe('another program that looks at instances', function () {
  this.timeout(60_000);
  let folder = '';
  const usualTmp = process.env.TMPDIR;

  beforeEach(async function () {
    if (process.platform === 'win32') this.skip();
    folder = await mkdtemp(join(tmpdir(), "instance validator's $& "));
    process.env.TMPDIR = folder;
  });

  afterEach(async () => {
    if (usualTmp === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usualTmp;
    await rm(folder, { recursive: true, force: true });
  });

  it('is given a DICOM file, in whatever folder, and its lines are told under its name', async () => {
    const { check } = instanceValidator('/bin/ls {file} /no/such/file');
    const lines = await check(instance);
    expect(lines).to.include('ls: {file}');
    expect(lines.join()).to.match(/ls: .*no\/such\/file/);
  });

  it('leaves no file behind', async () => {
    await instanceValidator('cat {file}').check(instance);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('looks at three instances of each kind', async () => {
    const { check } = instanceValidator('echo seen');
    const seen = [];
    for (const one of [instance, instance, instance, instance, other]) seen.push((await check(one)).length);
    expect(seen).to.deep.equal([1, 1, 1, 0, 1]);
  });

  it('tells forty lines, and how many more there are', async () => {
    const lines = await instanceValidator('seq 100 #').check(instance);
    expect(lines).to.have.lengthOf(41);
    expect(lines.at(-1)).to.equal('seq: and 60 more lines');
  });

  it('tells nothing but what the shell says if the program is not there', async () => {
    expect((await instanceValidator('no-such-validator {file}').check(instance)).join()).to.match(/not found/);
  });
});
