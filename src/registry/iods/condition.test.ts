// The three-valued conditions of Type 1C and 2C elements (PS3.5 7.4.2).

import { expect } from 'chai';
import {
  above,
  absent,
  all,
  any,
  type ConditionValue,
  codeIs,
  describeCondition,
  equals,
  evaluate,
  greaterThan,
  hasValue,
  type ItemView,
  nearest,
  needsCharacterSet,
  not,
  present,
  privateTag,
  root,
  undecidable,
} from './condition.ts';

/** An item with the given values; a sequence is an array of items under `sequences`. */
function item(
  values: Record<string, readonly ConditionValue[]>,
  options: { parent?: ItemView; sequences?: Record<string, readonly ItemView[]>; extended?: boolean } = {},
): ItemView {
  return {
    has: (keyword) => keyword in values || keyword in (options.sequences ?? {}),
    values: (keyword) => values[keyword] ?? [],
    items: (keyword) => options.sequences?.[keyword] ?? [],
    parent: options.parent,
    usesExtendedCharacters: () => options.extended ?? false,
  };
}

describe('a condition of a Type 1C or 2C element', () => {
  const cine = item({ ImageBoxLayoutType: ['CINE'], Empty: [], Number: [2] });

  it('tells presence from a value', () => {
    expect(evaluate(present('Empty'), cine)).to.equal(true);
    expect(evaluate(hasValue('Empty'), cine)).to.equal(false);
    expect(evaluate(absent('Other'), cine)).to.equal(true);
  });

  it('takes a sequence with an item for one with a value', () => {
    const holder = item({}, { sequences: { Filled: [cine], Bare: [] } });
    expect(evaluate(hasValue('Filled'), holder)).to.equal(true);
    expect(evaluate(hasValue('Bare'), holder)).to.equal(false);
  });

  it('compares values and numbers', () => {
    expect(evaluate(equals('ImageBoxLayoutType', 'TILED', 'CINE'), cine)).to.equal(true);
    expect(evaluate(equals('ImageBoxLayoutType', 'TILED'), cine)).to.equal(false);
    expect(evaluate(greaterThan('Number', 1), cine)).to.equal(true);
    expect(evaluate(greaterThan('Number', 2), cine)).to.equal(false);
    expect(evaluate(greaterThan('Absent', 0), cine)).to.equal(false);
  });

  it('knows a private tag by its odd group', () => {
    expect(evaluate(privateTag('Tag'), item({ Tag: [0x00091010] }))).to.equal(true);
    expect(evaluate(privateTag('Tag'), item({ Tag: [0x00081010] }))).to.equal(false);
  });

  it('reads a code with its scheme', () => {
    const code = item({ CodeValue: ['128603'], CodingSchemeDesignator: ['DCM'] });
    const assertion = item({}, { sequences: { AssertionCodeSequence: [code] } });
    expect(evaluate(codeIs('AssertionCodeSequence', 'DCM', '128603'), assertion)).to.equal(true);
    expect(evaluate(codeIs('AssertionCodeSequence', 'SCT', '128603'), assertion)).to.equal(false);
  });

  it('looks at the top level, above, and outwards from where it stands', () => {
    const top = item({ InventoryLevel: ['SERIES'] });
    const inner = item({ Here: ['1'] }, { parent: item({}, { parent: top }) });
    expect(evaluate(root(equals('InventoryLevel', 'SERIES')), inner)).to.equal(true);
    expect(evaluate(above(present('Here')), inner)).to.equal(false);
    expect(evaluate(nearest(present('Here')), inner)).to.equal(true);
    expect(evaluate(above(present('InventoryLevel')), inner)).to.equal(true);
    expect(evaluate(above(present('InventoryLevel')), top)).to.equal(false);
  });

  it('stays undecided only where the undecidable part matters', () => {
    const open = undecidable('what the referenced instance holds');
    expect(evaluate(open, cine)).to.equal(undefined);
    expect(evaluate(all(open, absent('Number')), cine)).to.equal(false);
    expect(evaluate(all(open, present('Number')), cine)).to.equal(undefined);
    expect(evaluate(any(open, present('Number')), cine)).to.equal(true);
    expect(evaluate(any(open, absent('Number')), cine)).to.equal(undefined);
    expect(evaluate(not(open), cine)).to.equal(undefined);
    expect(evaluate(not(present('Number')), cine)).to.equal(false);
  });

  it('asks for a character set where text needs one', () => {
    expect(evaluate(needsCharacterSet(), item({}, { extended: true }))).to.equal(true);
    expect(evaluate(needsCharacterSet(), item({}))).to.equal(false);
  });

  it('says itself in words', () => {
    const condition = all(equals('ImageBoxLayoutType', 'TILED'), any(greaterThan('Columns', 1), absent('Rows')));
    expect(describeCondition(condition)).to.equal(
      'ImageBoxLayoutType is TILED and Columns is greater than 1 or Rows is absent',
    );
  });
});
