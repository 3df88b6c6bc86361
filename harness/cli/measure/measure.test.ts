import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { type StartScpOptions, startScp } from '../../../src/index.ts';
import { leafValue } from '../../statement/facts/leaf.ts';
import { readFacts } from '../../statement/facts/read-facts.ts';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';

const small: StartScpOptions = { sopClasses: ['HangingProtocolStorage'], maxAssociations: 2 };

describe('cstore measure', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  async function facts(name = 'facts.yaml') {
    const read = await readFacts(path(name));
    if (!('facts' in read)) throw new Error(JSON.stringify(read.problems));
    return read.facts;
  }

  it('writes the facts of an SCP, and the same bytes for the same SCP', async () => {
    await using scp = await startScp(small);
    const args = ['measure', '--scp', `ARCHIVE@127.0.0.1:${scp.port}`, '--out'];
    const { status, stdout, stderr } = await cstore([...args, path('facts.yaml')]);
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout)
      .to.match(/^measure\/implementation$/m)
      .and.match(/^facts: /m);
    const [ae] = (await facts()).applicationEntities;
    expect(ae?.name).to.equal('ARCHIVE');
    expect(ae?.acceptor?.associations?.maximumAssociations).to.include({ value: 2 });
    const accepted = ae?.acceptor?.contexts?.filter((one) => (leafValue(one.transferSyntaxes) ?? []).length > 0);
    expect(accepted?.map(({ sopClass }) => sopClass)).to.deep.equal(['HangingProtocolStorage']);
    expect((await cstore([...args, path('again.yaml'), '--quiet'])).stdout).to.equal('');
    expect(await readFile(path('again.yaml'), 'utf8')).to.equal(await readFile(path('facts.yaml'), 'utf8'));
  });

  it('writes what results tell', async () => {
    const answer = { kind: 'message', commandField: 0x8001, status: 0xa700 } as const;
    const sut = { role: 'scp', address: 'A@h:1', reachable: true } as const;
    const result = aRunResult([aCaseResult({ status: '0xA700', answer })], { sut });
    await writeFile(path('results.json'), JSON.stringify(result));
    const { status } = await cstore(['measure', '--from', path('results.json'), '--out', path('facts.yaml')]);
    expect(status).to.equal(0);
    expect((await facts()).applicationEntities[0]?.acceptor?.statuses?.map((one) => one.status)).to.deep.equal([
      '0xA700',
    ]);
  });

  it('leaves a file of before as it is if nothing can be measured', async () => {
    const scp = await startScp({ calledAETitles: ['OTHER'] });
    await writeFile(path('facts.yaml'), 'before');
    const args = ['measure', '--scp', `ARCHIVE@127.0.0.1:${scp.port}`, '--quiet', '--out', path('facts.yaml')];
    const rejected = await cstore(args);
    expect(rejected.status).to.equal(3);
    expect(rejected.stderr).to.match(
      /^cstore: ARCHIVE@127\.0\.0\.1:\d+: nothing could be measured: .*A-ASSOCIATE-RJ 1\/1\/7$/m,
    );
    await scp.close();
    const gone = await cstore(args);
    expect(gone.status).to.equal(3);
    expect(gone.stderr.trim().split('\n')).to.have.length(1);
    expect(await readFile(path('facts.yaml'), 'utf8')).to.equal('before');
    expect(await readdir(path())).to.deep.equal(['facts.yaml']);
  });

  const wrong: readonly (readonly [string, string[], RegExp])[] = [
    ['nothing to measure', [], /nothing to measure: name an SCP/],
    ['an SCP and an SCU', ['--scp', 'A@h:1', '--scu', 'x {port}'], /--scp is for an SCP, and --scu names an SCU/],
    ['results that are not there', ['--from', 'nowhere'], /nowhere: no such file/],
    ['a time to wait without waiting', ['--scp', 'A@h:1', '--slow-time', '3'], /--slow-time needs --slow/],
    ['time limits of nobody', ['--from', 'x', '--slow'], /--slow needs --scp, --start or --scu/],
    ['a number that is none', ['--scp', 'A@h:1', '--associations', 'many'], /expected a whole number from 1 to 1024/],
  ];
  for (const [what, args, words] of wrong)
    it(`says in one line what is wrong: ${what}`, async () => {
      const { status, stderr } = await cstore(['measure', ...args, '--out', path('facts.yaml')]);
      expect(status).to.equal(2);
      expect(stderr).to.match(words);
      expect(stderr.trim().split('\n')).to.have.length(1);
    });

  it('says that --out is a folder before it measures', async () => {
    const { status, stderr } = await cstore(['measure', '--scp', 'A@127.0.0.1:1', '--out', path()]);
    expect(status).to.equal(2);
    expect(stderr).to.match(/--out .*: it is a folder, and no regular file; name a file to write/);
  });
});
