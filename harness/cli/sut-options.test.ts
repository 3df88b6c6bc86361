import { resolve } from 'node:path';
import { expect } from 'chai';
import { type SutFlags, sutSpecOf } from './sut-options.ts';

const callingAe = 'CSTORE_SCU';
const scp = { aeTitle: 'ARCHIVE', host: 'pacs.example.org', port: 104 };
const none = () => false;

const specOf = (flags: Partial<SutFlags>) => sutSpecOf({ callingAe, ...flags }, none);

describe('the system under test of cstore run', () => {
  it('is the built-in pair where none is named', async () => {
    expect(await specOf({})).to.deep.equal({ kind: 'built-in-pair' });
  });

  it('is an SCP that runs, with all that says how to reach it, and absolute paths', async () => {
    const flags = { scp, user: 'doe', password: 'secret', storeDir: 'received', insecure: true };
    expect(await specOf(flags)).to.deep.equal({
      kind: 'remote-scp',
      host: 'pacs.example.org',
      port: 104,
      calledAETitle: 'ARCHIVE',
      callingAETitle: 'CSTORE_SCU',
      user: 'doe',
      password: 'secret',
      storeDirectory: resolve('received'),
      tls: { insecure: true },
    });
  });

  it('is an SCP that is asked for what it stored', async () => {
    expect(await specOf({ scp, retrieve: 'get' })).to.deep.include({ retrieve: { by: 'get' } });
    const move = await specOf({ scp, retrieve: 'move', movePort: 11113 });
    expect(move).to.deep.include({ retrieve: { by: 'move', aeTitle: 'CSTORE_SCU', host: '127.0.0.1', port: 11113 } });
    const wadoUrl = 'https://pacs.example.org/dicom-web';
    const { retrieve } = (await specOf({ scp, retrieve: 'wado', wadoUrl })) as { retrieve?: unknown };
    expect(retrieve).to.deep.equal({ by: 'wado', url: wadoUrl });
  });

  it('is an SCP to be started, on a free port unless --scp says which', async () => {
    const command = 'storescp {port}';
    expect(await specOf({ start: command })).to.deep.equal({
      kind: 'started-scp',
      command,
      host: '127.0.0.1',
      port: 0,
      calledAETitle: 'CSTORE_SCP',
      callingAETitle: 'CSTORE_SCU',
    });
    expect(await specOf({ start: command, scp })).to.include({ port: 104, calledAETitle: 'ARCHIVE' });
  });
});
