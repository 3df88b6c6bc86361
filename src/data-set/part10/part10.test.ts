import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { DataSetError } from '../../errors.ts';
import { implementationClassUID, implementationVersionName } from '../../registry/uids.ts';
import { buildInstance } from '../instance/instance.ts';
import { element } from '../testing/encode-by-hand.ts';
import { everyInstance } from '../testing/instances.ts';
import { openDataSet } from './file-data-set.ts';
import { decodePart10, encodePart10, part10Preamble, readPart10, readPart10Head } from './part10.ts';

const instance = buildInstance('HangingProtocolStorage', { seed: 1 });
const file = encodePart10(instance, instance.bytes);
const headLength = file.length - instance.bytes.length;

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

/** The message of the DataSetError that `action` ends with. */
async function messageOf(action: Promise<unknown>): Promise<string> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(DataSetError);
  expect((error as Error).message).to.not.include('\n');
  return (error as Error).message;
}

describe('a Part 10 file', () => {
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'part10-'));
  });

  after(async () => {
    await rm(directory, { recursive: true });
  });

  async function write(bytes: Uint8Array, name = 'file.dcm'): Promise<string> {
    const path = join(directory, name);
    await writeFile(path, bytes);
    return path;
  }

  it('begins with 128 bytes, DICM and a Group Length that reaches to the Data Set', () => {
    const head = part10Preamble(instance);
    expect(head.subarray(0, 128).every((byte) => byte === 0)).to.equal(true);
    expect(head.toString('latin1', 128, 132)).to.equal('DICM');
    expect(head.readUInt32LE(140)).to.equal(head.length - 144);
    expect(head.length).to.equal(headLength);
  });

  for (const one of everyInstance()) {
    it(`gives back what was written: ${one.title}`, async () => {
      const path = await write(encodePart10(one, one.bytes));
      const head = await readPart10Head(path);
      const { sopClassUID, sopInstanceUID, transferSyntax } = one;
      expect(head).to.include({ sopClassUID, sopInstanceUID, transferSyntax, size: one.bytes.length });
      expect((await readPart10(path)).bytes.equals(one.bytes)).to.equal(true);
      expect((await collect(openDataSet(path, { strict: true }))).equals(one.bytes)).to.equal(true);
    });
  }

  it('names its implementation and AE titles', async () => {
    const meta = { ...instance, sourceApplicationEntityTitle: 'SENDER', receivingApplicationEntityTitle: 'ARCHIVE' };
    const head = await readPart10Head(await write(encodePart10(meta, instance.bytes)));
    expect(head.meta).to.deep.equal({
      MediaStorageSOPClassUID: instance.sopClassUID,
      MediaStorageSOPInstanceUID: instance.sopInstanceUID,
      TransferSyntaxUID: instance.transferSyntax,
      ImplementationClassUID: implementationClassUID,
      ImplementationVersionName: implementationVersionName,
      SourceApplicationEntityTitle: 'SENDER',
      ReceivingApplicationEntityTitle: 'ARCHIVE',
    });
  });

  it('is read in parts of a megabyte when it is large', async () => {
    const large = Buffer.concat([instance.bytes, element(0x7fe00010, 'OB', Buffer.alloc(3_000_000, 7))]);
    const sizes: number[] = [];
    for await (const part of openDataSet(await write(encodePart10(instance, large)))) sizes.push(part.length);
    expect(sizes.length).to.be.at.least(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).to.equal(large.length);
  });

  it('is refused when it is not there, a directory, or not readable, in one line with its path', async () => {
    expect(await messageOf(readPart10Head(join(directory, 'none.dcm')))).to.equal(
      `${directory}/none.dcm: no such file`,
    );
    expect(await messageOf(readPart10Head(directory))).to.equal(`${directory}: is a directory`);
    const path = await write(file, 'secret.dcm');
    await chmod(path, 0);
    if (process.getuid?.() !== 0)
      expect(await messageOf(readPart10(path))).to.equal(`${path}: no permission to read it`);
  });

  it('is refused when it is no DICOM file, empty or a text', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.alloc(131),
      Buffer.alloc(400),
      Buffer.from('hello '.repeat(90)),
      instance.bytes,
    ]) {
      const message = await messageOf(readPart10Head(await write(bytes)));
      expect(message).to.match(/file\.dcm: no DICOM file: 'DICM' is missing at byte 128 \(PS3\.10 7\.1\)$/);
    }
  });

  it('is refused wherever its head is cut, and read strictly wherever its Data Set is cut', async () => {
    for (let length = 132; length < headLength; length += 7) {
      expect(() => decodePart10(file.subarray(0, length)), String(length)).to.throw(
        DataSetError,
        /truncated in the File Meta/,
      );
    }
    const path = await write(file.subarray(0, headLength - 1));
    expect(await messageOf(readPart10Head(path))).to.equal(
      `${path}: truncated in the File Meta Information at byte ${headLength - 1} (PS3.10 7.1)`,
    );
    const cut = await write(file.subarray(0, -1));
    const message = new RegExp(
      `file\\.dcm: no valid Data Set after the ${headLength} bytes of the head: .*\\(PS3\\.5 7\\.1\\)$`,
    );
    expect(await messageOf(readPart10(cut))).to.match(message);
    expect(await messageOf(collect(openDataSet(cut, { strict: true })))).to.match(message);
    expect((await collect(openDataSet(cut))).length).to.equal(instance.bytes.length - 1);
  });

  it('is refused with a head that is wrong', () => {
    const changed = (at: number, hex: string) => {
      const bytes = Buffer.from(file);
      bytes.write(hex, at, 'hex');
      return () => decodePart10(bytes);
    };
    expect(changed(132, '0200ff00')).to.throw(DataSetError, /does not begin with its Group Length/);
    expect(changed(140, 'ffffff7f')).to.throw(DataSetError, /claims 2147483647 bytes/);
    expect(changed(144, '0300')).to.throw(DataSetError, /\(0003,0001\) does not belong into the File Meta Information/);
    expect(changed(148, '0000')).to.throw(DataSetError, /\(0002,0001\) in the File Meta Information has no VR/);
    expect(changed(152, 'ffff')).to.throw(DataSetError, /\(0002,0001\) reaches beyond the File Meta Information/);
    const unknown = encodePart10({ ...instance, transferSyntax: '1.2.3' }, instance.bytes);
    expect(() => decodePart10(unknown)).to.throw(DataSetError, 'its Transfer Syntax 1.2.3 is none of PS3.5');
    const nameless = encodePart10({ ...instance, sopInstanceUID: '' }, instance.bytes);
    expect(() => decodePart10(nameless)).to.throw(DataSetError, /has no MediaStorageSOPInstanceUID/);
  });

  it('says at which byte of the file the Data Set goes wrong', () => {
    const bytes = encodePart10(instance, element(0x00020010, 'UI', '1.'));
    expect(() => decodePart10(bytes))
      .to.throw(DataSetError)
      .that.includes({ tagPath: '(0002,0010)', offset: headLength });
  });
});
