import { expect } from 'chai';
import { readMarkdown } from '../read/read-markdown.ts';
import { readStatement } from '../read/read-statement.ts';
import { statementFiles } from '../render/statement-files.ts';
import { factsFrom, measuredText, productText } from '../testing/example-facts.ts';
import { checkFacts } from './check-facts.ts';
import { claimsOfDocument } from './claims-of-document.ts';

const statement = `
# An archive

# 1 Overview

**Table 1-1. Storage SOP Classes**

| SOP Classes: Name | SOP Classes: UID | Transfer Syntax Set | DIMSE Services: SCU | DIMSE Services: SCP |
| --- | --- | --- | --- | --- |
| CT Image Storage | 1.2.840.10008.5.1.4.1.1.2 | U; L | Y | Y |
| MR Image Storage | 1.2.840.10008.5.1.4.1.1.4 | U | N | Y |
| A row without a UID | none | U | Y | Y |

**Table 1-2. Supported Transfer Syntaxes**

| Transfer Syntax Set | Transfer Syntax Name | Transfer Syntax UID |
| --- | --- | --- |
| Uncompressed Transfer Syntax Set (U) | Implicit VR Little Endian | 1.2.840.10008.1.2 |
| Uncompressed Transfer Syntax Set (U) | Explicit VR Little Endian | 1.2.840.10008.1.2.1 |
| Lossy Transfer Syntax Set (L) | JPEG Baseline | 1.2.840.10008.1.2.4.50 |

**Table 1-3. Verification SOP Class**

| SOP Classes: Name | SOP Classes: UID | SCU | SCP |
| --- | --- | --- | --- |
| Verification | 1.2.840.10008.1.1 | N | Y |

**Table 1-4. Something of the vendor's own**

| A | B |
| --- | --- |
| 1 | 2 |

# 7 Network

**Table 7-1. General Association Parameters**

|  | Name | Value |
| --- | --- | --- |
| Networking Services | Maximum PDU Length | 16384 bytes |
| Networking Services | ARTIM Timeout | [10 … 60] |
| Networking Services | Maximum number of simultaneous Associations as Association Acceptor | no limit |
| Networking Services | Maximum number of simultaneous Associations as Association Initiator | 2 |
| Media Services | Implementation Class UID | 1.2.3 |

**Table 7-7. Status Codes C-STORE of the Storage SOP Classes - SCP**

| Service Status | Further Meaning | Status Codes | Related Fields | Condition |
| --- | --- | --- | --- | --- |
| Failure | Out of Resources | A700 | (0000,0902) | the disk is full |
| Failure | Cannot Understand | C000; 0xC001 | Error Comment; (0000,0901) | not readable |
| Failure | A range | Cxxx | N/A | any |
`;

