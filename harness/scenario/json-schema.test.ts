import fs from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { parse } from 'yaml';
import { scenarioJsonSchema } from './json-schema.ts';

const folder = path.resolve(import.meta.dirname, '../../scenarios');
const validate = new Ajv2020({ strict: false }).compile(scenarioJsonSchema());

function scenarioFiles(): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.yaml') && name !== 'reactions.yaml');
}

describe('the JSON Schema of scenarios', () => {
  it('accepts every scenario that is shipped', () => {
    const files = scenarioFiles();
    expect(files).not.to.deep.equal([]);
    for (const file of files) {
      const data = parse(fs.readFileSync(path.join(folder, file), 'utf8'));
      expect(validate(data), `${file}: ${JSON.stringify(validate.errors)}`).to.equal(true);
    }
  });

  const good = {
    id: 'ps3.7/x',
    title: 't',
    requirement: { ref: 'PS3.7 9.1.1', level: 'shall', text: 'x' },
    sut: 'scp',
    steps: [{ associate: {} }, { expect: { response: { Status: 0 } } }],
  };

  it('accepts a parameter where a number stands', () => {
    const steps = [
      { associate: { maxLength: '$length' } },
      { expect: { pdu: { type: 'A-ABORT', source: '$source' } } },
    ];
    expect(validate({ ...good, steps }), JSON.stringify(validate.errors)).to.equal(true);
  });

  it('accepts the short forms', () => {
    const steps = [
      { associate: 'verification' },
      { associate: { contexts: [{}, 'verification'], expect: 'association-rejected' } },
      { expect: { use: 'stored', association: 'next', wait: 'brief' } },
      { expect: { anyOf: ['aborted', { use: 'closed', verdict: 'warn', note: 'why' }, { pdu: 'A-ABORT' }] } },
    ];
    expect(validate({ ...good, steps }), JSON.stringify(validate.errors)).to.equal(true);
  });

  const wrong: readonly (readonly [string, object])[] = [
    ['an unknown key', { ...good, extra: 1 }],
    ['an unknown verb', { ...good, steps: [{ verify: {} }] }],
    ['two verbs in one step', { ...good, steps: [{ associate: {}, release: {} }] }],
    ['an unknown key of a step', { ...good, steps: [{ associate: { ae: 'x' } }] }],
    ['a wrong type', { ...good, steps: [{ associate: { maxLength: 'long' } }] }],
    ['an unknown reaction', { ...good, steps: [{ expect: { anyOf: ['abortd'] } }] }],
    [
      'a key beside `use` that it does not have',
      { ...good, steps: [{ expect: { anyOf: [{ use: 'closed', pdu: 'A-ABORT' }] } }] },
    ],
    ['a missing requirement', { ...good, requirement: undefined }],
    ['an SCU scenario with steps', { ...good, sut: 'scu' }],
  ];
  for (const [what, data] of wrong) {
    it(`refuses ${what}`, () => {
      expect(validate(JSON.parse(JSON.stringify(data)))).to.equal(false);
    });
  }
});

describe('the scenario reference', () => {
  const reference = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');

  it('names every key of the schema', () => {
    const missing = [...keysOf(scenarioJsonSchema())].filter((key) => !new RegExp(`\\b${key}\\b`).test(reference));
    expect(missing).to.deep.equal([]);
  });
});

function keysOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  const { properties } = schema as { properties?: object };
  for (const key of Object.keys(properties ?? {})) found.add(key);
  for (const child of Object.values(schema)) keysOf(child, found);
  return found;
}
