/** What archives of others give back of what they stored is what was sent: `cstore run --retrieve`. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { RunResult } from '../../model/run-result.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { runCstore } from './peers/cstore.ts';
import { dcmqrscpTitle, startDcmqrscp } from './peers/dcmqrscp.ts';
import { startOrthanc } from './peers/orthanc.ts';
import { freePort } from './peers/ports.ts';
import { temporaryFolder } from './peers/temporary-folder.ts';
import { leaveOut, requireTools } from './require-peers.ts';

/** Of Debian's package orthanc-dicomweb. */
const dicomWebPlugin = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';

const runLimitMs = 180_000;

/** Runs the cases of ordinary classes that look at what is stored. */
async function compare(address: string, reports: string, retrieve: readonly string[]) {
  const args = ['run', 'ps3.4/b.4.1', 'ps3.4/b.1.2', '--scp', address, ...retrieve];
  const run = await runCstore([...args, '--out', reports, '--reporter', 'json'], { timeoutMs: runLimitMs });
  expect(run.code, run.stdout + run.stderr).to.equal(0);
  const { cases } = JSON.parse(await readFile(join(reports, 'results.json'), 'utf8')) as RunResult;
  expect(cases.find(({ id }) => id === 'rules/storage/acknowledged-is-kept')?.verdict).to.equal('pass');
  const own = cases.filter(({ scenario }) => scenario.startsWith('ps3.4/'));
  const compared = own.filter(({ verdict, observed }) => verdict === 'pass' && observed.kind === 'stored');
  const others = own.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
  return { compared: compared.length, others: others.map((one) => `${one.verdict} ${one.id}: ${outcomeLine(one)}`) };
}

function movingTo({ aeTitle, port }: { readonly aeTitle: string; readonly port: number }): readonly string[] {
  return ['--retrieve', 'move', '--move-ae', aeTitle, '--move-port', String(port)];
}

describe('cstore run --retrieve', function () {
  this.timeout(runLimitMs);

  it('finds what dcmqrscp gives back by C-GET to be what was sent', async function () {
    requireTools(this, 'dcmqrscp');
    await using folder = await temporaryFolder();
    await using archive = await startDcmqrscp({ directory: folder.path });
    const address = `${dcmqrscpTitle}@127.0.0.1:${archive.port}`;
    const { compared, others } = await compare(address, join(folder.path, 'reports'), ['--retrieve', 'get']);
    expect(others).to.deep.equal([]);
    expect(compared).to.be.at.least(17);
  });

  it('finds what Orthanc gives back by C-GET to be what was sent', async function () {
    requireTools(this, 'Orthanc');
    await using folder = await temporaryFolder();
    await using orthanc = await startOrthanc({ directory: folder.path });
    const address = `${orthanc.aeTitle}@127.0.0.1:${orthanc.port}`;
    const { compared, others } = await compare(address, join(folder.path, 'reports'), ['--retrieve', 'get']);
    expect(others).to.deep.equal([]);
    expect(compared).to.be.at.least(17);
  });

  it('finds what the DICOMweb plugin of Orthanc gives back to be what was sent', async function () {
    requireTools(this, 'Orthanc');
    if (!existsSync(dicomWebPlugin)) leaveOut(this, 'orthanc-dicomweb not installed');
    await using folder = await temporaryFolder();
    await using orthanc = await startOrthanc({ directory: folder.path, plugins: [dicomWebPlugin] });
    const address = `${orthanc.aeTitle}@127.0.0.1:${orthanc.port}`;
    const wado = ['--retrieve', 'wado', '--wado-url', `http://127.0.0.1:${orthanc.httpPort}/dicom-web`];
    const { compared, others } = await compare(address, join(folder.path, 'reports'), wado);
    expect(others).to.deep.equal([]);
    expect(compared).to.be.at.least(17);
  });

  it('finds what dcmqrscp gives back by C-MOVE to be what was sent', async function () {
    requireTools(this, 'dcmqrscp');
    await using folder = await temporaryFolder();
    const destination = { aeTitle: 'CSTORE_MOVE', port: await freePort() };
    await using archive = await startDcmqrscp({ directory: folder.path, destination });
    const address = `${dcmqrscpTitle}@127.0.0.1:${archive.port}`;
    const { compared, others } = await compare(address, join(folder.path, 'reports'), movingTo(destination));
    expect(others).to.deep.equal([]);
    expect(compared).to.be.at.least(17);
  });

  it('finds what Orthanc gives back by C-MOVE to be what was sent', async function () {
    requireTools(this, 'Orthanc');
    await using folder = await temporaryFolder();
    const target = { aeTitle: 'CSTORE_MOVE', port: await freePort() };
    await using orthanc = await startOrthanc({ directory: folder.path, target });
    const address = `${orthanc.aeTitle}@127.0.0.1:${orthanc.port}`;
    const { compared, others } = await compare(address, join(folder.path, 'reports'), movingTo(target));
    expect(others).to.deep.equal([]);
    expect(compared).to.be.at.least(17);
  });
});