describe('Claims of a document', () => {
  const { facts, notRead } = claimsOfDocument(readMarkdown(statement));
  const [entity] = facts.applicationEntities;

  it('are SOP Classes by role, in the Transfer Syntaxes of their sets', () => {
    const u = ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian'];
    expect(entity?.acceptor?.contexts).to.deep.equal([
      { sopClass: 'CTImageStorage', transferSyntaxes: [...u, 'JPEGBaseline8Bit'] },
      { sopClass: 'MRImageStorage', transferSyntaxes: u },
    ]);
    expect(entity?.initiator?.contexts?.map(({ sopClass }) => sopClass)).to.deep.equal(['CTImageStorage']);
    expect(entity?.acceptor?.verification).to.equal(true);
  });

  it('are limits of associations; a range, and what is about files, is none', () => {
    expect(entity?.acceptor?.associations).to.deep.equal({ maximumLength: 16384, maximumAssociations: 0 });
    expect(entity?.initiator?.associations).to.deep.equal({ maximumLength: 16384, maximumAssociations: 2 });
  });

  it('are statuses, each code of a list; a pattern is none, and leaves others open', () => {
    expect(entity?.acceptor?.statuses).to.deep.equal([
      { status: '0xA700', condition: 'the disk is full', relatedFields: ['ErrorComment'] },
      { status: '0xC000', condition: 'not readable', relatedFields: ['ErrorComment', 'OffendingElement'] },
      { status: '0xC001', condition: 'not readable', relatedFields: ['ErrorComment', 'OffendingElement'] },
      { status: '*' },
    ]);
  });

  it('list the tables and rows that were not read', () => {
    expect(notRead).to.have.length(2);
    expect(notRead[1]).to.equal('Table 7-1: General Association Parameters: row "ARTIM Timeout"');
    expect(notRead[0]).to.match(/1-4.*Something of the vendor's own/);
  });

  it('of a product that only sends have its limits as initiator', () => {
    const sender = statement.replaceAll('| Y | Y |', '| Y | N |').replace('| U | N | Y |', '| U | N | N |');
    const [scu] = claimsOfDocument(readMarkdown(sender)).facts.applicationEntities;
    expect(scu?.initiator?.associations).to.deep.equal({ maximumLength: 16384, maximumAssociations: 2 });
  });
});

const behaviour = `
# An archive

# 1 Overview

**Table 1-4. Supported Specific Character Sets**

| Defined Term | IANA | Description |
| --- | --- | --- |
| ISO_IR 6 | US-ASCII | Default |
| ISO_IR 192 | UTF-8 | Unicode |

# 5 Services

**Table 5-2. Transcoding of Transfer Syntaxes**

| Stored Transfer Syntax | Sent Transfer Syntax: Implicit VR Little Endian | Sent Transfer Syntax: Explicit VR Little Endian |
| --- | --- | --- |
| Implicit VR Little Endian |  | SUPPORTED |
| Explicit VR Little Endian | NOT_SUPPORTED |  |

**Table 5-3. Levels of Conformance**

|  |  |
| --- | --- |
| Levels of Conformance | 2 |
| Level of Digital Signature Support | 1 |

**Table 5-4. Attribute Coercion by Storage SCP**

| Attribute Name | Tag | SOP Class UID | Type of Change | New Value | Condition | Comments |
| --- | --- | --- | --- | --- | --- | --- |
| Patient ID | (0010,0020) | ALL | MODIFIED | Local ID | EXTERNAL |  |

# 7 Network

**Table 7-1. Extended Negotiation for Receive of STORE_SCP - Association Acceptance**

| SOP Class | Extended Negotiation | Support | Requested Value |
| --- | --- | --- | --- |
| All Storage SOP Classes | SCP/SCU Role Selection | N |  |
| All Storage SOP Classes | User Identity Negotiation | Y |  |

**Table 7-2. Transfer Syntax Selection Preference Order - Image SOP Classes for STORE_SCP**

| Preference Order | Transfer Syntax | UID | Comments |
| --- | --- | --- | --- |
| 2 | Implicit | 1.2.840.10008.1.2 |  |
| 1 | Explicit | 1.2.840.10008.1.2.1 |  |

**Table 7-3. Transfer Syntax Selection Preference Order - Non-Image SOP Classes for STORE_SCP**

| Preference Order | Transfer Syntax | UID | Comments |
| --- | --- | --- | --- |
| 1 | Implicit | 1.2.840.10008.1.2 |  |
| 2 | Explicit | 1.2.840.10008.1.2.1 |  |

**Table 7-4. DICOM Communication Failure Handling as Association Acceptor**

| Exception | Failure response |
| --- | --- |
| Unrecognized Called AE | A-ASSOCIATE-RJ 1/1/7 |
| Exceed limit for number of connections supported | It is told that there are too many |

# 8 Security

**Table 8-1. Secure Transport Connection Profiles**

| Profile | Secured AE | Sender | Receiver | Reference |
| --- | --- | --- | --- | --- |
| BCP 195 RFC 8996 TLS Secure Transport Connection Profile | ALL | N | Y | 11.2.5 |

**Table 8-2. User Identity Negotiation as Association Acceptor**

| User Identity Negotiation | Supported | Supported Value |
| --- | --- | --- |
| User-Identity-Type | Y | 1; 2 |

# 11 Security Details

**Table 11-1. Secure Transport Connection Profiles and Cipher Suites**

| Profile | Cipher Suite | Default Preference Order |
| --- | --- | --- |
| BCP | TLS_AES_256_GCM_SHA384 | 1 |
`;

describe('Claims of a document with cells that are left empty below their like', () => {
  it('are all Transfer Syntaxes of the set above', () => {
    const emptied = statement.replace('| Uncompressed Transfer Syntax Set (U) | Explicit', '|  | Explicit');
    const [entity] = claimsOfDocument(readMarkdown(emptied)).facts.applicationEntities;
    expect(entity?.acceptor?.contexts?.[1]?.transferSyntaxes).to.deep.equal([
      'ImplicitVRLittleEndian',
      'ExplicitVRLittleEndian',
    ]);
  });
});

describe('Claims of a document on what an AE does', () => {
  const { facts, notRead } = claimsOfDocument(readMarkdown(behaviour));
  const [entity] = facts.applicationEntities;

  it('are levels, coercion, negotiation, identity and answers that are PDUs', () => {
    expect(entity?.acceptor).to.deep.equal({
      storage: { level: '2', signatureLevel: '1', coercion: [{ attribute: 'PatientID', change: 'MODIFIED' }] },
      negotiation: { roleSelection: false, userIdentity: true },
      preference: {
        byKind: {
          image: { policy: 'own-order', order: ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian'] },
          nonImage: { policy: 'own-order', order: ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian'] },
        },
      },
      failures: [{ cause: 'called-ae-title', answer: 'A-ASSOCIATE-RJ 1/1/7' }],
      userIdentity: { types: ['username', 'username-and-password'] },
    });
  });

  it('are transcoding, TLS and character sets', () => {
    expect(entity?.initiator?.transcoding).to.deep.equal([
      { from: 'ImplicitVRLittleEndian', to: 'ExplicitVRLittleEndian', support: 'SUPPORTED' },
      { from: 'ExplicitVRLittleEndian', to: 'ImplicitVRLittleEndian', support: 'NOT_SUPPORTED' },
    ]);
    expect(facts.security).to.deep.equal({
      tls: true,
      profiles: ['BCP 195 RFC 8996 TLS Secure Transport Connection Profile'],
      cipherSuites: ['TLS_AES_256_GCM_SHA384'],
    });
    expect(facts.characterSets).to.deep.equal(['', 'ISO_IR 192']);
  });

  it('list a row in words of its own as not read', () => {
    expect(notRead).to.deep.equal([
      'Table 7-4: DICOM Communication Failure Handling as Association Acceptor: row "Exceed limit for number of connections supported"',
    ]);
  });

  it('of our own statement are confirmed by what it was made of, or untested', async () => {
    const measured = factsFrom(measuredText);
    const { files } = await statementFiles(measured, { product: factsFrom(productText), formats: ['html'] });
    const own = claimsOfDocument(await readStatement(Buffer.from(String(files.get('statement.html')))));
    const { claims } = checkFacts(own.facts, measured);
    expect(claims.filter(({ verdict }) => verdict === 'contradicted')).to.deep.equal([]);
    expect(claims.filter(({ verdict }) => verdict === 'confirmed').length).to.be.above(20);
  });
});
