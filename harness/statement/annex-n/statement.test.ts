import { expect } from 'chai';
import type { StatementDocument } from '../document/document.ts';
import { gridOf } from '../document/grid.ts';
import { isNotApplicable } from '../document/make.ts';
import { numbered } from '../document/number.ts';
import { sectionsOf, tablesOf } from '../document/walk.ts';
import { lintStatement } from '../lint/lint.ts';
import { mergeProduct } from '../product/merge.ts';
import { factsFrom, measuredText } from '../testing/example-facts.ts';
import { annexNStatement } from './statement.ts';

const senderText = `
schemaVersion: 1
kind: measured
standard: 2024c
product: { name: Modality, version: '2', date: '2026-11-29' }
applicationEntities:
  - name: STORE_SCU
    initiator:
      associations: { maximumLength: 65536, implementationClassUID: 1.2.3, responseSeconds: 30 }
      contexts:
        - { sopClass: CTImageStorage, transferSyntaxes: [ExplicitVRLittleEndian] }
        - { sopClass: 1.2.840.10008.5.1.4.1.1.999, transferSyntaxes: [] }
        - { sopClass: VideoEndoscopicImageStorage, transferSyntaxes: [MPEG2MPML] }
      verification: true
      oneTransferSyntaxAContext: true
      negotiation: { asynchronousOperations: true, roleSelection: false }
      userIdentity: { types: [username-and-password], positiveResponse: true }
      statuses:
        - { status: '0x0000', next: goes-on, told: success }
        - { status: '0xA700', next: stops, retries: 2, told: failure }
        - { status: '0xB000', behaviour: Logs it }
      failures: [{ cause: timeout, answer: A-ABORT }]
      transcoding:
        - { from: ExplicitVRLittleEndian, to: ImplicitVRLittleEndian, support: SUPPORTED }
        - { from: JPEGBaseline8Bit, to: ImplicitVRLittleEndian, support: NEW_UID }
  - name: STORE_SCP
    acceptor:
      userIdentity: { types: [] }
      contexts: [{ sopClass: RawDataStorage, transferSyntaxes: [ImplicitVRLittleEndian] }]
      storage:
        coercion: [{ attribute: PatientID, change: MODIFIED, when: EXTERNAL, newValue: Local one }, { attribute: '(0010,0021)', change: REMOVED }]
security:
  tls: true
  tlsPort: 2762
  tlsVersions: [TLSv1.2, TLSv1.3]
  cipherSuites: [TLS_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
  clientCertificate: required
  profiles: [Modified BCP 195 RFC 8996 TLS Secure Transport Connection Profile]
iods: [{ sopClass: CTImageStorage, attributes: [{ attribute: Modality, value: CT }, { attribute: PatientID }] }]
`;

const make = (text: string): StatementDocument => numbered(annexNStatement(mergeProduct(factsFrom(text)))).document;

const rowsOf = (document: StatementDocument, template: string) => {
  const found = tablesOf(document).filter(({ table }) => table.template === template);
  return found.flatMap(({ table }) => gridOf(table).rows.map(({ cells }) => cells.map(({ text }) => text)));
};

