import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

const facts = (kind: string, ae: string) => `
schemaVersion: 1
kind: ${kind}
standard: 2024c
product: { name: A product }
applicationEntities:
  - ${ae}
`;
const contexts = 'contexts: [{ sopClass: CTImageStorage, transferSyntaxes: [ImplicitVRLittleEndian] }]';
const scp = (length: number) =>
  `{ name: SCP, acceptor: { ${contexts}, userIdentity: { required: false }, associations: { maximumLength: ${length} } } }`;
const scu = `{ name: SCU, initiator: { ${contexts} } }`;

describe('cstore statement', () => {
  compileFirst();
  const path = temporaryFolder();

  describe('check', () => {
    it('confirms what was measured, and exits with 0', async () => {
      await writeFile(path('claims.yaml'), facts('claimed', scp(16384)));
      await writeFile(path('facts.yaml'), facts('measured', scp(16384)));
      const { status, stdout } = await cstore([
        'statement',
        'check',
        path('claims.yaml'),
        '--from',
        path('facts.yaml'),
      ]);
      expect(stdout).to.equal('A product: 3 claims, 3 confirmed, 0 contradicted, 0 untested\n');
      expect(status).to.equal(0);
    });

    it('names what is contradicted, and exits with 1', async () => {
      await writeFile(path('claims.yaml'), facts('claimed', scp(65536)));
      await writeFile(path('facts.yaml'), facts('measured', scp(16384)));
      const { status, stdout } = await cstore([
        'statement',
        'check',
        path('claims.yaml'),
        '--from',
        path('facts.yaml'),
      ]);
      expect(stdout).to.include('contradicted  SCP acceptor.associations.maximumLength: 65536; measured: 16384');
      expect(status).to.equal(1);
    });

    it('exits with 3 if nothing could be tested', async () => {
      await writeFile(path('claims.yaml'), facts('claimed', scp(65536)));
      await writeFile(path('facts.yaml'), facts('measured', scu));
      const { status } = await cstore(['statement', 'check', path('claims.yaml'), '--from', path('facts.yaml')]);
      expect(status).to.equal(3);
    });

    it('takes no measurement for a claim, nor a claim for a measurement', async () => {
      await writeFile(path('a.yaml'), facts('measured', scu));
      await writeFile(path('b.yaml'), facts('claimed', scu));
      const [one, other] = await Promise.all([
        cstore(['statement', 'check', path('a.yaml'), '--from', path('a.yaml')]),
        cstore(['statement', 'check', path('b.yaml'), '--from', path('b.yaml')]),
      ]);
      expect(one.status).to.equal(2);
      expect(one.stderr).to.match(/^cstore: .*a\.yaml: `kind: measured` is no claim; .*\n$/);
      expect(other.status).to.equal(2);
      expect(other.stderr).to.match(/^cstore: .*b\.yaml: `kind: claimed` is no measurement; .*\n$/);
    });
  });

  describe('check of a document', () => {
    const checkOf = async (markdown: string) => {
      await writeFile(path('README.md'), markdown);
      await writeFile(path('facts.yaml'), facts('measured', scp(16384)));
      return cstore(['statement', 'check', path('README.md'), '--from', path('facts.yaml')]);
    };

    it('says that it has no table of a statement, and what to give, and exits with 2', async () => {
      const { status, stdout, stderr } = await checkOf('# A product\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n');
      expect(stdout).to.equal('');
      expect(stderr).to.match(
        /^cstore: no table of a conformance statement was found in .*README\.md; give .*Storage SOP Classes.*cstore new claims.*\n$/,
      );
      expect(status).to.equal(2);
    });

    it('names the tables that it cannot read, in the same line', async () => {
      const { status, stderr } = await checkOf("# 1 A\n\n**Table 1-1. Vendor's own**\n\n| A |\n| --- |\n| 1 |\n");
      expect(stderr).to.match(/^cstore: no table .*README\.md \(not read: .*Vendor's own\); .*\n$/);
      expect(status).to.equal(2);
    });

    it('takes one table of a statement for enough', async () => {
      const table =
        '| | Name | Value |\n| --- | --- | --- |\n| Networking Services | Maximum PDU Length | 16384 bytes |\n';
      const { status, stdout } = await checkOf(`# 7 N\n\n**Table 7-1. General Association Parameters**\n\n${table}`);
      expect(stdout).to.include('1 claims, 1 confirmed');
      expect(status).to.equal(0);
    });
  });

  describe('compare', () => {
    it('says whether they will talk, and writes it as pages too', async () => {
      await writeFile(path('scu.yaml'), facts('claimed', scu));
      await writeFile(path('scp.yaml'), facts('measured', scp(16384)));
      const { status, stdout } = await cstore([
        'statement',
        'compare',
        path('scu.yaml'),
        path('scp.yaml'),
        '--out',
        path('talk'),
      ]);
      expect(stdout).to.match(/will talk; 1 of 1 SOP Classes can be stored\.\n/);
      expect(status).to.equal(0);
      expect(await readFile(path('talk/comparison.html'), 'utf8')).to.match(
        /<span class="v v-pass">.*<\/svg>will<\/span>/,
      );
      expect(await readFile(path('talk/comparison.md'), 'utf8')).to.include('| CTImageStorage | will |');
      expect(JSON.parse(await readFile(path('talk/comparison.json'), 'utf8')))
        .to.have.property('meetings')
        .with.length(1);
    });

    it('reads the tables of a statement of either product', async () => {
      await writeFile(path('facts.yaml'), facts('measured', scu));
      await writeFile(
        path('archive.md'),
        '# Archive Conformance Statement\n\n# 1 Overview\n\nTable 1-1. Storage SOP Classes\n\n| Name | UID | Transfer Syntax Set | SCU | SCP |\n| - | - | - | - | - |\n' +
          '| CT Image Storage | 1.2.840.10008.5.1.4.1.1.2 | U | N | Y |\n\nTable 1-2. Supported Transfer Syntaxes\n\n| Set | UID |\n| - | - |\n| Set (U) | 1.2.840.10008.1.2 |\n',
      );
      const { stdout } = await cstore(['statement', 'compare', path('facts.yaml'), path('archive.md')]);
      expect(stdout)
        .to.match(/Archive Conformance Statement/)
        .and.match(/will .*CTImageStorage/);
    });

    it('exits with 3 if nothing meets', async () => {
      await writeFile(path('scu.yaml'), facts('claimed', scu));
      const { status, stdout } = await cstore(['statement', 'compare', path('scu.yaml'), path('scu.yaml')]);
      expect(status).to.equal(3);
      expect(stdout).to.include('Nothing to compare');
    });
  });

  it('tells what is wrong with a file, where, in one line each', async () => {
    await writeFile(path('a.yaml'), facts('claimed', scu).replace('initiator', 'inititator').replace('2024c', '2024'));
    const { status, stderr } = await cstore(['statement', 'compare', path('a.yaml'), path('missing.yaml')]);
    expect(status).to.equal(2);
    expect(stderr.trimEnd().split('\n')).to.have.length(2);
    expect(stderr)
      .to.match(/a\.yaml:4:11: /)
      .and.to.match(/a\.yaml:7:.*inititator/);
    const missing = await cstore(['statement', 'compare', path('missing.yaml'), path('a.yaml')]);
    expect(missing.stderr).to.match(/^cstore: .*missing\.yaml: no such file; give facts of a product.*\n$/);
  });
});
