import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { connectTransport, listenTransport, type Transport } from '../../src/wire.ts';
import { untilDelivered } from './delivered.ts';

const megabyte = 1_000_000;

/** A P-DATA-TF of so many bytes. */
function large(bytes: number): Uint8Array {
  const pdu = Buffer.alloc(bytes);
  pdu[0] = 4;
  pdu.writeUInt32BE(bytes - 6, 2);
  pdu.writeUInt32BE(bytes - 10, 6);
  pdu[10] = 1;
  return pdu;
}

/** A connection to an acceptor that takes what comes with these handlers. */
async function connected(onTransport: (transport: Transport) => void) {
  const accepted: Transport[] = [];
  const server = await listenTransport({
    port: 0,
    onTransport: (transport) => {
      accepted.push(transport);
      onTransport(transport);
    },
  });
  const requestor = await connectTransport({ host: '127.0.0.1', port: server.port });
  requestor.handlers = { onPdu: () => {}, onClosed: () => {} };
  return {
    requestor,
    accepted,
    async [Symbol.asyncDispose]() {
      requestor.destroy();
      for (const transport of accepted) transport.destroy();
      await server.close();
    },
  };
}

describe('what was sent', () => {
  it('has all come before a reset, however much it is', async () => {
    let unread = -1;
    await using pair = await connected((transport) => {
      transport.handlers = {
        onPdu: () => {},
        onClosed: ({ unparsed }) => {
          unread = unparsed;
        },
      };
    });
    pair.requestor.send(large(megabyte).subarray(0, megabyte - 1));
    await untilDelivered(pair.requestor);
    pair.requestor.reset();
    while (unread < 0) await new Promise((resolve) => setImmediate(resolve));
    expect(unread).to.equal(megabyte - 1);
  });

  it('is waited for no longer than a second where nobody reads it', async () => {
    const accepted: Socket[] = [];
    const server = createServer({ pauseOnConnect: true }, (socket) => accepted.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const requestor = await connectTransport({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
    requestor.handlers = { onPdu: () => {}, onClosed: () => {} };
    for (let pdu = 0; pdu < 20; pdu++) requestor.send(large(megabyte));
    await untilDelivered(requestor);
    expect(requestor.send([])).to.equal(false);
    requestor.destroy();
    for (const socket of accepted) socket.destroy();
    server.close();
  });

  it('is not waited for on a connection that is closed', async () => {
    await using pair = await connected((transport) => {
      transport.handlers = { onPdu: () => transport.reset(), onClosed: () => {} };
    });
    const closed = new Promise<void>((resolve) => {
      pair.requestor.handlers = { onPdu: () => {}, onClosed: () => resolve() };
    });
    pair.requestor.send({ type: 'A-RELEASE-RQ' });
    await closed;
    await untilDelivered(pair.requestor);
    expect(pair.requestor.closed).to.not.equal(undefined);
  });
});
