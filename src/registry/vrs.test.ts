import { expect } from 'chai';
import { valueRepresentations, vrByName } from './vrs.ts';

describe('the VR registry', () => {
  it('has the 34 Value Representations of PS3.5 Table 6.2-1 in alphabetical order', () => {
    const names = valueRepresentations.map((row) => row.vr);
    expect(names).to.have.lengthOf(34);
    expect(names).to.deep.equal([...new Set(names)].sort());
  });

  it('gives a 16-bit length to exactly the 21 VRs that PS3.5 7.1.2 lists', () => {
    const short = valueRepresentations.filter((row) => !row.longForm).map((row) => row.vr);
    expect(short.join(' ')).to.equal('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US');
  });

  it('allows Undefined Length to exactly the eight VRs of PS3.5 7.1.2', () => {
    const open = valueRepresentations.filter((row) => row.undefinedLength).map((row) => row.vr);
    expect(open.join(' ')).to.equal('OB OD OF OL OV OW SQ UN');
  });

  it('swaps the bytes that PS3.5 7.3 lists', () => {
    const swapped = (bytes: number) => valueRepresentations.filter((row) => row.swap === bytes).map((row) => row.vr);
    expect(swapped(2).join(' ')).to.equal('AT OW SS US');
    expect(swapped(4).join(' ')).to.equal('FL OF OL SL UL');
    expect(swapped(8).join(' ')).to.equal('FD OD OV SV UV');
  });

  it('pads text with SPACE, but UI with NULL', () => {
    expect(vrByName('LO')?.padding).to.equal(0x20);
    expect(vrByName('UI')?.padding).to.equal(0);
    expect(vrByName('??')).to.equal(undefined);
  });
});
