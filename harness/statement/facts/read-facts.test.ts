import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { parse } from 'yaml';
import { conformanceJsonSchema } from './conformance-facts.ts';
import { known, leafValue } from './leaf.ts';
import { namedKeyword } from './named.ts';
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

  describe('that people write', () => {
    const claims = (contexts: string, kind = 'claimed') =>
      parseFacts(
        'c.yaml',
        `schemaVersion: 1
kind: ${kind}
standard: 2024c
product: { name: X }
applicationEntities:
  - name: SCP
    acceptor:
      contexts: [${contexts}]
      statuses: [{ status: '0x0000', condition: stored }]
`,
      );
    const texts = (read: ReturnType<typeof parseFacts>) =>
      'problems' in read ? read.problems.map(({ line, column, text }) => `${line}:${column} ${text}`) : [];

    it('may name SOP Classes and Transfer Syntaxes by keyword, name or UID', () => {
      const all = [
        '{ sopClass: CTImageStorage, transferSyntaxes: [ExplicitVRLittleEndian] }',
        '{ sopClass: CT Image Storage, transferSyntaxes: { value: [Explicit VR Little Endian], basis: claimed } }',
        '{ sopClass: 1.2.840.10008.5.1.4.1.1.2, transferSyntaxes: [1.2.3.4], stored: "0x0000" }',
      ];
      expect(texts(claims(all.join(', ')))).to.deep.equal([]);
      expect(namedKeyword('CT Image Storage')).to.equal('CTImageStorage');
      expect(namedKeyword('Implicit VR Little Endian')).to.equal('ImplicitVRLittleEndian');
    });

    it('are told of a name that is none, with its place and the one that is near', () => {
      const wrong = '{ sopClass: CTImageStorag, transferSyntaxes: [ExplicitVRLittleEndain, __proto__] }';
      expect(texts(claims(wrong))).to.deep.equal([
        '8:30 "CTImageStorag" is no SOP Class: give its keyword, name or UID; did you mean "CTImageStorage"?',
        '8:64 "ExplicitVRLittleEndain" is no Transfer Syntax: give its keyword, name or UID; did you mean "ExplicitVRLittleEndian"?',
        '8:88 "__proto__" is no Transfer Syntax: give its keyword, name or UID',
      ]);
    });

    it('are not asked of what was measured, which is as it came', () => {
      expect(texts(claims('{ sopClass: rubbish, transferSyntaxes: [x] }', 'measured'))).to.deep.equal([]);
    });
  });
});
