/** PS3.8 9.1.2: opening connections, and one clear line where that fails. */

import { createServer } from 'node:net';
import { expect } from 'chai';
import { ConnectionFailed } from '../errors.ts';
import { connectTransport } from './connect-transport.ts';
import { listenTransport } from './listen-transport.ts';
import { Arrivals, acceptOne, connectedPair } from './testing/transports.ts';

/** The error of a promise that must reject. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('did not reject');
}

async function expectFailure(promise: Promise<unknown>, code: string, text: string): Promise<void> {
  const error = await failure(promise);
  if (!(error instanceof ConnectionFailed)) throw error;
  expect(error.code).to.equal(code);
  expect(error.message).to.include(text).and.not.include('\n');
}

/** A port at which nothing listens. */
async function freePort(): Promise<number> {
  const { server } = await acceptOne();
  await server.close();
  return server.port;
}

describe('connectTransport', () => {
  it('knows both ends of the connection', async () => {
    await using pair = await connectedPair();
    expect(pair.requestor.remoteAddress).to.equal('127.0.0.1');
    expect(pair.requestor.remotePort).to.equal(pair.acceptor.localPort);
    expect(pair.requestor.localPort).to.equal(pair.acceptor.remotePort);
  });

  it('says that nothing listens', async () => {
    const port = await freePort();
    const text = `cannot connect to 127.0.0.1:${port}: connection refused`;
    await expectFailure(connectTransport({ host: '127.0.0.1', port }), 'ECONNREFUSED', text);
  });

  it('says that a host name is not known', async () => {
    const error = await failure(connectTransport({ host: 'no-such-host.invalid', port: 104 }));
    expect(error).to.be.instanceOf(ConnectionFailed);
    expect(error)
      .to.have.property('message')
      .that.matches(/^cannot connect to no-such-host\.invalid:104: the host name/);
  });

  it('gives up after its time limit', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const promise = connectTransport({ host: '127.0.0.1', port, tls: {}, timeoutMs: 20 });
    await expectFailure(promise, 'ETIMEDOUT', 'no connection within 20 ms');
    await new Promise((resolve) => silent.close(resolve));
  });

  it('gives up when its signal aborts', async () => {
    const abort = new AbortController();
    const port = await freePort();
    const promise = connectTransport({ host: '127.0.0.1', port, signal: abort.signal });
    abort.abort(new Error('enough'));
    expect(await failure(promise)).to.have.property('message', 'enough');
  });

  it('does not begin with a signal that has aborted', async () => {
    const promise = connectTransport({ host: '127.0.0.1', port: 1, signal: AbortSignal.abort(new Error('enough')) });
    expect(await failure(promise)).to.have.property('message', 'enough');
  });
});

describe('listenTransport', () => {
  it('says that the port is in use', async () => {
    const { server } = await acceptOne();
    const promise = listenTransport({ port: server.port, onTransport: () => undefined });
    await expectFailure(promise, 'EADDRINUSE', `cannot listen on 127.0.0.1:${server.port}: the port is in use`);
    await server.close();
  });

  it('says that the address is not of this machine', async () => {
    const promise = listenTransport({ host: '192.0.2.1', port: 0, onTransport: () => undefined });
    await expectFailure(promise, 'EADDRNOTAVAIL', 'this machine does not have that address');
  });

  it('closes when the last connection is closed', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor);
    pair.requestor.destroy();
    expect((await arrivals.closed()).how).to.equal('fin');
  });
});
