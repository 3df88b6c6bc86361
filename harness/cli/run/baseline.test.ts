import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { type CStoreEvent, ImplicitVRLittleEndian, listen, type Scp, storageChecks } from '../../../src/index.ts';
import type { RunResult } from '../../model/run-result.ts';
import { compileFirst, cstore, type Finished } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

const scenario = 'ps3.7/c.1/unrecognized-operation';
const id = `${scenario}:HangingProtocolStorage:C-FIND-RQ`;
const other = `${scenario}:HangingProtocolStorage:C-GET-RQ`;

const waiverOf = (caseId: string, until = '2999-12-31') =>
  `- case: ${caseId}\n  verdict: fail\n  reason: known since 1.0\n  acceptedBy: QA\n  until: ${until}\n`;

describe('cstore run with a baseline', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  /** An SCP that answers operations which it does not know with success. */
  let scp: Scp;
  before(async () => {
    const checks = storageChecks.filter(({ name }) => name !== 'unrecognized-operation');
    scp = await listen({ port: 0, checks });
  });
  after(() => scp.close({ graceMs: 0 }));

  function run(targets: readonly string[], ...args: string[]): Promise<Finished> {
    const address = `CSTORE_SCP@127.0.0.1:${scp.port}`;
    return cstore(['run', ...targets, '--scp', address, '--out', path('out'), '--reporter', 'json', ...args]);
  }

  it('exits with 0 when every fail is known, and says who accepted it', async () => {
    await writeFile(path('known.yaml'), waiverOf(id));
    const { status, stdout } = await run([id], '--baseline', path('known.yaml'));
    expect(status).to.equal(0);
    expect(stdout)
      .to.match(/^No new fault was found in \d+ cases?\. One known deviation\.$/m)
      .and.match(/^known {5}.*; 1 case\): known since 1\.0 \(accepted by QA until 2999-12-31\)$/m);
    const { cases, faults } = JSON.parse(await readFile(path('out/results.json'), 'utf8')) as RunResult;
    for (const one of [cases[0], faults[0]]) expect(one?.waiver?.reason).to.equal('known since 1.0');
  });

  it('exits with 1 for a fail that is new', async () => {
    await writeFile(path('known.yaml'), waiverOf(id));
    expect((await run([id, other], '--baseline', path('known.yaml'))).status).to.equal(1);
  });

  it('exits with 1 when the waiver has expired, and tells it', async () => {
    await writeFile(path('known.yaml'), waiverOf(id, '2020-02-29'));
    const { status, stdout } = await run([id], '--baseline', path('known.yaml'));
    expect(status).to.equal(1);
    expect(stdout).to.include(`note: waiver of fail ${id} expired on 2020-02-29: known since 1.0\n`);
  });

  it('writes the file, and knows everything the next time', async () => {
    const args = ['--baseline', path('new.yaml')];
    const first = await run([id, other], ...args, '--update-baseline');
    expect(first.stdout).to.match(/^baseline .*new\.yaml: 0 kept, 0 renewed, 1 added, 0 removed$/m);
    expect(await readFile(path('new.yaml'), 'utf8')).to.match(/^- rule: ps3\.7\/c\.1\/unrecognized-operation\//);
    const second = await run([id, other], ...args);
    expect([first.status, second.status]).to.deep.equal([0, 0]);
  });

  it('refuses a file with a problem, by line and column, and one that is not there', async () => {
    await writeFile(path('known.yaml'), waiverOf(id).replace('reason', 'reson'));
    const wrong = await run([id], '--baseline', path('known.yaml'));
    expect(wrong.status).to.equal(2);
    expect(wrong.stderr).to.match(/known\.yaml:3:3: unknown key "reson"; did you mean "reason"\?/);
    const absent = await run([id], '--baseline', path('absent.yaml'));
    expect([absent.status, absent.stderr]).to.deep.equal([
      2,
      `cstore: --baseline ${path('absent.yaml')}: no such file; --update-baseline makes one\n`,
    ]);
    expect((await run([id], '--update-baseline')).stderr).to.match(/^cstore: --update-baseline needs --baseline FILE/);
  });
});

describe('cstore run --repeat', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  it('tells a flaky case, and counts its worst verdict', async () => {
    let stores = 0;
    // Whether the SCP is well is asked in Explicit VR, so that only the case itself is in Implicit VR.
    const isOfCase = (event: CStoreEvent) => event.transferSyntax === ImplicitVRLittleEndian.uid;
    const onCStore = (event: CStoreEvent) => (isOfCase(event) && ++stores === 2 ? 0xb000 : 0);
    const scp = await listen({ port: 0, onCStore });
    const address = `CSTORE_SCP@127.0.0.1:${scp.port}`;
    const id = 'ps3.4/gg.4.2/stored:HangingProtocolStorage:ImplicitVRLittleEndian';
    const args = ['--repeat', '3', '--out', path('out'), '--reporter', 'json'];
    const { status, stdout } = await cstore(['run', id, '--scp', address, ...args]);
    await scp.close({ graceMs: 0 });
    expect(status).to.equal(1);
    expect(stdout)
      .to.match(/^repetition 3 of 3$/m)
      .and.include(`flaky ${id}: pass, fail, pass\n`);
    const { cases } = JSON.parse(await readFile(path('out/results.json'), 'utf8')) as RunResult;
    expect(cases[0]?.repeated).to.deep.equal(['pass', 'fail', 'pass']);
  });
});
