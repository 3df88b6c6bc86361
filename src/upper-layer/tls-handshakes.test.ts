import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { TlsHandshakes } from './tls-handshakes.ts';

/** As much of a socket as is asked for. */
class SomeSocket extends EventEmitter {
  readonly remoteAddress = '127.0.0.1';
  readonly remotePort: number;
  bytesRead = 0;
  readableLength = 0;
  destroyed = false;

  constructor(remotePort: number) {
    super();
    this.remotePort = remotePort;
  }

  say(bytes: number): void {
    this.bytesRead = bytes;
    this.readableLength = bytes;
    this.emit('readable');
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

describe('Connections before their TLS handshake', () => {
  let begun: unknown[];
  let nothing: string[];

  beforeEach(() => {
    begun = [];
    nothing = [];
  });

  /** So many sockets that were accepted at once, with room for two. */
  function accept(count: number, silentMs = 3_600_000) {
    const handshakes = new TlsHandshakes({
      maximum: 2,
      silentMs,
      onBegin: (tcp) => begun.push(tcp),
      onNothing: (_tcp, why) => nothing.push(why),
    });
    const sockets = Array.from({ length: count }, (_, at) => new SomeSocket(at + 1));
    for (const socket of sockets) handshakes.take(socket as unknown as Socket);
    return { handshakes, sockets };
  }

  const open = (sockets: readonly SomeSocket[]) =>
    sockets.filter(({ destroyed }) => !destroyed).map(({ remotePort }) => remotePort);

  async function turn(): Promise<void> {
    await setImmediate();
    await setImmediate();
    await setImmediate();
  }

  it('cost nothing but a socket while they are silent', () => {
    const { handshakes, sockets } = accept(2);
    expect(begun).to.deep.equal([]);
    sockets[1]?.say(5);
    expect(begun).to.deep.equal([sockets[1]]);
    handshakes.drop();
  });

  it('are given up when they are too many: the oldest first, after a look at which of them say something', async () => {
    const { handshakes, sockets } = accept(4);
    expect(open(sockets)).to.deep.equal([1, 2, 3, 4]);
    sockets[0]?.say(5);
    await turn();
    expect(open(sockets)).to.deep.equal([1, 4]);
    handshakes.drop();
  });

  it('are given up at once when they are many times as many', async () => {
    const { handshakes, sockets } = accept(18);
    expect(open(sockets)).to.have.length(16).and.not.include(1);
    await turn();
    expect(open(sockets)).to.deep.equal([17, 18]);
    handshakes.drop();
  });

  it('are given up although all of them say something', async () => {
    const { handshakes, sockets } = accept(3);
    for (const socket of sockets) socket.say(5);
    await turn();
    expect(open(sockets)).to.deep.equal([2, 3]);
    handshakes.drop();
  });

  it('are closed when they say nothing for too long, or close', async () => {
    const { sockets } = accept(2, 1);
    sockets[0]?.emit('readable');
    while (nothing.length < 2) await setImmediate();
    expect(nothing).to.deep.equal([
      'the peer closed the connection before the TLS handshake',
      'the peer did not begin the TLS handshake in time',
    ]);
    expect(open(sockets)).to.deep.equal([]);
  });
});
