// What went over connections as a capture file (pcapng) with made-up addresses, so that Wireshark shows it as DICOM.

import type { CapturedEntry } from '../exchange/capture.ts';

/** Bytes of one made-up TCP segment: an IPv4 packet holds 65,535. */
const segmentLength = 1400;
/** The port that Wireshark takes for DICOM. */
const dicomPort = 104;
const firstPort = 50_000;
const flags = { FIN: 0x11, RST: 0x14, SYN: 0x02, 'SYN ACK': 0x12, data: 0x18, ACK: 0x10 } as const;
/** LINKTYPE_RAW: a packet begins with its IP header. */
const rawIp = 101;

/** The file; `startedAt` is the time of the first entry, in milliseconds since 1970. */
export function pcapng(captured: readonly CapturedEntry[], startedAt: number): Buffer {
  const connections = new Map<number, Sequence>();
  const blocks = [sectionHeader, interfaceDescription];
  for (const { atMs, connection, from, what } of captured) {
    const sequence = connections.get(connection) ?? new Sequence(firstPort + (connection % 10_000));
    connections.set(connection, sequence);
    for (const packet of packetsOf(sequence, from, what)) blocks.push(enhancedPacket(packet, startedAt + atMs));
  }
  return Buffer.concat(blocks);
}

/** Port and sequence numbers of a connection; the harness has opened it. */
class Sequence {
  readonly #port: number;
  readonly #next = { harness: 1, SUT: 1 };

  constructor(port: number) {
    this.#port = port;
  }

  packet(from: CapturedEntry['from'], flag: keyof typeof flags, payload: Uint8Array = new Uint8Array()): Buffer {
    const to = from === 'harness' ? 'SUT' : 'harness';
    const ports = from === 'harness' ? [this.#port, dicomPort] : [dicomPort, this.#port];
    const isFirst = flag === 'SYN' || flag === 'SYN ACK';
    const tcp = Buffer.alloc(20);
    tcp.writeUInt16BE(ports[0] ?? 0, 0);
    tcp.writeUInt16BE(ports[1] ?? 0, 2);
    tcp.writeUInt32BE(isFirst ? 0 : this.#next[from] >>> 0, 4);
    tcp.writeUInt32BE(flag === 'SYN' ? 0 : this.#next[to] >>> 0, 8);
    tcp.writeUInt16BE(0x5000 | flags[flag], 12);
    tcp.writeUInt16BE(0xffff, 14);
    this.#next[from] += payload.length + (flag === 'FIN' ? 1 : 0);
    return Buffer.concat([ipHeader(from, 40 + payload.length), tcp, payload]);
  }
}

function packetsOf(sequence: Sequence, from: CapturedEntry['from'], what: CapturedEntry['what']): readonly Buffer[] {
  if (what === 'SYN')
    return [sequence.packet(from, 'SYN'), sequence.packet('SUT', 'SYN ACK'), sequence.packet(from, 'ACK')];
  if (typeof what === 'string') return [sequence.packet(from, what)];
  const packets: Buffer[] = [];
  for (let at = 0; at < what.length; at += segmentLength)
    packets.push(sequence.packet(from, 'data', what.subarray(at, at + segmentLength)));
  return packets;
}

/** Of IPv4 (RFC 791), from 10.0.0.1 (harness) or 10.0.0.2 (SUT) to the other. Checksums are left out. */
function ipHeader(from: CapturedEntry['from'], length: number): Buffer {
  const header = Buffer.from('4500000000004000400600000a0000000a000000', 'hex');
  header.writeUInt16BE(length, 2);
  header[15] = from === 'harness' ? 1 : 2;
  header[19] = from === 'harness' ? 2 : 1;
  return header;
}

function block(type: number, body: Uint8Array): Buffer {
  const padding = (4 - (body.length % 4)) % 4;
  const length = 12 + body.length + padding;
  const [head, end] = [Buffer.alloc(8), Buffer.alloc(4)];
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(length, 4);
  end.writeUInt32LE(length, 0);
  return Buffer.concat([head, body, Buffer.alloc(padding), end]);
}

const sectionHeader = block(0x0a0d0d0a, Buffer.from('4d3c2b1a01000000ffffffffffffffff', 'hex'));
const interfaceDescription = block(1, Buffer.from([rawIp, 0, 0, 0, 0, 0, 0, 0]));

function enhancedPacket(packet: Buffer, atMs: number): Buffer {
  const head = Buffer.alloc(20);
  const microseconds = BigInt(Math.round(atMs * 1000));
  head.writeUInt32LE(Number(microseconds >> 32n), 4);
  head.writeUInt32LE(Number(microseconds & 0xffffffffn), 8);
  head.writeUInt32LE(packet.length, 12);
  head.writeUInt32LE(packet.length, 16);
  return block(6, Buffer.concat([head, packet]));
}
