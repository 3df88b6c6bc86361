import { expect } from 'chai';
import {
  ExplicitVRBigEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  readDataSet,
} from '../../../src/index.ts';
import { encodeTree } from '../draft/tree.ts';
import { valuesOfVr, vrsWithValues } from './vr-values.ts';

const syntaxes = [ExplicitVRLittleEndian, ExplicitVRBigEndian];

describe('values of every Value Representation', () => {
  it('are there for all of PS3.5 Table 6.2-1 but SQ', () => {
    const all = 'AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SS ST SV TM UC UI UL UN UR US UT UV';
    expect(vrsWithValues.join(' ')).to.equal(all);
  });

  it('are of an attribute that has this VR in the Data Dictionary', () => {
    for (const [vr, { tag }] of Object.entries(valuesOfVr)) {
      const bytes = encodeTree([{ tag, vr: 'XX', value: Buffer.alloc(8) }], ImplicitVRLittleEndian);
      expect(readDataSet(bytes, ImplicitVRLittleEndian).elements[0]?.vr, vr).to.equal(vr);
    }
  });

  for (const syntax of syntaxes) {
    it(`are read without a finding if they are legal, in ${syntax.keyword}`, () => {
      for (const [vr, { tag, legal }] of Object.entries(valuesOfVr)) {
        for (const [at, value] of legal.entries()) {
          const bytes = encodeTree([{ tag, vr, value: value(syntax.littleEndian) }], syntax);
          expect(readDataSet(bytes, syntax).findings, `${vr} ${at}`).to.deep.equal([]);
        }
      }
    });
  }

  it('are several that the VR does not allow, each other than every legal one', () => {
    for (const [vr, { legal, illegal }] of Object.entries(valuesOfVr)) {
      const allowed = legal.map((value) => Buffer.from(value(true)).toString('hex'));
      const others = illegal.map((value) => Buffer.from(value(true)).toString('hex'));
      expect(others.length, vr).to.be.at.least(2);
      expect(
        others.filter((one) => allowed.includes(one)),
        vr,
      ).to.deep.equal([]);
    }
  });
});
