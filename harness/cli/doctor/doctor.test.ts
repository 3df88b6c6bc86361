import { createServer } from 'node:net';
import { expect } from 'chai';
import { rejection, startScp } from '../../../src/index.ts';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { type Check, checkLines } from './check.ts';
import { nodeCheck, openFilesCheck, portCheck, toolChecks } from './surroundings.ts';

describe('cstore doctor', function () {
  this.timeout(60_000);
  compileFirst();
  const file = temporaryFolder();

  async function doctor(...args: readonly string[]) {
    const { status, stdout, stderr } = await cstore(['doctor', '--json', '--out', file('reports'), ...args]);
    const checks: Check[] = status === 2 ? [] : JSON.parse(stdout);
    return { status, stderr, named: (name: string) => checks.find((check) => check.name === name) };
  }

  it('compares versions of Node.js number by number', () => {
    for (const version of ['20.19.0', '20.20.2', '22.0.0', '100.1.0'])
      expect(nodeCheck(version, '>=20.19').state, version).to.equal('fine');
    for (const version of ['20.9.0', '20.18.9', '18.99.0', '9.30.0'])
      expect(nodeCheck(version, '>=20.19'), version).to.include({
        state: 'wrong',
        advice: 'install Node.js 20.19 or later',
      });
  });

  it('tells too low a limit of open files', () => {
    for (const limit of ['1024', 'unlimited', undefined]) expect(openFilesCheck(limit).state).to.equal('fine');
    expect(openFilesCheck('256'))
      .to.include({ state: 'wrong' })
      .and.to.have.property('advice')
      .that.includes('ulimit -n');
  });

  it('finds a port that is in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    expect(await portCheck(port)).to.include({ state: 'missing', found: 'is in use' });
    await new Promise((resolve) => server.close(resolve));
    expect(await portCheck(port)).to.include({ state: 'fine' });
  });

  it('looks for programs along PATH and says what the missing ones are for', async () => {
    const checks = await toolChecks({ PATH: file() });
    for (const { name, state, found, advice } of checks) {
      expect(state, name).to.equal('missing');
      expect(found).to.match(/^not found: \w/);
      expect(advice).to.match(/^install /);
    }
  });

  it('says what to do below what is not fine', () => {
    const checks: Check[] = [
      { name: 'a', state: 'fine', found: 'there' },
      { name: 'longer', state: 'wrong', found: 'gone', advice: 'get one' },
    ];
    expect(checkLines(checks)).to.deep.equal(['ok  a       there', 'NO  longer  gone', '            get one']);
  });

  it('exits with 0 on a machine that has what it needs, with an SCP that answers', async () => {
    await using scp = await startScp();
    const address = `ANY@127.0.0.1:${scp.port}`;
    const { status, named } = await doctor('--scp', address);
    expect(named('Node.js')).to.include({ state: 'fine', found: process.versions.node });
    expect(named(address)).to.include({ state: 'fine' });
    expect(named('C-ECHO')).to.deep.equal({ name: 'C-ECHO', state: 'fine', found: 'answers with 0x0000' });
    expect(status).to.equal(0);
  });

  it('exits with 3 for an SCP that rejects the calling AE title, and says what to do', async () => {
    await using scp = await startScp({ associate: () => rejection('calling-AE-title-not-recognized') });
    const address = `ANY@127.0.0.1:${scp.port}`;
    const { status, named } = await doctor('--scp', address, '--calling-ae', 'STRANGER');
    expect(named(address)).to.include({
      state: 'unreached',
      advice: 'give a title that it knows with --calling-ae',
    });
    expect(named('C-ECHO')).to.equal(undefined);
    expect(status).to.equal(3);
  });

  it('exits with 3 where nobody listens', async () => {
    const scp = await startScp();
    await scp.close();
    const address = `ANY@127.0.0.1:${scp.port}`;
    const { status, named } = await doctor('--scp', address);
    expect(named(address)?.found).to.include('cannot connect');
    expect(status).to.equal(3);
  });

  it('exits with 1 if the folder of reports cannot be written', async () => {
    const { status, named } = await doctor('--out', '/dev/null/reports');
    expect(named('reports')).to.include({ state: 'wrong', advice: 'choose a folder that can be written to' });
    expect(status).to.equal(1);
  });

  it('exits with 2 for TLS files that do not fit', async () => {
    const { status, stderr } = await doctor('--scp', 'A@127.0.0.1:1', '--cert', file('none.pem'));
    expect(stderr).to.include('--cert needs --key');
    expect(status).to.equal(2);
  });
});
