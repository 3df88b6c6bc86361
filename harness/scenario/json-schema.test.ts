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

  it('accepts what an SCU is asked, answered and expected to do', () => {
    const steps = [
      { 'ask-to-send': { instances: 2, runs: 2, bulkBytes: 100, dataSet: 'valid' } },
      { accept: { times: 'always', result: [0, 3], maxLength: null, window: { invoked: 0, performed: 1 } } },
      { accept: { expect: 'aborted' } },
      {
        accept: { userItems: [{ type: 0x9a, hex: '00' }], expect: { anyOf: ['aborted', { request: 'A-RELEASE-RQ' }] } },
      },
      { respond: { statuses: [0, 0xa700] } },
      { respond: { when: 'command', Status: '$status', expect: { request: ['C-STORE-RQ', 'A-RELEASE-RQ'] } } },
      { respond: { to: 'A-RELEASE-RQ', pdu: { type: 'A-ABORT', source: '$source' }, expect: 'closed' } },
      { respond: { Status: 0, after: { close: 'rst', delayMs: 10 } } },
      { 'expect-request': 'C-ECHO-RQ' },
      { 'expect-report': { distinguishesFailure: true, attempts: 3, stores: { atLeast: 1 }, associations: 1 } },
    ];
    expect(validate({ ...good, sut: 'scu', steps }), JSON.stringify(validate.errors)).to.equal(true);
  });

  const asked = (step: object) => ({ ...good, sut: 'scu', steps: [step] });
  const wrong: readonly (readonly [string, object])[] = [
    ['a verb of the other role', asked({ associate: {} })],
    ['an unknown key of an acceptance', asked({ accept: { results: 3 } })],
    [
      'a Transfer Syntax of accepted contexts that is none of the forms',
      asked({ accept: { acceptedTransferSyntax: 'x' } }),
    ],
    ['an unknown moment', asked({ respond: { when: 'later', Status: 0 } })],
    ['an unknown request', asked({ respond: { to: 'C-FIND-RQ', Status: 0 } })],
    ['eleven copies', asked({ respond: { Status: 0, copies: 11 } })],
    ['an unknown reaction of an SCU', asked({ respond: { Status: 0, expect: { request: 'C-FIND-RQ' } } })],
    ['an unknown expectation of the whole', asked({ 'expect-report': { telling: true } })],
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
