/** An accepted connection whose chunks come in one buffer. */

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { type ReceivingSocket, receivingIntoOneBuffer } from './receive-buffer.ts';

describe('receiving into one buffer', () => {
  let server: Server;
  let client: Socket;
  let received: ReceivingSocket;
  let prepare: (accepted: Socket) => void;

  async function open(): Promise<void> {
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const [accepted] = (await once(server, 'connection')) as [Socket];
    prepare(accepted);
    received = receivingIntoOneBuffer(accepted);
  }

  beforeEach(async () => {
    prepare = () => undefined;
    server = createServer({ pauseOnConnect: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    client.destroy();
    received.socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('gives every byte in order, each chunk but the first in the same memory', async () => {
    await open();
    const memory = new Set<ArrayBufferLike>();
    const bytes: Buffer[] = [];
    received.receive?.((chunk) => {
      memory.add(chunk.buffer);
      bytes.push(Buffer.from(chunk));
    });
    received.socket.resume();
    const sent = Buffer.from(Array.from({ length: 1_000_000 }, (_, at) => at % 251));
    client.end(sent);
    await once(received.socket, 'end');
    expect(Buffer.concat(bytes).equals(sent)).to.equal(true);
    expect(memory.size).to.equal(2);
  });

  it('has little memory before there is something to receive', async () => {
    await open();
    const length = await new Promise<number>((resolve) => {
      received.receive?.((chunk) => resolve(chunk.buffer.byteLength));
      received.socket.resume();
      client.end('x');
    });
    expect(length).to.be.below(10_000);
  });

  it('reads nothing before somebody wants it', async () => {
    await open();
    client.write('early');
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
    const chunks: string[] = [];
    received.receive?.((chunk) => chunks.push(chunk.toString()));
    received.socket.resume();
    client.end();
    await once(received.socket, 'end');
    expect(chunks.join('')).to.equal('early');
  });

  it('overwrites nothing while it is paused', async () => {
    await open();
    const chunks: Buffer[] = [];
    received.receive?.((chunk) => {
      chunks.push(chunk);
      received.socket.pause();
    });
    received.socket.resume();
    client.write('one');
    while (chunks.length === 0) await new Promise((resolve) => setImmediate(resolve));
    client.write('two');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(chunks.map(String)).to.deep.equal(['one']);
    received.socket.resume();
    while (chunks.length === 1) await new Promise((resolve) => setImmediate(resolve));
    expect(String(chunks[1])).to.equal('two');
  });

  it('lets the server close once the connection is closed, and not before', async () => {
    await open();
    received.socket.resume();
    expect(received.socket.remotePort).to.equal(client.localPort);
    const closed = once(server, 'close');
    server.close();
    let isClosed = false;
    server.once('close', () => {
      isClosed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isClosed).to.equal(false);
    client.end();
    received.socket.end();
    await closed;
  });

  it('leaves the socket as it is where the handle cannot do this', async () => {
    let accepted: Socket | undefined;
    prepare = (socket) => {
      accepted = socket;
      const { _handle } = socket as unknown as { _handle: object };
      Object.defineProperty(_handle, 'useUserBuffer', { value: undefined });
    };
    await open();
    expect(received).to.deep.equal({ socket: accepted });
  });
});
