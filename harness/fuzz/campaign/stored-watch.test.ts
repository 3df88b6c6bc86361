import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { encodePart10 } from '../../../src/index.ts';
import type { BuiltExchange } from '../exchange/build.ts';
import { exchangeWith, response } from '../exchange/testing/exchanges.ts';
import { StoredWatch } from './stored-watch.ts';
import { reaction, use } from './testing/fakes.ts';

/** The file of an exchange, with other elements if they are given. */
function fileOf(
  { sopClass, sopInstanceUID, transferSyntax, dataSet }: BuiltExchange,
  other: Uint8Array = dataSet,
): Buffer {
  return encodePart10({ sopClassUID: sopClass, sopInstanceUID, transferSyntax }, other);
}

const peer = { host: '127.0.0.1', port: 1, calledAETitle: 'SCP', callingAETitle: 'SCU' };

describe('the watch of what is stored', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cstore-stored-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** What is seen after this was stored and answered with such a status. */
  async function seen(exchange: BuiltExchange, file: Buffer | undefined, Status = 0) {
    const watch = await StoredWatch.of(folder);
    if (file) writeFileSync(join(folder, 'some.dcm'), file);
    const options = { isSought: true, peer, signal: new AbortController().signal };
    return await watch.look(exchange, reaction({ messages: [response(exchange, { Status })] }), options);
  }

  const plain = exchangeWith();
  const cutOff = plain.dataSet.subarray(0, -3);

  it('sees nothing if the instance is stored as it was sent', async () => {
    expect(await seen(plain, fileOf(plain))).to.equal(undefined);
  });

  it('sees that what was answered with Success cannot be read where it is stored', async () => {
    expect(await seen(plain, fileOf(plain, cutOff))).to.include({ class: 'stored bytes differ', level: 'fail' });
  });

  it('waits for a file that is still being written', async () => {
    const watch = await StoredWatch.of(folder);
    const path = join(folder, 'some.dcm');
    writeFileSync(path, fileOf(plain, cutOff));
    const written = setTimeout(() => writeFileSync(path, fileOf(plain)), 400);
    const options = { isSought: true, peer, signal: new AbortController().signal };
    expect(await watch.look(plain, reaction({ messages: [response(plain)] }), options)).to.equal(undefined);
    clearTimeout(written);
  });

  it('takes no notice of what was refused, or is kept in no file', async () => {
    expect(await seen(plain, fileOf(plain, cutOff), 0xa700)).to.equal(undefined);
    expect(await seen(plain, undefined)).to.equal(undefined);
  });

  it('takes no notice of a Data Set that was not sound itself', async () => {
    const cut = exchangeWith(use('bytes/cut-by-few', { size: 4 }));
    expect(await seen(cut, fileOf(cut, cutOff))).to.equal(undefined);
  });
});
