import { expect } from 'chai';
import {
  dictionaryEntry,
  dictionaryEntryByKeyword,
  dictionaryRows,
  formatTag,
  nameOfTag,
  parseTag,
  tagOf,
} from './dictionary.ts';
import { vrByName } from './vrs.ts';

describe('the data dictionary', () => {
  it('finds an element by tag and by keyword', () => {
    expect(dictionaryEntry(0x00100010)).to.deep.equal({ tag: 0x00100010, keyword: 'PatientName', vr: 'PN', vm: '1' });
    expect(dictionaryEntryByKeyword('HangingProtocolDefinitionSequence')).to.include({ tag: 0x0072000c, vr: 'SQ' });
    expect(dictionaryEntryByKeyword('patientName')).to.equal(undefined);
    expect(dictionaryEntry(0x00090010)).to.equal(undefined);
  });

  it('keeps the choice of VRs that a Data Set has to decide', () => {
    expect(dictionaryEntryByKeyword('PixelData')?.vr).to.equal('OB/OW');
    expect(dictionaryEntryByKeyword('SmallestImagePixelValue')?.vr).to.equal('US/SS');
  });

  it('finds the elements of repeating groups, but not in odd groups', () => {
    expect(dictionaryEntry(0x60023000)?.keyword).to.equal('OverlayData');
    expect(dictionaryEntry(0x501e0010)?.keyword).to.equal('NumberOfPoints');
    expect(dictionaryEntry(0x60010010)).to.equal(undefined);
  });

  it('has rows in ascending order, each with a tag, VRs of PS3.5, a VM and a keyword of its own', () => {
    const rows = dictionaryRows().trimEnd().split('\n');
    const keywords = rows.map((row) => row.split(' ')[3]);
    expect(rows).to.have.length(5084);
    expect([...rows].sort()).to.deep.equal(rows);
    expect(new Set(keywords).size).to.equal(rows.length);
    for (const row of rows) {
      expect(row).to.match(/^[0-9A-F]{8} [A-Z]{2}(\/[A-Z]{2})* \d+(-(\d*n|\d+))? [A-Za-z][A-Za-z0-9]+$/);
      for (const vr of row.slice(9).split(' ', 1)[0]?.split('/') ?? [])
        expect(vrByName(vr), row).to.not.equal(undefined);
    }
  });

  it('writes and reads tags in the notation of the standard', () => {
    expect(formatTag(0x7fe00010)).to.equal('(7FE0,0010)');
    expect(formatTag(0xfffee000)).to.equal('(FFFE,E000)');
    expect(parseTag('(7FE0,0010)')).to.equal(0x7fe00010);
    expect(parseTag('fffe,e000')).to.equal(0xfffee000);
    expect(parseTag('00080016')).to.equal(0x00080016);
    expect(parseTag('0008001')).to.equal(undefined);
  });

  it('takes a keyword or a tag for a name', () => {
    expect(tagOf('SOPClassUID')).to.equal(0x00080016);
    expect(tagOf('(0029,1001)')).to.equal(0x00291001);
    expect(tagOf('NoSuchElement')).to.equal(undefined);
    expect(nameOfTag(0x00080016)).to.equal('SOPClassUID');
    expect(nameOfTag(0x00291001)).to.equal('(0029,1001)');
    expect(nameOfTag(0x60023000)).to.equal('(6002,3000)');
  });
});
