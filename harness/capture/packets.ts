// One packet of TCP over IP with its checksums: RFC 9293 3.1 over RFC 791 3.1 or RFC 8200 3.

import { isIPv4, isIPv6 } from 'node:net';

/** One side of a connection: an address of 4 bytes (IPv4) or 16 (IPv6), the same for both sides, and a port. */
export interface EndPoint {
  readonly address: Uint8Array;
  readonly port: number;
}

export interface Segment {
  readonly from: EndPoint;
  readonly to: EndPoint;
  readonly sequence: number;
  readonly acknowledged: number;
  readonly flags: number;
  readonly payload?: Uint8Array;
}

/** The control bits of RFC 9293. */
export const tcpFlags = { FIN: 0x01, SYN: 0x02, RST: 0x04, PSH: 0x08, ACK: 0x10 } as const;

const tcpHeadLength = 20;
/** The length of an IPv4 packet is a number of 16 bits, its head included. */
export const longestPayload = 0xffff - 20 - tcpHeadLength;
/** In a SYN: a maximum segment size, and a window scale of 14 (RFC 7323 2) so that all that is sent fits, with a no-operation. */
const synOptions = Buffer.from([2, 4, 0xff, 0xd7, 3, 3, 14, 1]);
const protocolTcp = 6;
const hopLimit = 64;
const nothing = new Uint8Array();

/** The packet. The payload has at most `longestPayload` bytes. */
export function tcpPacket({ from, to, sequence, acknowledged, flags, payload = nothing }: Segment): Buffer {
  const isV4 = from.address.length === 4;
  const headLength = isV4 ? 20 : 40;
  const options = flags & tcpFlags.SYN ? synOptions : nothing;
  const tcpLength = tcpHeadLength + options.length + payload.length;
  const packet = Buffer.alloc(headLength + tcpLength);
  const tcp = packet.subarray(headLength);
  tcp.writeUInt16BE(from.port, 0);
  tcp.writeUInt16BE(to.port, 2);
  tcp.writeUInt32BE(sequence >>> 0, 4);
  tcp.writeUInt32BE(acknowledged >>> 0, 8);
  // The data begins after so many words of head.
  tcp.writeUInt16BE(((5 + options.length / 4) << 12) | flags, 12);
  tcp.writeUInt16BE(0xffff, 14);
  tcp.set(options, tcpHeadLength);
  tcp.set(payload, tcpHeadLength + options.length);
  // RFC 9293 3.1: the pseudo header has both addresses, the protocol and the length.
  const pseudo = sumOf(from.address) + sumOf(to.address) + protocolTcp + tcpLength;
  tcp.writeUInt16BE(checksum(pseudo + sumOf(tcp)), 16);
  if (isV4) writeV4Head(packet, from, to);
  else writeV6Head(packet, from, to, tcpLength);
  return packet;
}

function writeV4Head(packet: Buffer, from: EndPoint, to: EndPoint): void {
  packet.writeUInt8(0x45, 0);
  packet.writeUInt16BE(packet.length, 2);
  // Don't fragment.
  packet.writeUInt16BE(0x4000, 6);
  packet.writeUInt8(hopLimit, 8);
  packet.writeUInt8(protocolTcp, 9);
  packet.set(from.address, 12);
  packet.set(to.address, 16);
  packet.writeUInt16BE(checksum(sumOf(packet.subarray(0, 20))), 10);
}

function writeV6Head(packet: Buffer, from: EndPoint, to: EndPoint, length: number): void {
  packet.writeUInt8(0x60, 0);
  packet.writeUInt16BE(length, 4);
  packet.writeUInt8(protocolTcp, 6);
  packet.writeUInt8(hopLimit, 7);
  packet.set(from.address, 8);
  packet.set(to.address, 24);
}

/** RFC 1071: the sum of all words of 16 bits; the last byte of an odd number is the high one. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  const even = bytes.length & ~1;
  for (let at = 0; at < even; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return even === bytes.length ? sum : sum + ((bytes[even] ?? 0) << 8);
}

function checksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}

/** The bytes of an address as a socket gives it; undefined for what is none. An IPv4 address within IPv6 is one of IPv4. */
export function addressBytes(text: string): Buffer | undefined {
  const address = text.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  return isIPv6(address) ? v6Bytes(address) : undefined;
}

/** `::` stands for as many groups of zeros as are missing; the last four bytes may be written as those of IPv4. */
function v6Bytes(address: string): Buffer {
  const [first = '', last] = address.split('::').map(groupBytes);
  const [head, tail] = [Buffer.from(first || []), Buffer.from(last ?? [])];
  return Buffer.concat([head, Buffer.alloc(16 - head.length - tail.length), tail]);
}

function groupBytes(groups: string): number[] {
  return groups.split(':').flatMap((group) => {
    if (group === '') return [];
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
