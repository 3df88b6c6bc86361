import { expect } from 'chai';
import * as fc from 'fast-check';
import { defaultRepertoire } from '../character-set.ts';
import { arbitraryValue } from '../value.ts';

/** So many values of a VR as numbers, always the same ones. */
function sampleOf(vr: string): readonly number[] {
  const values = fc.sample(arbitraryValue(vr, defaultRepertoire), { numRuns: 500, seed: 1 });
  return values.map(Number);
}

/** What each numeric VR can hold: PS3.5 Table 6.2-1. */
const largest: Readonly<Record<string, number>> = {
  US: 0xffff,
  SS: 0x7fff,
  UL: 0xffffffff,
  SL: 0x7fffffff,
  IS: 0x7fffffff,
  UV: 2 ** 64,
  SV: 2 ** 63,
  FL: Number.MAX_VALUE,
  FD: Number.MAX_VALUE,
  DS: Number.MAX_VALUE,
};

describe('generated numbers', () => {
  for (const [vr, max] of Object.entries(largest)) {
    const within = [0xff, 0xffff, 2 ** 31].filter((bound) => bound < max);
    it(`of ${vr} are often above ${within.join(', ')}`, () => {
      const values = sampleOf(vr);
      for (const bound of within) {
        expect(values.filter((value) => value > bound).length, `above ${bound}`).to.be.greaterThan(20);
      }
      expect(values.filter((value) => value > max)).to.deep.equal([]);
      expect(values.filter(Number.isNaN)).to.deep.equal([]);
    });
  }

  it('of DS have at most 16 characters', () => {
    const texts = fc.sample(arbitraryValue('DS', defaultRepertoire), { numRuns: 500, seed: 1 }).map(String);
    expect(texts.filter((text) => text.length > 16)).to.deep.equal([]);
  });

  it('of SS, SL, SV and IS are below zero as far as these go', () => {
    for (const [vr, bound] of Object.entries({ SS: -0xff, SL: -0xffff, SV: -(2 ** 32), IS: -0xffff })) {
      expect(sampleOf(vr).filter((value) => value < bound).length, vr).to.be.greaterThan(20);
    }
  });
});
