import { expect } from 'chai';
import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { readHtml } from '../read/read-html.ts';
import { factsFrom, measuredText } from '../testing/example-facts.ts';
import { vendorStatement } from '../testing/vendor-statement.ts';
import { checkFacts } from './check-facts.ts';
import { claimsOfDocument } from './claims-of-document.ts';

describe('Claims of a statement that a vendor wrote by the template', () => {
  const { facts, notRead } = claimsOfDocument(readHtml(vendorStatement));
  const [entity] = facts.applicationEntities;
  const explicit = ['ExplicitVRLittleEndian'];

  it('are SOP Classes, though the column of their UIDs has no name, and cells have footnotes', () => {
    expect(entity?.acceptor?.contexts).to.deep.equal([
      { sopClass: 'CTImageStorage', transferSyntaxes: ['ImplicitVRLittleEndian', ...explicit, 'JPEGBaseline8Bit'] },
      { sopClass: 'MRImageStorage', transferSyntaxes: ['ImplicitVRLittleEndian', ...explicit] },
      { sopClass: 'ComprehensiveSRStorage', transferSyntaxes: explicit },
    ]);
    expect(entity?.initiator?.contexts).to.equal(undefined);
    expect(entity?.acceptor?.verification).to.equal(true);
    expect(entity?.initiator?.verification).to.equal(true);
    expect(entity?.acceptor?.storage).to.deep.equal({ level: '2', signatureLevel: '1', compression: 'AS_IS' });
  });

  it('are limits of the Application Entity that a table is about, in any unit, without its footnotes', () => {
    expect(entity?.acceptor?.associations).to.deep.equal({
      applicationContextName: '1.2.840.10008.3.1.1.1',
      maximumLength: 16384,
      artimSeconds: 30,
      maximumAssociations: 20,
    });
    expect(entity?.initiator?.associations).to.deep.equal({ maximumLength: 32768, maximumAssociations: 1 });
    expect(entity?.acceptor?.negotiation).to.deep.equal({ sopClassExtended: true });
  });

  it('are parameters, those of remote systems by that word', () => {
    expect(facts.configuration?.parameters).to.deep.equal([
      {
        name: 'Timeout waiting for a response to an Association release request (Application Level Timeout)',
        configurable: 'USER',
        value: '30 s',
      },
      { name: 'TCP/IP Send Buffer', configurable: 'SERVICE', value: '65535 Bytes' },
      { name: 'Maximum number of simultaneous Associations accepted', configurable: 'FIXED', value: '20' },
      { name: 'Called AE Title (SCP)', configurable: 'FIXED', value: 'ARCHIVE' },
      { name: 'Port', configurable: 'SERVICE', value: '104' },
      { name: 'TLS-Secured Port', configurable: 'FIXED', value: '2762' },
      { name: 'Remote Port', configurable: 'SERVICE', value: '11112' },
    ]);
  });

  it('are answers to failures, profiles of identity, and statuses of which a range leaves others open', () => {
    expect(entity?.acceptor?.failures).to.deep.equal([{ cause: 'called-ae-title', answer: 'A-ASSOCIATE-RJ' }]);
    expect(entity?.initiator?.failures).to.deep.equal([
      { cause: 'aborted', answer: 'Opens no other association, ends with 1' },
    ]);
    expect(entity?.acceptor?.userIdentity).to.deep.equal({ types: ['username'] });
    expect(entity?.initiator?.userIdentity).to.deep.equal({ types: [] });
    expect(entity?.acceptor?.statuses?.map(({ status }) => status)).to.deep.equal(['0x0000', '0xC000', '*']);
  });

  it('tell each table and row that is none, by its title', () => {
    expect(notRead).to.deep.equal([
      'Table 5-2: Behavior when storing Instances',
      'Table 7-1: Association Parameters for STORE_SCP: row "Maximum number of outstanding asynchronous Transactions"',
      'Table 7-4: DICOM Communication Failure Behavior as Association Initiator: row "Timeout"',
      'Table 7-5: DICOM Communication Failure Handling as Association Acceptor: row "Failure during processing of an Association request"',
      'Table 8-1: External Network Requirements',
      'Table 8-2: Secure Use and User Identity Profiles: row "Audit Trail Message Format"',
    ]);
  });
});

describe('Claims on what can be configured', () => {
  const measured = factsFrom(measuredText);
  const verdicts = (configurable: 'FIXED' | 'USER' | undefined, name: string, value: string | number) => {
    const claims: ConformanceFacts = {
      schemaVersion: 1,
      kind: 'claimed',
      standard: '2024c',
      product: { name: 'P' },
      applicationEntities: [{ name: 'AE' }],
      configuration: { parameters: [{ name, value, ...(configurable && { configurable }) }] },
    };
    return checkFacts(claims, measured).claims.map(({ verdict }) => verdict);
  };
  const atOnce = 'Maximum number of simultaneous Associations accepted';

  it('are confirmed by what is measured', () => {
    expect(verdicts('FIXED', atOnce, '1')).to.deep.equal(['confirmed']);
    expect(verdicts('USER', atOnce, '1 association')).to.deep.equal(['confirmed']);
    expect(verdicts('FIXED', 'Port', 11112)).to.deep.equal(['confirmed']);
  });

  it('are contradicted if it is fixed and another is measured, else untested', () => {
    expect(verdicts('FIXED', 'Port', '104')).to.deep.equal(['contradicted']);
    expect(verdicts('USER', 'Port', '104')).to.deep.equal(['untested']);
    expect(verdicts(undefined, 'Port', '104')).to.deep.equal(['untested']);
  });

  it('are untested if nothing is measured of them, or they are no number; none if they are about remote systems', () => {
    expect(verdicts('FIXED', 'TCP/IP Send Buffer', '65535')).to.deep.equal(['untested']);
    expect(verdicts('FIXED', atOnce, 'as many as memory allows')).to.deep.equal(['untested']);
    expect(verdicts('FIXED', 'Remote Port', '104')).to.deep.equal([]);
  });
});
