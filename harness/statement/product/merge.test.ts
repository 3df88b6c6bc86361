import { expect } from 'chai';
import { leafValue } from '../facts/leaf.ts';
import { factsFrom } from '../testing/example-facts.ts';
import { mergeProduct } from './merge.ts';

const facts = (kind: string, acceptor: string, name = 'SCP') =>
  factsFrom(`
schemaVersion: 1
kind: ${kind}
standard: 2024c
product: { name: A product }
applicationEntities: [{ name: ${name}, acceptor: ${acceptor} }]
`);

const merged = (measured: string, said: string) => {
  const result = mergeProduct(facts('measured', measured), facts('claimed', said, 'STORE_SCP'));
  return { ...result, acceptor: result.facts.applicationEntities[0]?.acceptor };
};

describe('Measured facts with what a vendor says', () => {
  it('have what only one of both has, each with its basis', () => {
    const { acceptor, differences } = merged(
      '{ associations: { maximumLength: 16384 } }',
      '{ associations: { artimSeconds: 30 } }',
    );
    expect(acceptor?.associations).to.deep.equal({
      maximumLength: { value: 16384, basis: 'measured' },
      artimSeconds: { value: 30, basis: 'claimed' },
    });
    expect(differences).to.deep.equal([]);
  });

  it('keep what was measured, and tell a difference', () => {
    const { acceptor, differences } = merged(
      '{ associations: { maximumLength: 16384 } }',
      '{ associations: { maximumLength: 65536 } }',
    );
    expect(leafValue(acceptor?.associations?.maximumLength)).to.equal(16384);
    expect(differences.map(({ path }) => path)).to.deep.equal([
      'applicationEntities[STORE_SCP].acceptor.associations.maximumLength',
    ]);
  });

  it('take the word of the vendor over what is assumed or unknown', () => {
    const { acceptor } = merged(
      '{ verification: { basis: unknown }, storage: { keptDays: { value: 1, basis: default } } }',
      '{ verification: true, storage: { keptDays: 0 } }',
    );
    expect(acceptor?.verification).to.deep.equal({ value: true, basis: 'claimed' });
    expect(leafValue(acceptor?.storage?.keptDays)).to.equal(0);
  });

  it('know a SOP Class by keyword and UID, and measure times roughly', () => {
    const { acceptor, differences } = merged(
      '{ contexts: [{ sopClass: CTImageStorage, transferSyntaxes: [ImplicitVRLittleEndian] }], associations: { artimSeconds: 30.4 } }',
      '{ contexts: [{ sopClass: 1.2.840.10008.5.1.4.1.1.2, transferSyntaxes: [1.2.840.10008.1.2] }], associations: { artimSeconds: 30 } }',
    );
    expect(acceptor?.contexts).to.have.length(1);
    expect(differences).to.deep.equal([]);
  });

  it('take a limit that is said if what was seen does not exceed it', () => {
    const seen = '{ associations: { maximumAssociations: { value: 64, atLeast: true, basis: measured } } }';
    const said = (limit: number) => merged(seen, `{ associations: { maximumAssociations: ${limit} } }`);
    for (const limit of [100, 64, 0]) {
      expect(said(limit).differences).to.deep.equal([]);
      expect(leafValue(said(limit).acceptor?.associations?.maximumAssociations)).to.equal(limit);
    }
    expect(said(10).differences).to.have.length(1);
  });

  it('call the only Application Entity by the name of the vendor', () => {
    expect(merged('{}', '{}').facts.applicationEntities.map(({ name }) => name)).to.deep.equal(['STORE_SCP']);
  });
});
