// Whether the Data Set of a C-STORE request is an instance of its IOD: PS3.4 B.2.1 and GG.4.1, PS3.5 6 and 7.4. Of a SOP
// Class whose IOD is not known here the SOP Common Module, values and private blocks are judged. The clause of PS3.3 is
// named with each finding.

import { describeValidationFinding, type IodFinding } from '../../../src/index.ts';
import { printable } from '../../words/printable.ts';
import { type DataSetCheckedRule, shownTexts } from './received-data-set.ts';

type IodRule = IodFinding['rule'];

interface Row {
  readonly clause: string;
  readonly title: string;
  readonly demand: string;
}

const ofIod = 'PS3.4 GG.4.1';

/** Those that are errors. `uid-mismatch` and `structure` are rules of their own; the rest is advice, or a limit. */
const rows: Partial<Readonly<Record<IodRule, Row>>> = {
  missing: {
    clause: 'PS3.5 7.4',
    title: 'Instance without an attribute of Type 1 or 2',
    demand:
      'An instance has each attribute of Type 1 and 2 of its IOD, and those of Type 1C and 2C whose condition is met.',
  },
  empty: {
    clause: 'PS3.5 7.4.1',
    title: 'Instance with an attribute of Type 1 that has no value',
    demand: 'An attribute of Type 1 has a value.',
  },
  'not-allowed': {
    clause: 'PS3.5 7.4.2',
    title: 'Instance with an attribute that its IOD does not allow there',
    demand:
      'A conditional attribute whose condition is not met is left out, unless its IOD says that it may be present.',
  },
  vr: {
    clause: 'PS3.5 7.1.1',
    title: 'Instance with an attribute of another VR than that of the data dictionary',
    demand: 'The VR of a standard attribute is that of PS3.6.',
  },
  vm: {
    clause: 'PS3.5 6.4',
    title: 'Instance with an attribute that has too many or too few values',
    demand: 'An attribute has as many values as its Value Multiplicity allows.',
  },
  value: {
    clause: 'PS3.5 6.2',
    title: 'Instance with a value that its VR does not allow',
    demand: 'Each value has the form and the length of its VR.',
  },
  'character-set': {
    clause: 'PS3.5 6.1.2',
    title: 'Instance with text outside of its Specific Character Set',
    demand: 'Text is encoded in the character sets that Specific Character Set (0008,0005) names with a Defined Term.',
  },
  'enumerated-value': {
    clause: 'PS3.5 6.3',
    title: 'Instance with a value that is none of the Enumerated Values',
    demand: 'An attribute with Enumerated Values has one of them.',
  },
  'item-count': ofIodRow(
    'a sequence that has too many or too few Items',
    'a sequence has as many Items as the IOD allows',
  ),
  'iod-constraint': ofIodRow(
    'a combination of modules or values that its IOD excludes',
    'what an IOD says as a whole holds',
  ),
  range: ofIodRow('a number out of the range that its IOD gives', 'a number is within the range that the IOD gives'),
  form: ofIodRow('a value that has not the form that its IOD gives', 'a value has the form that the IOD gives'),
  numbering: ofIodRow('Items that are not numbered as its IOD says', 'Items are numbered as the IOD says'),
  duplicate: ofIodRow('a value twice that its IOD wants unique', 'what the IOD wants unique occurs once'),
  reference: ofIodRow(
    'a reference to something that it does not have',
    'what an attribute refers to in the instance is there',
  ),
  count: ofIodRow(
    'a number of values or Items that another attribute contradicts',
    'counts agree with what they count',
  ),
  relation: ofIodRow('values that contradict each other', 'values are related as the IOD says'),
  'private-creator': {
    clause: 'PS3.5 7.8.1',
    title: 'Instance with a private element in a block that nobody has reserved',
    demand: 'A private element is in a block that a Private Creator of the same Data Set reserves.',
  },
  'private-group': {
    clause: 'PS3.5 7.8',
    title: 'Instance with a private element in a group that is not free for private use',
    demand: 'Private elements are in odd groups other than 0001 to 0007 and FFFF.',
  },
};

export const iodRules: readonly DataSetCheckedRule[] = [
  ...(Object.entries(rows) as [IodRule, Row][]).map(
    ([kind, row]): DataSetCheckedRule => ({
      id: `data-set/iod-${kind}`,
      level: 'shall',
      ...row,
      check: ({ fault, findings }) => (fault ? undefined : textsOf(findings, 'error', (rule) => rule === kind)),
    }),
  ),
  {
    // Values of spaces alone, and relations that PS3.3 implies without saying "shall".
    id: 'data-set/iod-advice',
    clause: ofIod,
    level: 'should',
    title: 'Instance with a value that its IOD implies to be wrong',
    demand: 'An instance keeps what its IOD implies, too, and has values that say something.',
    check: ({ fault, findings }) =>
      fault ? undefined : textsOf(findings, 'warning', (rule) => !rule.endsWith('-limit')),
  },
];

function ofIodRow(what: string, demand: string): Row {
  return { clause: ofIod, title: `Instance with ${what}`, demand: `An SCU sends instances of which holds: ${demand}.` };
}

function textsOf(
  findings: readonly IodFinding[],
  severity: IodFinding['severity'],
  isMeant: (rule: IodRule) => boolean,
): readonly string[] {
  const meant = findings.filter((finding) => finding.severity === severity && isMeant(finding.rule));
  return shownTexts([...new Set(meant.map((finding) => printable(withoutSeverity(finding))))]);
}

function withoutSeverity(finding: IodFinding): string {
  return describeValidationFinding(finding).replace(/^\w+: /, '');
}
