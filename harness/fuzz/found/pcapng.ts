// What went over connections as a capture file (pcapng) with made-up addresses, so that Wireshark shows it as DICOM.

import { enhancedPacket, interfaceDescription, sectionHeader } from '../../capture/blocks.ts';
import { type StreamPacket, TcpStream } from '../../capture/tcp-stream.ts';
import type { CapturedEntry } from '../exchange/capture.ts';

/** The port that Wireshark takes for DICOM. */
const dicomPort = 104;
const firstPort = 50_000;
const sides = { harness: 'requestor', SUT: 'acceptor' } as const;
/** Every find is told apart by its file alone. */
const section = { application: 'cstore-conformance', hardware: '', comment: '' };

/** The file; `startedAt` is the time of the first entry, in milliseconds since 1970. */
export function pcapng(captured: readonly CapturedEntry[], startedAt: number): Buffer {
  const connections = new Map<number, TcpStream>();
  const blocks = [sectionHeader(section), interfaceDescription('harness', '')];
  for (const { atMs, connection, from, what } of captured) {
    const stream = connections.get(connection) ?? newStream(connection);
    connections.set(connection, stream);
    const atUs = Math.round((startedAt + atMs) * 1000);
    for (const packet of packetsOf(stream, from, what)) blocks.push(enhancedPacket({ atUs, ...packet }));
  }
  return Buffer.concat(blocks);
}

/**
 * From 10.0.0.1 (harness, which has opened it) to 10.x.x.2 (SUT), another one each time: Wireshark puts fragments of messages
 * together by addresses alone.
 */
function newStream(connection: number): TcpStream {
  const its = Buffer.from([10, 1 + ((connection >> 8) & 0x7f), connection & 0xff, 2]);
  const port = firstPort + (connection % 10_000);
  return new TcpStream({ address: Buffer.from([10, 0, 0, 1]), port }, { address: its, port: dicomPort });
}

function packetsOf(
  stream: TcpStream,
  from: CapturedEntry['from'],
  what: CapturedEntry['what'],
): readonly StreamPacket[] {
  if (what === 'SYN') return stream.open();
  return typeof what === 'string' ? [stream.end(sides[from], what)] : stream.data(sides[from], what);
}
