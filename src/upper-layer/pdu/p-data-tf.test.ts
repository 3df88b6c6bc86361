/** PS3.8 9.3.5, Annex E: the P-DATA-TF PDU and its PDVs. */

import { expect } from 'chai';
import { decodePDataTF, encodePDataTF, messageControlHeader, type Pdv } from './p-data-tf.ts';

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

const command: Pdv = { contextId: 1, isCommand: true, isLast: true, fragment: Buffer.from('cmd!') };
const data: Pdv = { contextId: 1, isCommand: false, isLast: false, fragment: Buffer.from('da') };

describe('a P-DATA-TF PDU', () => {
  it('has the bytes of Tables 9-22 and 9-23', () => {
    const bytes = encodePDataTF({ type: 'P-DATA-TF', pdvs: [command, data] });
    const expected = '04 00 00000012 00000006 01 03 636d6421 00000004 01 00 6461';
    expect(bytes).to.deep.equal(bytesOf(expected));
    expect(decodePDataTF(bytes)).to.deep.equal({ type: 'P-DATA-TF', pdvs: [command, data] });
  });

  it('tells command from data and the last fragment from others by bits 0 and 1 (E.2)', () => {
    const headers = [0, 1, 2, 3].map((bits) => ({ isCommand: (bits & 1) > 0, isLast: (bits & 2) > 0 }));
    expect(headers.map(messageControlHeader)).to.deep.equal([0, 1, 2, 3]);
  });

  it('does not check bits 2 to 7 of the message control header, but keeps them (E.2)', () => {
    const bytes = bytesOf('04 00 00000008 00000004 01 ff 6461');
    const pdv = { contextId: 1, isCommand: true, isLast: true, fragment: Buffer.from('da'), reserved: 0xfc };
    expect(decodePDataTF(bytes)).to.deep.equal({ type: 'P-DATA-TF', pdvs: [pdv] });
    expect(encodePDataTF({ type: 'P-DATA-TF', pdvs: [pdv] })).to.deep.equal(bytes);
  });

  it('shares the memory of its fragments with the bytes it was read from', () => {
    const bytes = encodePDataTF({ type: 'P-DATA-TF', pdvs: [command] });
    const decoded = decodePDataTF(bytes);
    bytes.fill(0x7a, 12);
    expect(decoded).to.have.nested.property('pdvs[0].fragment').that.deep.equals(Buffer.from('zzzz'));
  });

  it('tolerates an empty fragment, which should not have been sent (E.1)', () => {
    const pdv = { contextId: 3, isCommand: false, isLast: true, fragment: Buffer.alloc(0) };
    expect(decodePDataTF(bytesOf('04 00 00000006 00000002 03 02'))).to.deep.equal({ type: 'P-DATA-TF', pdvs: [pdv] });
  });

  const malformed: readonly [title: string, hex: string, offset: number][] = [
    ['no PDV at all', '04 00 00000000', 6],
    ['fewer bytes than a PDV Item has at least', '04 00 00000005 00000001 01', 6],
    ['a PDV without a message control header', '04 00 00000006 00000001 01 03', 6],
    ['a PDV that leaves the PDU', '04 00 00000008 00000005 01 03 6461', 6],
    ['a PDV that declares 4 GiB', '04 00 00000008 ffffffff 01 03 6461', 6],
    ['bytes after the last PDV', '04 00 00000009 00000004 01 03 6461 00', 14],
  ];
  for (const [title, hex, offset] of malformed) {
    it(`is invalid with ${title}`, () => {
      expect(decodePDataTF(bytesOf(hex))).to.include({ offset, reason: 6 });
    });
  }
});
