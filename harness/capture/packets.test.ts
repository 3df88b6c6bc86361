import { expect } from 'chai';
import { addressBytes, longestPayload, tcpFlags, tcpPacket } from './packets.ts';
import { segmentOf, sumWithChecksum } from './testing/read-blocks.ts';

const v4 = [Buffer.from([192, 168, 1, 2]), Buffer.from([10, 0, 0, 250])] as const;
const v6 = [Buffer.alloc(16, 0xab), Buffer.alloc(16, 0xcd)] as const;

function packet([from, to]: readonly [Buffer, Buffer], payload: Uint8Array, flags: number = tcpFlags.ACK): Buffer {
  const ends = { from: { address: from, port: 50_000 }, to: { address: to, port: 104 } };
  return tcpPacket({ ...ends, sequence: 2 ** 32 + 5, acknowledged: 7, flags, payload });
}

/** The sum over the pseudo header of RFC 9293 3.1. */
function pseudoSum(bytes: Buffer, addresses: Buffer, tcpLength: number): number {
  let sum = 6 + tcpLength;
  for (let at = 0; at < addresses.length; at += 2) sum += addresses.readUInt16BE(at);
  expect(bytes.length).to.be.greaterThan(tcpLength);
  return sum;
}

describe('A packet of TCP', () => {
  for (const size of [0, 1, 2, 1001, longestPayload]) {
    const payload = Buffer.alloc(size, 0xf1);

    it(`over IPv4 with ${size} bytes has right lengths and checksums`, () => {
      const bytes = packet(v4, payload);
      expect(bytes.readUInt16BE(2)).to.equal(bytes.length);
      expect(sumWithChecksum(bytes.subarray(0, 20)), 'of IP').to.equal(0);
      const tcp = bytes.subarray(20);
      expect(sumWithChecksum(tcp, pseudoSum(bytes, bytes.subarray(12, 20), tcp.length)), 'of TCP').to.equal(0);
      expect(tcp.readUInt16BE(16), 'a checksum').not.to.equal(0);
    });

    it(`over IPv6 with ${size} bytes has right lengths and checksums`, () => {
      const bytes = packet(v6, payload);
      const tcp = bytes.subarray(40);
      expect([bytes[0], bytes[6], bytes.readUInt16BE(4)]).to.deep.equal([0x60, 6, tcp.length]);
      expect(sumWithChecksum(tcp, pseudoSum(bytes, bytes.subarray(8, 40), tcp.length)), 'of TCP').to.equal(0);
    });
  }

  it('says ports, numbers modulo 2 to the power of 32, flags and payload', () => {
    const { sequence, acknowledged, ports, flags, payload, from, to } = segmentOf(packet(v4, Buffer.from('abc')));
    expect({ sequence, acknowledged, ports, flags }).to.deep.equal({
      ...{ sequence: 5, acknowledged: 7, ports: [50_000, 104], flags: 'ACK' },
    });
    expect([`${payload}`, from, to]).to.deep.equal(['abc', '192.168.1.2', '10.0.0.250']);
  });

  it('of the longest payload fills an IPv4 packet', () => {
    expect(packet(v4, Buffer.alloc(longestPayload))).to.have.length(65_535);
  });

  it('that opens a connection offers a window that holds whatever follows', () => {
    const bytes = packet(v4, Buffer.alloc(0), tcpFlags.SYN);
    expect(bytes.subarray(40).toString('hex')).to.equal('0204ffd703030e01');
    expect(segmentOf(bytes)).to.have.property('flags', 'SYN');
  });
});

describe('An address', () => {
  const hex = (text: string) => addressBytes(text)?.toString('hex');

  it('is read in each form in which a socket gives it', () => {
    expect(hex('127.0.0.1')).to.equal('7f000001');
    expect(hex('::ffff:10.0.0.1')).to.equal('0a000001');
    expect(hex('::1')).to.equal('00000000000000000000000000000001');
    expect(hex('fe80::1:2%eth0')).to.equal('fe800000000000000000000000010002');
    expect(hex('2001:db8::1.2.3.4')).to.equal('20010db8000000000000000001020304');
    expect(hex('1:2:3:4:5:6:7:8')).to.equal('00010002000300040005000600070008');
    expect(hex('::')).to.equal('0'.repeat(32));
  });

  it('is undefined for what is none', () => {
    expect([hex(''), hex('localhost'), hex('1.2.3')]).to.deep.equal([undefined, undefined, undefined]);
  });
});
