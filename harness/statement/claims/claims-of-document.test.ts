import { expect } from 'chai';
import { readMarkdown } from '../read/read-markdown.ts';
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
    expect(entity?.initiator?.associations).to.deep.equal({ maximumAssociations: 2 });
  });

  it('are statuses, each code of a list; a pattern is none', () => {
    expect(entity?.acceptor?.statuses).to.deep.equal([
      { status: '0xA700', condition: 'the disk is full', relatedFields: ['ErrorComment'] },
      { status: '0xC000', condition: 'not readable', relatedFields: ['ErrorComment', 'OffendingElement'] },
      { status: '0xC001', condition: 'not readable', relatedFields: ['ErrorComment', 'OffendingElement'] },
    ]);
  });

  it('list the tables that were not read', () => {
    expect(notRead).to.have.length(1);
    expect(notRead[0]).to.match(/1-4.*Something of the vendor's own/);
  });

  it('of a product that only sends have its limits as initiator', () => {
    const sender = statement.replaceAll('| Y | Y |', '| Y | N |').replace('| U | N | Y |', '| U | N | N |');
    const [scu] = claimsOfDocument(readMarkdown(sender)).facts.applicationEntities;
    expect(scu?.initiator?.associations).to.deep.equal({ maximumLength: 16384, maximumAssociations: 2 });
  });
});
