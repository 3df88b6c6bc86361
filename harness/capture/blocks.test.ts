import { expect } from 'chai';
import { enhancedPacket, interfaceDescription, nameResolution, sectionHeader } from './blocks.ts';
import { blocksOf, packetsOf, valuesOf } from './testing/read-blocks.ts';

describe('The blocks of a capture file', () => {
  it('begin with a section of version 1.0 in little endian, whose length is not given', () => {
    const file = sectionHeader({ application: 'cstore 1', hardware: 'none', comment: 'two\nlines' });
    const [{ type, body } = expect.fail()] = blocksOf(file);
    expect(type).to.equal(0x0a0d0d0a);
    expect(body.subarray(0, 16).toString('hex')).to.equal('4d3c2b1a01000000ffffffffffffffff');
    const { values, rest } = valuesOf(body.subarray(16));
    expect(values.map(([code, text]) => [code, `${text}`])).to.deep.equal([
      [1, 'two\nlines'],
      [2, 'none'],
      [4, 'cstore 1'],
    ]);
    expect(rest).to.have.length(0);
  });

  it('describe an interface of raw IP with times in microseconds', () => {
    const [{ type, body } = expect.fail()] = blocksOf(interfaceDescription('name', 'more of it'));
    expect([type, body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt32LE(4)]).to.deep.equal([1, 101, 0, 0]);
    const { values } = valuesOf(body.subarray(8));
    expect(values.map(([code]) => code)).to.deep.equal([2, 3, 9]);
    expect([...(values[2]?.[1] ?? [])]).to.deep.equal([6]);
  });

  it('name addresses of IPv4 and IPv6, each name ended by a zero and holding none', () => {
    const names = [[Buffer.from([10, 0, 0, 1]), 'A\0B'] as const, [Buffer.alloc(16, 1), 'STORE'] as const];
    const [{ type, body } = expect.fail()] = blocksOf(nameResolution(names));
    const { values, rest } = valuesOf(body);
    expect(type).to.equal(4);
    expect(values.map(([code, value]) => [code, value.toString('latin1')])).to.deep.equal([
      [1, '\n\0\0\x01AB\0'],
      [2, `${'\x01'.repeat(16)}STORE\0`],
    ]);
    expect(rest).to.have.length(0);
  });

  it('have packets of any length with time, true length and comments', () => {
    const atUs = 1_700_000_000_000_001;
    for (const size of [0, 1, 2, 3, 4]) {
      const bytes = Buffer.alloc(size, 7);
      const [packet] = packetsOf(enhancedPacket({ atUs, bytes, length: 99, comments: ['one', 'zwölf'] }));
      expect(packet).to.deep.equal({ atUs, bytes, length: 99, comments: ['one', 'zwölf'] });
    }
    const [plain] = packetsOf(enhancedPacket({ atUs, bytes: Buffer.from('abcd') }));
    expect(plain).to.deep.include({ length: 4, comments: [] });
  });

  it('cut a comment of more than an option can hold between two characters', () => {
    const [packet] = packetsOf(
      enhancedPacket({ atUs: 0, bytes: Buffer.alloc(1), comments: [`a${'ü'.repeat(40_000)}`] }),
    );
    const [comment = ''] = packet?.comments ?? [];
    expect(Buffer.byteLength(comment)).to.be.within(65_500, 65_535);
    expect(comment).to.match(/^aü+$/);
  });
});
