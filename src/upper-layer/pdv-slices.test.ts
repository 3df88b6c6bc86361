/** PS3.8 9.3.5.1: P-DATA-TF of many PDVs, cut. */

import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Pdv } from './pdu/p-data-tf.ts';
import { decodePdu, encodePdu } from './pdu/pdu.ts';
import { PdvSlices } from './pdv-slices.ts';

const pdvs = (count: number): Pdv[] =>
  Array.from({ length: count }, (_, at) => ({
    contextId: at % 256,
    isCommand: at % 2 === 0,
    isLast: at % 3 === 0,
    fragment: Buffer.alloc(at % 4, at),
  }));

function sliced(pdu: Buffer): { slices: number; pdvs: Pdv[] } | undefined {
  const cut = PdvSlices.of(pdu);
  if (cut === undefined) return undefined;
  const all: Pdv[] = [];
  let slices = 0;
  for (let part = cut.next(); part !== undefined; part = cut.next()) {
    expect(part.continues).to.equal(slices > 0);
    all.push(...part.slice);
    slices++;
  }
  return { slices, pdvs: all };
}

describe('A P-DATA-TF of many PDVs', () => {
  it('comes in slices that have the same PDVs in the same order', () => {
    const pdu = encodePdu({ type: 'P-DATA-TF', pdvs: pdvs(1000) });
    const decoded = decodePdu(pdu);
    if (!('pdu' in decoded) || decoded.pdu.type !== 'P-DATA-TF') throw new Error('not decoded');
    const cut = sliced(pdu);
    expect(cut?.slices).to.be.above(1);
    expect(cut?.pdvs).to.deep.equal(decoded.pdu.pdvs);
  });

  it('is left whole when there are few', () => {
    expect(PdvSlices.of(encodePdu({ type: 'P-DATA-TF', pdvs: pdvs(100) }))).to.equal(undefined);
  });

  it('is left whole when it is not valid, so that it is refused as a whole', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 255 }), (place, byte) => {
        const pdu = encodePdu({ type: 'P-DATA-TF', pdvs: pdvs(600) });
        const at = 6 + (place % (pdu.length - 6));
        pdu[at] = byte;
        const isValid = 'pdu' in decodePdu(pdu);
        if (PdvSlices.of(pdu) !== undefined) expect(isValid).to.equal(true);
      }),
      { numRuns: 300 },
    );
  });
});
