import { expect } from 'chai';
import { type DataSetFinding, type IodFinding, readDataSet, transferSyntaxByKeyword } from '../../../src/index.ts';
import { element } from '../testing/data-elements.ts';
import { itTellsEach, type RuleCase } from '../testing/rule-cases.ts';
import { contentRules } from './content-rules.ts';
import { dataSetRules } from './data-set-rules.ts';
import type { ReceivedDataSet } from './received-data-set.ts';

function syntax(keyword: string) {
  const found = transferSyntaxByKeyword(keyword);
  if (!found) throw new RangeError(keyword);
  return found;
}

/** A Data Set that was read in a Transfer Syntax, with what was made of it. */
function received(bytes: Uint8Array, keyword: string, over: Partial<ReceivedDataSet> = {}): ReceivedDataSet {
  const accepted = syntax(keyword);
  const tree = readDataSet(bytes, accepted);
  return { accepted, tree, fault: tree.findings[0], encodedIn: undefined, findings: [], ...over };
}

const sopUids = Buffer.concat([element(0x00080016, 'UI', '1.2.'), element(0x00080018, 'UI', '1.3.')]);
const good = received(sopUids, 'ExplicitVRLittleEndian');
const empty = received(Buffer.alloc(0), 'ExplicitVRLittleEndian');
const inflated = received(sopUids, 'DeflatedExplicitVRLittleEndian', { fault: undefined });
const unreadable = { ...good, fault: fault('truncated') };

function fault(rule: DataSetFinding['rule']): DataSetFinding {
  return { rule, tagPath: '(0008,0016)', tag: 0x00080016, offset: 0, clause: 'PS3.5 7.1', text: 'what is wrong' };
}

const faulty = (rule: DataSetFinding['rule']): RuleCase<ReceivedDataSet> => ({
  broken: { ...good, fault: fault(rule) },
  kept: good,
  none: { ...good, fault: fault(rule), encodedIn: syntax('ImplicitVRLittleEndian') },
});

function objection(rule: IodFinding['rule'], severity: IodFinding['severity'] = 'error', tag = 0x00080016): IodFinding {
  return { rule, severity, tag, tagPath: '', keyword: '', clause: 'PS3.3 C.12', expected: 'this', actual: 'that' };
}

const objected = (rule: IodFinding['rule']): RuleCase<ReceivedDataSet> => ({
  broken: { ...good, findings: [objection(rule)] },
  kept: { ...good, findings: [objection(rule, 'information')] },
  none: unreadable,
});

const structureRules = [
  'truncated',
  'tag-order',
  'duplicate-tag',
  'forbidden-group',
  'unknown-vr',
  'odd-length',
  'length-for-vr',
  'length-bounds',
  'undefined-length',
  'item-expected',
  'stray-delimiter',
  'delimiter-length',
  'encapsulation',
] as const;

const kinds = [
  'missing',
  'empty',
  'not-allowed',
  'vr',
  'vm',
  'value',
  'character-set',
  'enumerated-value',
  'item-count',
  'iod-constraint',
  'range',
  'form',
  'numbering',
  'duplicate',
  'reference',
  'count',
  'relation',
  'private-creator',
  'private-group',
] as const;

const fragment = (bytes: Uint8Array) => element(0xfffee000, '', bytes);
/** Encapsulated Pixel Data with one fragment. */
const pixels = (bytes: Uint8Array) =>
  Buffer.concat([
    Buffer.from('e07f10004f420000ffffffff', 'hex'),
    fragment(Buffer.alloc(0)),
    fragment(bytes),
    Buffer.from('feffdde000000000', 'hex'),
  ]);
const jpeg = received(pixels(Buffer.of(0xff, 0xd8, 0xff, 0xe0)), 'JPEGBaseline8Bit');
const jpeg2000 = received(pixels(Buffer.of(0xff, 0x4f, 0xff, 0x51)), 'JPEGBaseline8Bit');
const groupLength = (length: number) =>
  received(Buffer.concat([element(0x00080000, 'UL', Buffer.of(length, 0, 0, 0)), sopUids]), 'ExplicitVRLittleEndian');

describe('Each rule of the Data Set of a request', () => {
  itTellsEach(dataSetRules, {
    'data-set/transfer-syntax': {
      broken: { ...unreadable, encodedIn: syntax('ImplicitVRLittleEndian') },
      kept: good,
      none: inflated,
    },
    'data-set/deflated': {
      broken: { ...inflated, fault: fault('deflate') },
      kept: inflated,
      none: good,
    },
    ...Object.fromEntries(structureRules.map((rule) => [`data-set/${rule}`, faulty(rule)])),
    'data-set/sop-class-of-command': {
      broken: { ...good, findings: [objection('uid-mismatch')] },
      kept: good,
      none: empty,
    },
    'data-set/sop-instance-of-command': {
      broken: { ...good, findings: [objection('uid-mismatch', 'error', 0x00080018)] },
      kept: { ...good, findings: [objection('uid-mismatch')] },
      none: empty,
    },
    'data-set/encapsulated-pixel-data': {
      broken: received(sopUids, 'RLELossless'),
      kept: jpeg,
      none: good,
    },
    'data-set/pixel-data-stream': { broken: jpeg2000, kept: jpeg, none: good },
    'data-set/group-length': { broken: groupLength(4), kept: groupLength(sopUids.length), none: good },
    ...Object.fromEntries(kinds.map((rule) => [`data-set/iod-${rule}`, objected(rule)])),
    'data-set/iod-advice': {
      broken: { ...good, findings: [objection('blank', 'warning')] },
      kept: { ...good, findings: [objection('reading-limit', 'warning')] },
      none: unreadable,
    },
  });

  it('of its content says nothing of what could not be read', () => {
    const said = contentRules.filter(({ check }) => check({ ...jpeg, fault: fault('truncated') }) !== undefined);
    expect(said.map(({ id }) => id)).to.deep.equal([]);
  });
});
