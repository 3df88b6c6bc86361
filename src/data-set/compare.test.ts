import { expect } from 'chai';
import { DataSetError } from '../errors.ts';
import { compareDataSets, emptyValue } from './compare.ts';
import type { DataSet } from './data-set.ts';
import { element, item, openItem, openSequence, sequence } from './testing/encode-by-hand.ts';
import { encodeDataSet } from './write/codec.ts';

const ELE = 'ExplicitVRLittleEndian';
const ILE = 'ImplicitVRLittleEndian';
const EBE = 'ExplicitVRBigEndian';

const base: DataSet = { PatientName: 'Doe', Rows: 2, ContentSequence: [{ ValueType: 'TEXT' }, { ValueType: 'CODE' }] };

function differences(changes: DataSet, syntax = ELE) {
  return compareDataSets(encodeDataSet(base, ELE), ELE, encodeDataSet({ ...base, ...changes }, syntax), syntax);
}

describe('comparing two Data Sets', () => {
  it('finds nothing where only the encoding differs', () => {
    for (const syntax of [ELE, ILE, EBE, 'DeflatedExplicitVRLittleEndian'])
      expect(differences({}, syntax)).to.deep.equal([]);
    const explicit = sequence(0x0040a730, [item([element(0x0040a040, 'CS', 'TEXT')])]);
    const open = openSequence(0x0040a730, [openItem([element(0x0040a040, 'CS', 'TEXT')])]);
    expect(compareDataSets(explicit, ELE, open, ELE)).to.deep.equal([]);
  });

  it('finds nothing where only padding or Group Lengths differ', () => {
    const a = element(0x00080018, 'UI', '1.2.3\0');
    const groupLength = element(0x00080000, 'UL', Buffer.alloc(4));
    const padding = element(0xfffcfffc, 'OB', Buffer.alloc(8));
    const b = Buffer.concat([groupLength, element(0x00080018, 'UI', '1.2.3 '), padding]);
    expect(compareDataSets(a, ELE, b, ELE)).to.deep.equal([]);
  });

  it('finds a changed, a missing and an added element', () => {
    expect(differences({ PatientName: 'Roe', Rows: 3 }, EBE)).to.deep.equal([
      { tagPath: '(0010,0010)', what: 'value', text: "'Doe' became 'Roe'", before: "'Doe'", after: "'Roe'" },
      { tagPath: '(0028,0010)', what: 'value', text: '2 became 3', before: '2', after: '3' },
    ]);
    const { PatientName: _, ...rest } = base;
    const [a, b] = [encodeDataSet(base, ELE), encodeDataSet({ ...rest, PatientID: '1' }, ELE)];
    expect(compareDataSets(a, ELE, b, ELE)).to.deep.equal([
      { tagPath: '(0010,0010)', what: 'missing', text: 'the element is missing', before: "'Doe'" },
      { tagPath: '(0010,0020)', what: 'added', text: 'the element is added', after: "'1'" },
    ]);
  });

  it('goes into Items, and counts them', () => {
    const inItem = differences({ ContentSequence: [{ ValueType: 'TEXT' }, { ValueType: 'NUM' }] });
    expect(inItem).to.deep.equal([
      {
        tagPath: '(0040,A730)[2].(0040,A040)',
        what: 'value',
        text: "'CODE' became 'NUM'",
        before: "'CODE'",
        after: "'NUM'",
      },
    ]);
    const fewer = differences({ ContentSequence: [{ ValueType: 'TEXT' }] });
    expect(fewer).to.deep.equal([
      {
        tagPath: '(0040,A730)',
        what: 'items',
        text: '2 Items became 1 Item',
        before: '2 Items',
        after: '1 Item',
      },
    ]);
    expect(differences({ ContentSequence: [] })[0]?.after).to.equal(emptyValue);
  });

  it('finds a changed VR where both Data Sets say one', () => {
    const [a, b] = [element(0x00100010, 'PN', 'Doe '), element(0x00100010, 'LO', 'Doe ')];
    expect(compareDataSets(a, ELE, b, ELE)).to.deep.equal([
      { tagPath: '(0010,0010)', what: 'vr', text: 'PN became LO', before: 'PN', after: 'LO' },
    ]);
    const implicit = element(0x00100010, 'PN', 'Doe ', 'ILE');
    expect(compareDataSets(b, ELE, implicit, ILE)).to.deep.equal([]);
    expect(compareDataSets(a, ELE, element(0x00100010, 'UN', 'Doe '), ELE)).to.deep.equal([]);
  });

  it('knows a private sequence again that Implicit VR shows as bytes only', () => {
    const explicit = sequence(0x00291001, [item([element(0x00080018, 'UI', '1.')])]);
    const implicit = sequence(0x00291001, [item([element(0x00080018, 'UI', '1.', 'ILE')], 'ILE')], 'ILE');
    const other = sequence(0x00291001, [item([element(0x00080018, 'UI', '2.', 'ILE')], 'ILE')], 'ILE');
    expect(compareDataSets(explicit, ELE, implicit, ILE)).to.deep.equal([]);
    expect(compareDataSets(explicit, ELE, other, ILE)[0]?.tagPath).to.equal('(0029,1001)[1].(0008,0018)');
    const bytes = element(0x00291001, 'UN', 'abcd', 'ILE');
    expect(compareDataSets(explicit, ELE, bytes, ILE)[0]?.text).to.equal('1 Item became a value without Items');
  });

  it('compares fragments one by one', () => {
    const pixels = (...fragments: Uint8Array[]) => encodeDataSet({ PixelData: fragments }, 'RLELossless');
    const [a, b] = [pixels(Buffer.alloc(0), Buffer.from('ab')), pixels(Buffer.alloc(0), Buffer.from('ac'))];
    expect(compareDataSets(a, 'RLELossless', a, 'RLELossless')).to.deep.equal([]);
    expect(compareDataSets(a, 'RLELossless', b, 'RLELossless')).to.have.lengthOf(1);
  });

  it('refuses bytes that are no sound Data Set', () => {
    expect(() => compareDataSets(Buffer.alloc(3), ELE, Buffer.alloc(0), ELE)).to.throw(DataSetError);
  });
});
