// Every reader and decoder of src, fed with any bytes, right ones and damaged ones: its result or its documented error and
// nothing else, the same each time, without a look outside the bytes, and with no more memory than the bytes deserve.

import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import { buildInstance } from '../data-set/instance/instance.ts';
import { encodePart10, readPart10, readPart10Head } from '../data-set/part10/part10.ts';
import { readFileTree } from '../data-set/part10/read-file.ts';
import { DataSetError } from '../errors.ts';
import { readFileToSend } from '../scu/file-to-send.ts';
import { dataSetReaders } from './data-set-readers.ts';
import { allocatedBy, embedded, hostileBytes } from './hostile-bytes.ts';
import { outcome, type ReaderRow, wasThrown } from './reader-row.ts';
import { upperLayerReaders } from './upper-layer-readers.ts';

const rows = [...upperLayerReaders, ...dataSetReaders];

/** Memory that a reader may ask for, whatever the bytes: windows and chunks of fixed size. */
const fixedMemory = 0x40000;
/** And for each byte. */
const memoryPerByte = 100;

function expectWellBehaved(row: ReaderRow, bytes: Buffer): void {
  const before = Buffer.from(bytes);
  let result: unknown;
  const allocated = allocatedBy(() => {
    result = outcome(row, bytes);
  });
  expect(bytes.equals(before), 'the bytes are unchanged').to.equal(true);
  const most = (row.announced ?? fixedMemory) + memoryPerByte * bytes.length;
  expect(allocated, 'memory asked for').to.be.at.most(most);
  for (const filler of [0x00, 0xff]) {
    const again = outcome(row, embedded(bytes, filler));
    expect(isDeepStrictEqual(again, result), 'the same within other bytes').to.equal(true);
  }
}

describe('every reader of src', () => {
  for (const row of rows) {
    it(`${row.name} gives its result or its error, whatever the bytes`, () => {
      fc.assert(
        fc.property(hostileBytes(row.right), (bytes) => expectWellBehaved(row, bytes)),
        { numRuns: 100 },
      );
    });

    it(`${row.name} takes what is right`, () => {
      fc.assert(
        fc.property(row.right, (bytes) => {
          const result = outcome(row, Buffer.from(bytes));
          expect(wasThrown(result), inspect(result)).to.equal(false);
          if (row.isRight) expect(row.isRight(result)).to.equal(true);
        }),
        { numRuns: 50 },
      );
    });
  }
});

const fileReaders: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  readPart10Head,
  readPart10,
  readFileTree: async (path) => (await readFileTree(path)).tree.findings,
  readFileToSend: (path) => readFileToSend(path, {}),
};

describe('every reader of files', () => {
  let folder: string;
  const instance = buildInstance('HangingProtocolStorage', { seed: 3 });
  const file = encodePart10(instance, instance.bytes);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'every-reader-'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const [name, read] of Object.entries(fileReaders)) {
    it(`${name} gives its result or a DataSetError in one line, whatever the bytes`, async () => {
      const path = join(folder, name);
      await fc.assert(
        fc.asyncProperty(hostileBytes(fc.constant(file)), async (bytes) => {
          await writeFile(path, bytes);
          const results = [await settled(read(path)), await settled(read(path))];
          expect(isDeepStrictEqual(results[0], results[1])).to.equal(true);
        }),
        { numRuns: 100 },
      );
    });
  }
});

async function settled(action: Promise<unknown>): Promise<unknown> {
  try {
    return await action;
  } catch (error) {
    expect(error).to.be.instanceOf(DataSetError);
    // What the system says of our own mistakes would be wrapped in the same class.
    expect((error as Error).cause ?? new DataSetError('', '', 0)).to.be.instanceOf(DataSetError);
    expect((error as Error).message).to.not.include('\n');
    return (error as Error).message;
  }
}

/** Exports that read no bytes of a peer or a file by themselves, each with the reason. */
const others: Readonly<Record<string, string>> = {
  readVR: 'a field of a header; the readers of Data Sets call it',
  readTag: 'a field of a header; the readers of Data Sets call it',
  readUint16: 'a field of a header; the readers of Data Sets call it',
  readUint32: 'a field of a header; the readers of Data Sets call it',
  decodePdv: 'an item whose bounds decodePDataTF or PdvSlices have checked; both read through it',
  readerOf: 'makes a StrictReader; the readers of files call it',
  ByteReader: 'a cursor over a PDU; the decoders of items call it',
  parseTag: 'a tag that a program writes',
  parseMultiplicity: 'a multiplicity of PS3.6 or of an IOD',
};

/** Names that say that something is read. */
const reader =
  /^export (?:async )?(?:function\*? ((?:decode|read|parse)\w*)|class (\w*(?:Reader|Framer|Assembler|Inflater|Decoder)))\b/gm;

describe('the list of readers', () => {
  const root = new URL('../', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing/'),
  );
  const exported = files.flatMap((name) =>
    [...readFileSync(new URL(name, root), 'utf8').matchAll(reader)].map(([, called, type]) => called ?? type ?? ''),
  );
  const listed = new Set([...rows.map(({ name }) => name.split(' ')[0] ?? ''), ...Object.keys(fileReaders)]);

  it('has every export of src that is called decode, read or parse', () => {
    expect(exported.length).to.be.at.least(40);
    expect(exported.filter((name) => !listed.has(name) && others[name] === undefined)).to.deep.equal([]);
  });

  it('names among the others only what there is', () => {
    expect(Object.keys(others).filter((name) => !exported.includes(name) || listed.has(name))).to.deep.equal([]);
  });
});
