import { expect } from 'chai';
import fc from 'fast-check';
import { commandElements, decodeCommandSet } from '../../src/wire.ts';
import { requirementSchema } from '../model/requirement.ts';
import { checkRequest } from './request-rules.ts';
import { checkResponse } from './response-rules.ts';
import { allRules, ruleById, subjectOf } from './rule-catalogue.ts';

const subjects = [
  'service',
  'associate-ac',
  'pdu',
  'associate-rq',
  'associate-rj',
  'p-data',
  'release-rq',
  'release-rp',
  'a-abort',
  'message',
  'command-set',
  'status',
  'response',
  'request',
  'data-set',
  'release',
  'association',
  'storage',
];

const duplicates = (texts: readonly string[]) => texts.filter((text, at) => texts.indexOf(text) !== at);

/** Command Sets of all elements of the dictionary and some that it does not have, with values right and wrong. */
function commandSets(): fc.Arbitrary<Buffer> {
  const tag = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...commandElements.map((row) => row.tag)) },
    { weight: 1, arbitrary: fc.constantFrom(0x0007, 0x00080018) },
  );
  const text = fc.constantFrom(
    '',
    '1.2.3\0',
    '1.02.3',
    '1.2 ',
    '  ',
    'a\\b ',
    'f\xfc',
    'ab\0\0',
    'abc',
    'x'.repeat(70),
  );
  const number = fc.constantFrom('\x01\x00', '\x01\x80', '\x30\x80', '\xff\xff', '\x01\x01', '\x34\x12', '\0\0\0\0');
  const element = fc.tuple(tag, fc.oneof(text, number)).map(([which, value]) => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(which >>> 16, 0);
    head.writeUInt16LE(which & 0xffff, 2);
    head.writeUInt32LE(value.length, 4);
    return Buffer.concat([head, Buffer.from(value, 'latin1')]);
  });
  return fc.tuple(fc.array(element, { maxLength: 16 }), fc.nat(4)).map(([elements, cut]) => {
    const bytes = Buffer.concat(elements);
    return cut === 0 ? bytes.subarray(0, Math.max(0, bytes.length - 1)) : bytes;
  });
}

describe('The catalogue of rules', () => {
  it('has each id and each title once', () => {
    expect(duplicates(allRules.map(({ id }) => id))).to.deep.equal([]);
    expect(duplicates(allRules.map(({ title }) => title))).to.deep.equal([]);
  });

  it('has ids of a subject and of what is demanded, in kebab-case', () => {
    const wrong = allRules.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
    expect(wrong.map(({ id }) => id)).to.deep.equal([]);
    expect([...new Set(allRules.map(subjectOf))]).to.have.members(subjects);
  });

  it('cites clauses as scenarios do', () => {
    const wrong = allRules.filter(({ clause }) => !requirementSchema.shape.ref.safeParse(clause).success);
    expect(wrong.map(({ id, clause }) => `${id}: ${clause}`)).to.deep.equal([]);
  });

  it('has titles that are no sentences cut short, and demands that are one sentence', () => {
    const titles = allRules
      .map(({ title }) => title)
      .filter((title) => !/^[A-Z]/.test(title) || /…|\.\.\.|\.$/.test(title));
    expect(titles).to.deep.equal([]);
    const demands = allRules
      .map(({ demand }) => demand)
      .filter((demand) => !/^[A-Z].*\.$/.test(demand) || /…|\. /.test(demand));
    expect(demands).to.deep.equal([]);
  });

  it('finds a rule by its id', () => {
    expect(ruleById('associate-ac/implementation-class-uid')?.clause).to.equal('PS3.7 D.3.3.2');
    expect(ruleById('associate-ac/no-such-rule')).to.equal(undefined);
  });

  it('has one rule for each thing that the decoder of Command Sets can find wrong', () => {
    fc.assert(
      fc.property(commandSets(), (bytes) => {
        const message = { contextId: 1, decoded: decodeCommandSet(bytes), dataSetLength: undefined };
        const wanted = message.decoded.findings.map(({ clause, text }) => `${clause}: ${text}`);
        for (const { findings } of [
          checkResponse({ message, operation: undefined }),
          checkRequest({ message, associate: undefined, answer: undefined, earlier: [], dataSet: undefined }),
        ]) {
          const found = findings.map(({ clause, text }) => `${clause}: ${text}`);
          for (const line of wanted) {
            expect(found.filter((one) => one === line)).to.have.length(wanted.filter((one) => one === line).length);
          }
          for (const { rule, clause, level } of findings) expect(ruleById(rule)).to.include({ clause, level });
        }
      }),
      { numRuns: 300 },
    );
  });
});
