import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  buildInstance,
  DeflatedExplicitVRLittleEndian,
  ExplicitVRBigEndian,
  ExplicitVRLittleEndian,
  encodePart10,
  ImplicitVRLittleEndian,
} from '../../src/index.ts';
import { readInstanceFile } from './instance-file.ts';

const sopClassUID = '1.2.840.10008.5.1.4.38.1';
const sopInstanceUID = '1.2.3';
const bytesIn = (transferSyntax: string) => buildInstance(sopClassUID, { transferSyntax, sopInstanceUID }).bytes;

describe('a file of an SCP', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cstore-conformance-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function read(bytes: Uint8Array) {
    await writeFile(join(folder, 'x'), bytes);
    const { path: _, ...rest } = (await readInstanceFile(join(folder, 'x'))) ?? { path: '' };
    return rest;
  }

  for (const { keyword, uid } of [
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
  ]) {
    it(`says the same before and in its Data Set in ${keyword}`, async () => {
      const identity = { sopClassUID, sopInstanceUID, transferSyntax: uid };
      expect(await read(encodePart10(identity, bytesIn(uid)))).to.deep.equal({ meta: identity, dataSet: identity });
    });
  }

  it('has a Data Set in another Transfer Syntax than it says', async () => {
    const meta = { sopClassUID, sopInstanceUID: '1.2.4', transferSyntax: ExplicitVRLittleEndian.uid };
    const dataSet = { sopClassUID, sopInstanceUID, transferSyntax: ImplicitVRLittleEndian.uid };
    expect(await read(encodePart10(meta, bytesIn(dataSet.transferSyntax)))).to.deep.equal({ meta, dataSet });
    const swapped = encodePart10({ ...meta, transferSyntax: ImplicitVRLittleEndian.uid }, bytesIn(meta.transferSyntax));
    expect((await read(swapped)).dataSet).to.include({ transferSyntax: ExplicitVRLittleEndian.uid });
  });

  it('may be a Data Set alone', async () => {
    for (const { uid: transferSyntax } of [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian]) {
      const dataSet = { sopClassUID, sopInstanceUID, transferSyntax };
      expect(await read(bytesIn(transferSyntax))).to.deep.equal({ dataSet });
    }
  });

  it('may be something else', async () => {
    for (const bytes of ['', 'text', '\0'.repeat(400), `${'\0'.repeat(128)}DICM`]) {
      expect(await read(Buffer.from(bytes))).to.deep.equal({});
    }
    expect(await readInstanceFile(join(folder, 'none'))).to.equal(undefined);
  });
});
