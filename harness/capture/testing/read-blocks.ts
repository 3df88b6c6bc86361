// Reads capture files (pcapng) back, each length checked, for tests.

import { expect } from 'chai';

export interface ReadBlock {
  readonly type: number;
  readonly body: Buffer;
}

export interface ReadPacket {
  readonly atUs: number;
  readonly bytes: Buffer;
  /** Bytes of the whole packet. */
  readonly length: number;
  readonly comments: readonly string[];
}

/** The blocks of a file, with both lengths of each checked. */
export function blocksOf(file: Buffer): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  for (let at = 0; at < file.length; ) {
    const length = file.readUInt32LE(at + 4);
    expect(length % 4, 'the length of a block').to.equal(0);
    expect(file.readUInt32LE(at + length - 4), 'the second length of a block').to.equal(length);
    blocks.push({ type: file.readUInt32LE(at), body: file.subarray(at + 8, at + length - 4) });
    at += length;
  }
  return blocks;
}

/** Types and values up to the type 0 that ends them, and what follows. */
export function valuesOf(list: Buffer): { values: [type: number, value: Buffer][]; rest: Buffer } {
  const values: [number, Buffer][] = [];
  let at = 0;
  while (at < list.length) {
    const [type, length] = [list.readUInt16LE(at), list.readUInt16LE(at + 2)];
    at += 4;
    if (type === 0) break;
    values.push([type, list.subarray(at, at + length)]);
    at += length + ((4 - (length % 4)) % 4);
  }
  return { values, rest: list.subarray(at) };
}

/** The packets of a file. */
export function packetsOf(file: Buffer): ReadPacket[] {
  return blocksOf(file).flatMap(({ type, body }) => {
    if (type !== 6) return [];
    const captured = body.readUInt32LE(12);
    const end = 20 + captured + ((4 - (captured % 4)) % 4);
    return [
      {
        atUs: body.readUInt32LE(4) * 2 ** 32 + body.readUInt32LE(8),
        bytes: body.subarray(20, 20 + captured),
        length: body.readUInt32LE(16),
        comments: valuesOf(body.subarray(end)).values.flatMap(([code, text]) => (code === 1 ? [`${text}`] : [])),
      },
    ];
  });
}

/** A packet of TCP over IPv4 or IPv6, taken apart. */
export function segmentOf(bytes: Buffer) {
  const isV4 = (bytes[0] ?? 0) >> 4 === 4;
  const tcp = bytes.subarray(isV4 ? 20 : 40);
  return {
    from: [...(isV4 ? bytes.subarray(12, 16) : bytes.subarray(8, 24))].join('.'),
    to: [...(isV4 ? bytes.subarray(16, 20) : bytes.subarray(24, 40))].join('.'),
    ports: [tcp.readUInt16BE(0), tcp.readUInt16BE(2)],
    sequence: tcp.readUInt32BE(4),
    acknowledged: tcp.readUInt32BE(8),
    flags: flagNames.filter((_, at) => (tcp.readUInt16BE(12) >> at) & 1).join(' '),
    payload: tcp.subarray(4 * (tcp.readUInt16BE(12) >> 12)),
  };
}

const flagNames = ['FIN', 'SYN', 'RST', 'PSH', 'ACK'];

/** The sum that a receiver forms (RFC 1071): 0 if the checksum within is right. */
export function sumWithChecksum(bytes: Uint8Array, first = 0): number {
  let sum = first;
  for (const [at, byte] of bytes.entries()) sum += at % 2 === 0 ? byte << 8 : byte;
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}
