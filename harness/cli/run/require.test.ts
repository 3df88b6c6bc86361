import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

const specification = (maximumLength: number, kind = 'required') => `
schemaVersion: 1
kind: ${kind}
standard: 2024c
product: { name: What we buy }
applicationEntities:
  - name: ARCHIVE
    acceptor:
      verification: true
      associations: { maximumLength: ${maximumLength} }
      contexts: [{ sopClass: HangingProtocolStorage, transferSyntaxes: [ExplicitVRLittleEndian], stored: '0x0000' }]
`;

describe('cstore run --require', () => {
  compileFirst();
  const path = temporaryFolder();
  const run = (file: string) =>
    cstore(['run', 'ps3.7/9.1.5', '--quiet', '--require', path(file), '--out', path('reports')]);

  it('says which lines are met, and writes them', async () => {
    await writeFile(path('buyer.yaml'), specification(4096));
    const { status, stdout } = await run('buyer.yaml');
    expect(stdout).to.match(/\nWhat we buy: 4 requirements, 4 met, 0 not met, 0 not tested\n$/);
    expect(status).to.equal(0);
    const written = JSON.parse(await readFile(path('reports/requirements.json'), 'utf8')) as { claims: unknown[] };
    expect(written.claims).to.have.length(4);
  });

  it('exits with 1 if one is not met, though no case failed', async () => {
    await writeFile(path('buyer.yaml'), specification(1_000_000_000));
    const { status, stdout } = await run('buyer.yaml');
    expect(stdout).to.include('No fault was found');
    expect(stdout).to.match(
      /not met {7}ARCHIVE acceptor\.associations\.maximumLength: 1000000000; measured: \d+ \[measure\//,
    );
    expect(status).to.equal(1);
  });

  it('takes nothing but a specification, before anything runs', async () => {
    await writeFile(path('claims.yaml'), specification(4096, 'claimed'));
    const { status, stderr, stdout } = await run('claims.yaml');
    expect(status).to.equal(2);
    expect(stdout).to.equal('');
    expect(stderr).to.match(/^cstore: .*claims\.yaml: `kind: claimed` is no specification; .*\n$/);
  });
});
