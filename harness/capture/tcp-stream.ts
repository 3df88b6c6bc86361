// One connection as the packets of a TCP stream (RFC 9293), from what its two sides did.

import { type EndPoint, longestPayload, tcpFlags, tcpPacket } from './packets.ts';

/** Who opened the connection, and who accepted it. */
export type Side = 'requestor' | 'acceptor';
/** How a side ends a connection: in order, or by a reset. */
export type End = 'FIN' | 'RST';

/** Bytes of payload that are kept of a packet whose rest is left out: enough to tell what it is. */
const keptOfCut = 64;

/** A packet, or its head and how long it was. */
export interface StreamPacket {
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** The sequence numbers of both sides; handshake and acknowledgements are made up. */
export class TcpStream {
  readonly #ends: Readonly<Record<Side, EndPoint>>;
  readonly #next: Record<Side, number>;

  /** `isn` is the first sequence number of both sides. */
  constructor(requestor: EndPoint, acceptor: EndPoint, isn = 0) {
    this.#ends = { requestor, acceptor };
    this.#next = { requestor: isn, acceptor: isn };
  }

  /** The handshake: SYN, SYN ACK, ACK. */
  open(): [syn: StreamPacket, ...rest: StreamPacket[]] {
    const syn = this.#packet('requestor', tcpFlags.SYN);
    this.#next.requestor += 1;
    const answer = this.#packet('acceptor', tcpFlags.SYN | tcpFlags.ACK);
    this.#next.acceptor += 1;
    return [syn, answer, this.#packet('requestor', tcpFlags.ACK)];
  }

  /** What a side sent, in as few packets as IP allows; `isCut` keeps the head of each only. */
  data(from: Side, bytes: Uint8Array, isCut = false): StreamPacket[] {
    const packets: StreamPacket[] = [];
    for (let at = 0; at < bytes.length; at += longestPayload) {
      const payload = bytes.subarray(at, at + longestPayload);
      const { bytes: whole, length } = this.#packet(from, tcpFlags.PSH | tcpFlags.ACK, payload);
      const kept = isCut ? Math.min(length, length - payload.length + keptOfCut) : length;
      packets.push({ bytes: whole.subarray(0, kept), length });
      this.#next[from] += payload.length;
    }
    return packets;
  }

  /** So many bytes that a side sent have no packet. */
  skip(from: Side, count: number): void {
    this.#next[from] += count;
  }

  /** The end that a side made. */
  end(from: Side, how: End): StreamPacket {
    const packet = this.#packet(from, tcpFlags[how] | tcpFlags.ACK);
    if (how === 'FIN') this.#next[from] += 1;
    return packet;
  }

  /** A bare acknowledgement of what the other side has sent. */
  acknowledge(from: Side): StreamPacket {
    return this.#packet(from, tcpFlags.ACK);
  }

  #packet(from: Side, flags: number, payload?: Uint8Array): StreamPacket {
    const to = from === 'requestor' ? 'acceptor' : 'requestor';
    const bytes = tcpPacket({
      from: this.#ends[from],
      to: this.#ends[to],
      sequence: this.#next[from],
      // Before its own SYN nobody has anything to acknowledge.
      acknowledged: flags & tcpFlags.ACK ? this.#next[to] : 0,
      flags,
      ...(payload && { payload }),
    });
    return { bytes, length: bytes.length };
  }
}
