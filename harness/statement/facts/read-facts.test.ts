import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { parse } from 'yaml';
import { conformanceJsonSchema } from './conformance-facts.ts';
import { known, leafValue } from './leaf.ts';
import { parseFacts } from './read-facts.ts';

const claims = `
schemaVersion: 1
kind: claimed
standard: 2024c
product: { name: An archive }
applicationEntities:
  - name: STORE_SCP
    acceptor:
      associations:
        maximumLength: 16384
        maximumAssociations: { value: 10, basis: default, note: can be raised }
      contexts:
        - { sopClass: CTImageStorage, transferSyntaxes: [ImplicitVRLittleEndian] }
`;

describe('A file of facts', () => {
  it('gives values alone or with what they rest on', () => {
    const read = parseFacts('claims.yaml', claims);
    if (!('facts' in read)) throw new Error(JSON.stringify(read.problems));
    const associations = read.facts.applicationEntities[0]?.acceptor?.associations;
    expect(known(associations?.maximumLength, read.facts.kind)).to.deep.equal({ value: 16384, basis: 'claimed' });
    expect(known(associations?.maximumAssociations, read.facts.kind).basis).to.equal('default');
    expect(known(associations?.artimSeconds, read.facts.kind)).to.deep.equal({ basis: 'unknown' });
    expect(leafValue(associations?.maximumAssociations)).to.equal(10);
  });

  it('may be JSON', () => {
    const json = JSON.stringify({
      schemaVersion: 1,
      kind: 'required',
      standard: '2024c',
      product: { name: 'any' },
      applicationEntities: [{ name: 'ANY' }],
    });
    expect(parseFacts('buyer.json', json)).to.have.property('facts');
  });

  it('says line, column and what was meant for an unknown key', () => {
    const read = parseFacts('claims.yaml', claims.replace('maximumLength', 'maximumLenght'));
    expect(read).to.have.property('problems').with.length(1);
    expect((read as { problems: unknown[] }).problems[0]).to.deep.include({ file: 'claims.yaml', line: 10, column: 9 });
    expect(JSON.stringify(read)).to.include('maximumLength');
  });

  it('has a JSON Schema that takes and refuses the same', () => {
    const isValid = new Ajv2020({ allErrors: true }).compile(conformanceJsonSchema());
    expect(isValid(parse(claims)), JSON.stringify(isValid.errors)).to.equal(true);
    expect(isValid(parse(claims.replace('maximumLength', 'maximumLenght')))).to.equal(false);
    expect(isValid(parse(claims.replace('16384', 'many')))).to.equal(false);
  });

  it('wants a value unless nothing is known', () => {
    const without = claims.replace('value: 10, ', '');
    expect(JSON.stringify(parseFacts('claims.yaml', without))).to.include('needs `value`');
    expect(parseFacts('claims.yaml', without.replace('basis: default', 'basis: unknown'))).to.have.property('facts');
  });
});
