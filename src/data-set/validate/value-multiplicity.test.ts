// Value Multiplicity (PS3.5 6.4) as PS3.6 prints it.

import { expect } from 'chai';
import { dictionaryRows } from '../../registry/dictionary.ts';
import { allows, parseMultiplicity } from './value-multiplicity.ts';

describe('a Value Multiplicity', () => {
  const cases: readonly [string, readonly number[], readonly number[]][] = [
    ['1', [1], [2]],
    ['1-3', [1, 2, 3], [4]],
    ['1-n', [1, 2, 900], []],
    ['2-n', [2, 3], [1]],
    ['2-2n', [2, 4, 6], [1, 3, 5]],
    ['3-3n', [3, 6], [1, 2, 4]],
    ['16', [16], [1, 15, 17]],
  ];
  for (const [vm, allowed, refused] of cases) {
    it(`of ${vm} allows ${allowed.join(', ')}${refused.length ? ` and not ${refused.join(', ')}` : ''}`, () => {
      for (const count of allowed) expect(allows(parseMultiplicity(vm), count), String(count)).to.equal(true);
      for (const count of refused) expect(allows(parseMultiplicity(vm), count), String(count)).to.equal(false);
    });
  }

  it('never speaks about an element without value, which is for its Type to judge', () => {
    expect(allows(parseMultiplicity('3'), 0)).to.equal(true);
  });

  it('is readable for every row of the dictionary', () => {
    const printed = new Set(
      dictionaryRows()
        .split('\n')
        .map((line) => line.split(' ')[2] ?? ''),
    );
    for (const vm of printed) if (vm) expect(parseMultiplicity(vm).least, vm).to.be.at.least(1);
  });

  it('that PS3.6 does not print is refused', () => {
    expect(() => parseMultiplicity('many')).to.throw(RangeError, 'many');
  });
});