describe('A statement in the structure of Annex N', () => {
  const receiver = make(measuredText);
  const both = make(senderText);

  it('has every table that the template asks of a storage product', () => {
    const templates = new Set(
      [receiver, both].flatMap((document) => tablesOf(document).map(({ table }) => table.template)),
    );
    const asked = [
      ...[
        'N.1-1',
        'N.1-2',
        'N.1-4',
        'N.1-15',
        'N.5-1',
        'N.5-9',
        'N.5-10',
        'N.5-11',
        'N.5-13',
        'N.5-14',
        'N.6-1',
        'N.6-6',
      ],
      ...['N.7-1', 'N.7-2', 'N.7-3', 'N.7-4', 'N.7-5', 'N.7-7', 'N.7-8', 'N.7-9', 'N.7-42', 'N.7-43'],
      ...['N.8-2', 'N.8-3', 'N.8-8', 'N.8-9', 'N.11.2.5-1', 'N.11-4', 'N.11-5'],
    ];
    for (const template of asked) expect([...templates], template).to.include(template);
  });

  it('starts at Section 1, and follows the writing rules as a draft', () => {
    for (const document of [receiver, both]) {
      expect(document.sections[0]?.number).to.equal('1');
      expect(lintStatement(document).findings).to.deep.equal([]);
    }
  });

  it('has a row only for what is supported, in the order of the UIDs', () => {
    const rows = rowsOf(both, 'N.1-1').map(([name, , set, scu, scp]) => [name, set, scu, scp]);
    expect(rows).to.deep.equal([
      ['CT Image Storage', 'U', 'Y', 'N'],
      ['Raw Data Storage', 'NI', 'N', 'Y'],
      ['Video Endoscopic Image Storage', 'V', 'Y', 'N'],
    ]);
  });

  it('tells what an SCU does for each status, success first and all others last', () => {
    const rows = rowsOf(both, 'N.7-42');
    expect(rows.slice(0, 3)).to.deep.equal([
      ['Success', 'Success', '0000', 'Goes on with the next instance, tells a success'],
      ['Warning', 'Coercion of Data Elements', 'B000', 'Logs it'],
      ['Refused', 'Out of resources', 'A700', 'Sends no more instances, tries again 2 times, tells a failure'],
    ]);
    expect(rows[3]?.slice(0, 3)).to.deep.equal(['-', 'Other Status Codes', 'anything else']);
    expect(rows[3]?.[3]).to.match(/^OPEN \d+: measurement$/);
  });

  it('lists transcoding, coercion, user identity and cipher suites', () => {
    expect(rowsOf(both, 'N.5-9')).to.deep.equal([
      ['Explicit VR Little Endian', 'SUPPORTED'],
      ['JPEG Baseline (Process 1)', 'NEW_UID'],
    ]);
    expect(rowsOf(both, 'N.5-11').map((row) => row.slice(0, 6))).to.deep.equal([
      ['Patient ID', '(0010,0020)', 'ALL', 'MODIFIED', 'Local one', 'EXTERNAL'],
      ['Issuer Of Patient ID', '(0010,0021)', 'ALL', 'REMOVED', '', rowsOf(both, 'N.5-11')[1]?.[5]],
    ]);
    expect(rowsOf(both, 'N.8-8')).to.deep.equal([
      ['User-Identity-Type', 'Y', '2'],
      ['Positive-response-requested', 'Y', '1'],
    ]);
    expect(rowsOf(both, 'N.11.2.5-1').map(([, suite]) => suite)).to.deep.equal(['TLS_AES_128_GCM_SHA256']);
    expect(rowsOf(both, 'N.11-4').map(([, suite]) => suite)).to.deep.equal(['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']);
  });

  it('has a section for each Application Entity and each IOD', () => {
    const titles = sectionsOf(both).map(({ number, title }) => `${number} ${title}`);
    expect(titles).to.include.members([
      '4.1.2 Functional Definition of STORE_SCP',
      '7.1.1 General Association Parameters - N/A',
      '7.2.1 STORE_SCU Application Entity',
      '7.2.2.3 Association Initiation - N/A',
      '9.2 A.A.2 CT Image IOD',
    ]);
  });

  it('says N/A of nothing that nobody has settled', () => {
    const settled = sectionsOf(receiver)
      .filter(isNotApplicable)
      .map(({ number }) => number);
    expect(settled).to.deep.equal(['7.2.1.2', '8.4.2', '11.2.5']);
  });

  it('has the waits of an initiator in Table N.6-1; of one that outlasted the wait, what the vendor says', () => {
    const waits =
      'acceptSeconds: 12, releaseSeconds: { value: 3, atLeast: true, basis: measured }, responseSeconds: 30';
    const text = `${senderText.replace('responseSeconds: 30', waits)}configuration:
  parameters:
    - { name: Timeout waiting for a response to an Association release request (Application Level Timeout), configurable: FIXED, value: 20 s }
`;
    const [accept, release, response] = rowsOf(make(text), 'N.6-1').slice(1);
    expect(accept?.[2]).to.equal('12 s');
    expect(release?.slice(1, 3)).to.deep.equal(['FIXED', '20 s']);
    expect(response?.[2]).to.equal('30 s');
    const open = rowsOf(make(senderText.replace('responseSeconds: 30', waits)), 'N.6-1')[2];
    expect(open?.[2]).to.match(/^OPEN/);
  });
});
