import { expect } from 'chai';
import { longestPayload } from './packets.ts';
import { type StreamPacket, TcpStream } from './tcp-stream.ts';
import { segmentOf } from './testing/read-blocks.ts';

const stream = (isn?: number) =>
  new TcpStream(
    { address: Buffer.from([10, 0, 0, 1]), port: 50_000 },
    { address: Buffer.from([10, 0, 0, 2]), port: 104 },
    isn,
  );

const told = (packets: readonly StreamPacket[]) =>
  packets.map(({ bytes }) => {
    const { ports, flags, sequence, acknowledged, payload } = segmentOf(Buffer.from(bytes));
    return `${ports[0]} ${flags} ${sequence} ${acknowledged} ${payload.length}`;
  });

describe('A TCP stream', () => {
  it('opens, takes bytes of both sides and ends, each packet acknowledging what came before it', () => {
    const tcp = stream();
    expect(told(tcp.open())).to.deep.equal(['50000 SYN 0 0 0', '104 SYN ACK 0 1 0', '50000 ACK 1 1 0']);
    expect(told(tcp.data('requestor', Buffer.alloc(10)))).to.deep.equal(['50000 PSH ACK 1 1 10']);
    expect(told(tcp.data('acceptor', Buffer.alloc(4)))).to.deep.equal(['104 PSH ACK 1 11 4']);
    expect(told([tcp.end('requestor', 'FIN'), tcp.end('acceptor', 'FIN')])).to.deep.equal([
      '50000 FIN ACK 11 5 0',
      '104 FIN ACK 5 12 0',
    ]);
    expect(told([tcp.acknowledge('requestor')])).to.deep.equal(['50000 ACK 12 6 0']);
  });

  it('can end by a reset of either side, which has no number of its own', () => {
    const tcp = stream();
    tcp.open();
    expect(told([tcp.end('acceptor', 'RST')])).to.deep.equal(['104 RST ACK 1 1 0']);
  });

  it('cuts what no packet holds into as many as are needed, with all bytes in order', () => {
    const tcp = stream();
    const bytes = Buffer.from(Array.from({ length: 2 * longestPayload + 5 }, (_, at) => at % 251));
    const packets = tcp.data('requestor', bytes);
    expect(packets.map(({ length }) => length)).to.deep.equal([65_535, 65_535, 45]);
    const payloads = packets.map((packet) => segmentOf(Buffer.from(packet.bytes)).payload);
    expect(Buffer.concat(payloads).equals(bytes)).to.equal(true);
  });

  it('keeps the heads of packets alone if that is asked for, and their numbers as if they were whole', () => {
    const tcp = stream();
    const [cut] = tcp.data('requestor', Buffer.alloc(1000), true);
    const [short] = tcp.data('requestor', Buffer.alloc(10), true);
    expect([cut?.bytes.length, cut?.length]).to.deep.equal([104, 1040]);
    expect([short?.bytes.length, short?.length]).to.deep.equal([50, 50]);
    expect(segmentOf(Buffer.from(short?.bytes ?? [])).sequence).to.equal(1000);
  });

  it('goes on after bytes without a packet, and beyond 4 GiB', () => {
    const tcp = stream(2 ** 32 - 3);
    tcp.skip('requestor', 5);
    expect(told(tcp.data('requestor', Buffer.alloc(1)))).to.deep.equal(['50000 PSH ACK 2 4294967293 1']);
  });
});
