import { expect } from 'chai';
import { decodePdu, type PDataTF } from '../../src/wire.ts';
import type { FragmentsSpec } from '../language/command-spec.ts';
import { isComplete, pdusOf } from './fragments.ts';

const message = { contextId: 3, command: Buffer.from('ccccc'), dataSet: Buffer.from('dddd') };

/** Each PDU as its PDVs: type, last mark and fragment. */
function shapes(spec: FragmentsSpec | undefined, maxLength = 16384): string[] {
  return pdusOf(message, maxLength, spec).map((bytes) => {
    const decoded = decodePdu(bytes);
    if (!('pdu' in decoded)) throw new Error(decoded.invalid);
    const { pdvs } = decoded.pdu as PDataTF;
    return pdvs.map(({ isLast, fragment }) => `${Buffer.from(fragment)}${isLast ? '.' : ''}`).join(' ');
  });
}

describe('the fragments of a message', () => {
  it('have reserved bits in each message control header where that is asked for', () => {
    const [first, second] = pdusOf(message, 16384, { reservedBits: 0x40 });
    expect([first?.[11], second?.[11]]).to.deep.equal([0x43, 0x42]);
  });

  it('share one PDU where nothing is asked for', () => {
    expect(shapes(undefined)).to.deep.equal(['ccccc. dddd.']);
  });

  it('are one PDV a PDU where the message is cut', () => {
    expect(shapes({})).to.deep.equal(['ccccc.', 'dddd.']);
  });

  it('are as short as asked for, and as many in a PDU', () => {
    expect(shapes({ bytes: 2 })).to.deep.equal(['cc', 'cc', 'c.', 'dd', 'dd.']);
    expect(shapes({ bytes: 2, pdvsPerPdu: 3 })).to.deep.equal(['cc cc c.', 'dd dd.']);
    expect(shapes({ bytes: 2, pdvsPerPdu: 4 })).to.deep.equal(['cc cc c. dd', 'dd.']);
  });

  it('fit the maximum length of the peer where no length is asked for', () => {
    expect(shapes({}, 6 + 4)).to.deep.equal(['cccc', 'c.', 'dddd.']);
  });

  it('never make a PDU longer than the peer receives, whatever is asked for', () => {
    expect(shapes({ bytes: 100 }, 6 + 4)).to.deep.equal(['cccc', 'c.', 'dddd.']);
    expect(shapes({ bytes: 2, pdvsPerPdu: 5 }, 2 * (6 + 2))).to.deep.equal(['cc cc', 'c. dd', 'dd.']);
    expect(shapes({ pdvsPerPdu: 2 }, 6 + 5), 'an even number of bytes').to.deep.equal(['cccc', 'c.', 'dddd.']);
  });

  it('can end with an empty one', () => {
    expect(shapes({ bytes: 4, emptyLast: true })).to.deep.equal(['cccc', 'c', '.', 'dddd', '.']);
  });

  it('can have the Data Set on another presentation context', () => {
    const pdvs = pdusOf(message, 0, { dataContext: 7, pdvsPerPdu: 2 }).map((bytes) => decodePdu(bytes));
    expect(pdvs).to.have.nested.property('[0].pdu.pdvs[0].contextId', 3);
    expect(pdvs).to.have.nested.property('[0].pdu.pdvs[1].contextId', 7);
  });

  it('can be in the wrong order, unfinished or unmarked', () => {
    expect(shapes({ order: 'data-first' })).to.deep.equal(['dddd.', 'ccccc.']);
    expect(shapes({ bytes: 4, stopAfter: 2 })).to.deep.equal(['cccc', 'c.']);
    expect(shapes({ last: false })).to.deep.equal(['ccccc.', 'dddd']);
  });

  it('are known to be the whole message or not', () => {
    expect([undefined, {}, { stopAfter: 2 }].map((spec) => isComplete(message, 0, spec))).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect([{ last: false }, { stopAfter: 1 }].map((spec) => isComplete(message, 0, spec))).to.deep.equal([
      false,
      false,
    ]);
  });
});
