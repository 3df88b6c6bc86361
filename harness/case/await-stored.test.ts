import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { buildInstance, encodePart10, transcode } from '../../src/index.ts';
import type { NotFound } from '../retrieve/stored-instances.ts';
import { StoreFolder } from '../sut/store-folder.ts';
import { awaitStored, type StoredCopy } from './await-stored.ts';

const instance = buildInstance('ColorPaletteStorage', { profile: 'typical', seed: 1 });
const { sopClassUID, sopInstanceUID, transferSyntax } = instance;

function fileOf(bytes: Uint8Array, syntax = transferSyntax): Buffer {
  return encodePart10({ sopClassUID, sopInstanceUID, transferSyntax: syntax }, bytes);
}

const foundOf = (result: StoredCopy | NotFound) => ('where' in result ? result : undefined);

describe('waiting for what is stored', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cstore-conformance-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  const signal = new AbortController().signal;
  const peer = { host: '127.0.0.1', port: 1, calledAETitle: 'SCP', callingAETitle: 'SCU' };
  /** Undefined where nothing came. */
  const waiting = async (store = new StoreFolder(folder), timeoutMs = 10_000) =>
    foundOf(await awaitStored(store, instance, { peer, timeoutMs, signal }));
  const write = (bytes: Uint8Array) => fs.writeFile(path.join(folder, 'file'), bytes);

  it('finds a file that comes a moment later, in another Transfer Syntax', async () => {
    const stored = waiting();
    await write(fileOf(transcode(instance.bytes, transferSyntax, 'ExplicitVRBigEndian'), '1.2.840.10008.1.2.2'));
    expect(await stored).to.deep.equal({
      where: path.join(folder, 'file'),
      transferSyntax: '1.2.840.10008.1.2.2',
      differences: [],
    });
  });

  it('waits until a file that is being written is whole', async () => {
    const file = fileOf(instance.bytes);
    await write(file.subarray(0, 800));
    const stored = waiting();
    await write(file);
    expect((await stored)?.differences).to.deep.equal([]);
  });

  it('judges a file that stays cut off', async () => {
    await write(fileOf(instance.bytes).subarray(0, 800));
    const { differences = [] } = (await waiting()) ?? {};
    expect(differences.map(({ verdict }) => verdict)).to.deep.equal(['fail']);
    expect(differences[0]?.text).to.match(/^what was stored cannot be read: no valid Data Set.*GG\.4\.2/);
  });

  it('judges a file that stays different', async () => {
    await write(fileOf(buildInstance('ColorPaletteStorage', { profile: 'minimal', seed: 1, sopInstanceUID }).bytes));
    const { differences = [] } = (await waiting()) ?? {};
    expect(differences.some(({ verdict }) => verdict === 'fail')).to.equal(true);
  });

  it('compares a deflated Data Set, whatever was written after its stream', async () => {
    const syntax = 'DeflatedExplicitVRLittleEndian';
    const deflated = transcode(instance.bytes, transferSyntax, syntax);
    await write(fileOf(Buffer.concat([deflated, Buffer.alloc(200)]), '1.2.840.10008.1.2.1.99'));
    const { differences, note } = (await waiting()) ?? {};
    expect(differences).to.deep.equal([]);
    expect(note).to.match(/^the file has \d+ bytes after the end of the deflated stream \(PS3\.5 A\.5/);
    await write(fileOf(deflated, '1.2.840.10008.1.2.1.99'));
    expect((await waiting())?.note).to.equal(undefined);
    await write(fileOf(deflated.subarray(0, 200), '1.2.840.10008.1.2.1.99'));
    expect((await waiting())?.differences[0]?.text).to.match(/^what was stored cannot be read: /);
  });

  it('gives up in the end, and sooner when nothing ever came', async () => {
    const store = new StoreFolder(folder);
    for (let miss = 0; miss < 3; miss++) expect(await waiting(store, 1)).to.equal(undefined);
    expect(store.misses).to.equal(3);
    expect(await waiting(store)).to.equal(undefined);
  });

  it('does not wait where the file is there with the response', async () => {
    expect(await waiting(new StoreFolder(folder, { isPrompt: true }))).to.equal(undefined);
  });

  it('ends when the run is stopped', async () => {
    const controller = new AbortController();
    const options = { peer, timeoutMs: 10_000, signal: controller.signal };
    const stored = awaitStored(new StoreFolder(folder), instance, options).catch((error: unknown) => error);
    controller.abort(new Error('stopped'));
    expect(await stored).to.have.property('message', 'stopped');
  });
});
