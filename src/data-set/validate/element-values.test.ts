// Values out of the bytes of an element: padding and delimiters of PS3.5 6.2 and 6.4.

import { expect } from 'chai';
import { splitText } from './element-values.ts';

describe('the text of an element', () => {
  it('has no values when it is empty', () => {
    expect(splitText('LO', '')).to.deep.equal([]);
    expect(splitText('UI', '\0')).to.deep.equal([]);
  });

  it('loses the padding that makes it even', () => {
    expect(splitText('UI', '1.2.3\0')).to.deep.equal(['1.2.3']);
    expect(splitText('CS', 'CT\\MR ')).to.deep.equal(['CT', 'MR']);
    expect(splitText('DA', '20240115\\20240116 ')).to.deep.equal(['20240115', '20240116']);
    expect(splitText('AS', '018Y\\019Y ')).to.deep.equal(['018Y', '019Y']);
  });

  it('keeps what is no padding, to be judged', () => {
    expect(splitText('DA', '2024011  ')).to.deep.equal(['2024011  ']);
    expect(splitText('DA', '20240115  ')).to.deep.equal(['20240115 ']);
    expect(splitText('UI', '1.2.3 ')).to.deep.equal(['1.2.3 ']);
  });

  it('keeps a backslash in VRs of one value', () => {
    expect(splitText('LT', 'a\\b ')).to.deep.equal(['a\\b']);
  });
});
