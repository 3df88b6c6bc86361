import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { buildInstance, cStore, openAssociation } from '../../../src/index.ts';
import { parseBaseline } from '../../results/baseline.ts';
import { compileFirst, cstore, start } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

describe('cstore new', function () {
  this.timeout(120_000);
  compileFirst();
  const file = temporaryFolder();

  async function write(kind: string, name: string, ...args: readonly string[]): Promise<string> {
    const written = await cstore(['new', kind, file(name), ...args]);
    expect(written).to.deep.equal({ status: 0, stdout: `${file(name)}\n`, stderr: '' });
    return await readFile(file(name), 'utf8');
  }

  for (const sut of ['scp', 'scu']) {
    it(`writes a scenario for an ${sut.toUpperCase()} that lint accepts and that the built-in one passes`, async () => {
      await write('scenario', 'own.yaml', '--sut', sut);
      expect((await cstore(['lint', file('own.yaml')])).stdout).to.match(/^1 scenario with \d cases?, no problems/);
      const ran = await cstore(['run', file('own.yaml'), '--out', file('reports'), '--reporter', 'json']);
      expect(ran.status, ran.stdout + ran.stderr).to.equal(0);
      const { cases } = JSON.parse(await readFile(file('reports/results.json'), 'utf8'));
      expect(new Set(cases.map(({ verdict }: { verdict: string }) => verdict))).to.deep.equal(new Set(['pass']));
    });
  }

  it('writes a handler by which an SCP answers', async () => {
    await write('handler', 'answers.yaml');
    const scp = await start(['scp', '--handler', file('answers.yaml'), '--port', '0', '--directory', file('stored')]);
    try {
      const [, port] = await scp.printed(/127\.0\.0\.1:(\d+)/);
      const statuses = [];
      for (const sopClass of ['HangingProtocolStorage', 'HangingProtocolStorage', 'ColorPaletteStorage'] as const) {
        const { bytes: dataSet, ...identity } = buildInstance(sopClass);
        const presentationContexts = [
          { abstractSyntax: identity.sopClassUID, transferSyntaxes: [identity.transferSyntax] },
        ];
        await using association = await openAssociation(
          { host: '127.0.0.1', port: Number(port), calledAETitle: 'ANY' },
          { callingAETitle: 'TEST', presentationContexts },
        );
        statuses.push((await cStore(association, { ...identity, dataSet })).status);
      }
      expect(statuses).to.deep.equal([0x0000, 0xa700, 0xa900]);
    } finally {
      scp.process.kill('SIGTERM');
      await scp.finished;
    }
  });

  it('writes a baseline that knows nothing, whose rows hold once they count', async () => {
    const text = await write('baseline', 'known.yaml');
    expect(parseBaseline('known.yaml', text)).to.deep.equal({ waivers: [], disputes: [] });
    const counting = text.replaceAll(': []', ':').replaceAll(/^# ( +(- )?\w+: )/gm, ' $1');
    const parsed = parseBaseline('known.yaml', counting);
    expect(parsed).to.have.property('waivers').with.length(2);
    expect(parsed).to.have.property('disputes').with.length(1);
  });

  it('never overwrites a file, and prints to - what it would write', async () => {
    await writeFile(file('own.yaml'), 'mine');
    for (const kind of ['scenario', 'handler', 'baseline']) {
      const { status, stderr } = await cstore(['new', kind, file('own.yaml')]);
      expect([status, stderr]).to.deep.equal([
        2,
        `cstore: ${file('own.yaml')}: it is there already; name another file\n`,
      ]);
      expect((await cstore(['new', kind, '-'])).stdout).to.equal(await write(kind, `${kind}.yaml`));
    }
    expect(await readFile(file('own.yaml'), 'utf8')).to.equal('mine');
  });

  it('writes instances that validate takes, and says what cannot be written', async () => {
    const classes = 'MRImageStorage,SegmentationStorage';
    const args = ['new', 'instances', file('made'), '--sop-class', classes, '--count', '2'];
    const made = await cstore([...args, '--transfer-syntax', 'JPEG2000Lossless']);
    expect(made.stderr).to.equal('');
    expect(made.stdout).to.match(/^2 files in .*; of 2 more the pixels cannot be written in that Transfer Syntax$/m);
    expect((await cstore([...args, '--profile', 'minimal'])).stdout).to.match(/^4 files in /);
    expect((await cstore(['validate', file('made')])).status).to.equal(0);
    expect((await cstore(args)).stderr).to.match(/it is there already; name another folder/);
    const unknown = await cstore(['new', 'instances', file('none'), '--sop-class', 'EnhancedMR']);
    expect([unknown.status, unknown.stderr]).to.deep.equal([
      2,
      'cstore: --sop-class EnhancedMR: no SOP Class that can be stored; give a keyword such as EnhancedMRImageStorage, EnhancedMRColorImageStorage, LegacyConvertedEnhancedMRImageStorage\n',
    ]);
  });
});
