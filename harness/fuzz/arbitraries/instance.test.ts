// Generated instances are valid, differ, and shrink. 30 of each IOD here, since 1,000 of each take more than a minute:
// the interoperability tests generate these. CSTORE_GENERATED_INSTANCES sets another number for both.

import { expect } from 'chai';
import * as fc from 'fast-check';
import { type DataSet, iods, nonPatientSopClasses, type Row } from '../../../src/index.ts';
import { expectValidInstances, instancesToGenerate } from '../testing/expect-valid-instances.ts';
import { arbitraryInstance } from './instance.ts';
import { levelOf } from './rows.ts';

const runs = instancesToGenerate(30);

describe(`each of ${runs} generated instances`, function () {
  this.timeout(300_000);
  for (const { keyword, name } of nonPatientSopClasses)
    it(`of ${name} is valid, sound and the same in four Transfer Syntaxes, and loses nothing`, () => {
      expectValidInstances(keyword, runs);
    });
});

function sampleOf(sopClass: string, numRuns: number): readonly DataSet[] {
  return fc.sample(arbitraryInstance(sopClass), { numRuns, seed: 1 }).map(({ dataSet }) => dataSet);
}

/** All of it as JSON, in which text stands as it is. */
function textOf(dataSet: DataSet): string {
  return JSON.stringify(dataSet, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

describe('generated instances', () => {
  it('show every attribute that an IOD has at its top level, and leave out every optional one', function () {
    this.timeout(300_000);
    for (const iod of iods) {
      const instances = sampleOf(iod.sopClassUID, 150);
      const rows: readonly Row[] = iod.modules.flatMap(({ module }) => module.rows);
      for (const row of levelOf(rows).rows) {
        const shown = instances.filter((dataSet) => row.keyword in dataSet).length;
        if (row.keyword !== 'PixelPaddingValue') expect(shown, `${iod.name}: ${row.keyword}`).to.be.greaterThan(0);
        if (row.type === '3') expect(shown, `${iod.name}: ${row.keyword}`).to.be.lessThan(instances.length);
      }
    }
  });

  it('use each of the character sets, with letters of it', () => {
    const letters: Record<string, RegExp> = {
      '': /^[ -~]*$/,
      'ISO_IR 100': /[äöüß]/,
      'ISO_IR 192': /[Жשλ]/,
      ',ISO 2022 IR 87': /[ひらやた]/,
    };
    const found = new Map<string, boolean>();
    for (const dataSet of sampleOf('HangingProtocolStorage', 100)) {
      const set = String(dataSet.SpecificCharacterSet ?? '');
      found.set(set, found.get(set) || letters[set]?.test(textOf(dataSet)) === true);
    }
    expect(Object.fromEntries(found)).to.deep.equal(Object.fromEntries(Object.keys(letters).map((set) => [set, true])));
  });

  it('hold private blocks', () => {
    const withPrivate = sampleOf('ColorPaletteStorage', 100).filter((dataSet) =>
      Object.keys(dataSet).some((key) => /^[\dA-F]{3}[13579BDF]00[\dA-F]{2}$/.test(key)),
    );
    expect(withPrivate.length).to.be.within(10, 90);
  });

  it('shrink to what a property is about, and to mandatory attributes', () => {
    const noScrolling = fc.property(
      arbitraryInstance('HangingProtocolStorage'),
      ({ dataSet }) => !('SynchronizedScrollingSequence' in dataSet),
    );
    const { counterexample } = fc.check(noScrolling, { seed: 3, numRuns: 500 });
    const [smallest] = counterexample ?? [];
    const { rows } = levelOf(iods[0]?.modules.flatMap(({ module }) => module.rows) ?? []);
    const optional = rows.filter(({ type }) => type === '3').map(({ keyword }) => keyword);
    const left = Object.keys(smallest?.dataSet ?? {}).filter((keyword) => optional.includes(keyword));
    expect(left).to.deep.equal(['SynchronizedScrollingSequence']);
  });

  it('are not made of a SOP Class whose IOD is not defined', () => {
    expect(() => arbitraryInstance('CTImageStorage')).to.throw(RangeError, 'no IOD of CTImageStorage is defined');
  });
});
