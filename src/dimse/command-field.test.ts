import { expect } from 'chai';
import { commandElementByKeyword, commandElementByTag, commandElements, formatTag } from './command-elements.ts';
import { CommandField, commandFieldName, isResponse } from './command-field.ts';

describe('CommandField', () => {
  it('gives each response the value of its request with bit 15 set (PS3.7 Table E.1-1)', () => {
    for (const [name, code] of Object.entries(CommandField)) {
      expect(isResponse(code), name).to.equal(name.endsWith('-RSP'));
      const request = name.replace('-RSP', '-RQ') as keyof typeof CommandField;
      if (isResponse(code)) expect(code & 0x7fff, name).to.equal(CommandField[request]);
    }
  });

  it('is found by its value, and a value that PS3.7 does not define is not', () => {
    expect(commandFieldName(0x8001)).to.equal('C-STORE-RSP');
    expect(commandFieldName(0x0002)).to.equal(undefined);
  });
});

describe('commandElements', () => {
  it('holds 24 current and 22 retired elements of PS3.7 Annex E, each tag and keyword once', () => {
    expect(commandElements.filter((row) => !row.retired)).to.have.lengthOf(24);
    expect(commandElements.filter((row) => row.retired)).to.have.lengthOf(22);
    expect(new Set(commandElements.map((row) => row.tag)).size).to.equal(46);
    expect(new Set(commandElements.map((row) => row.keyword)).size).to.equal(46);
  });

  it('is looked up by tag and by keyword', () => {
    expect(commandElementByTag(0x0901)).to.equal(commandElementByKeyword('OffendingElement'));
    expect(commandElementByTag(0x0902)?.vr).to.equal('LO');
    expect(commandElementByTag(0x0999)).to.equal(undefined);
  });
});

describe('formatTag', () => {
  it('writes a tag as the standard prints it', () => {
    expect(formatTag(0x7fe00010)).to.equal('(7FE0,0010)');
    expect(formatTag(0xfffee000)).to.equal('(FFFE,E000)');
  });
});
