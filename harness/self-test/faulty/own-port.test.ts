import { expect } from 'chai';
import { listenTransport } from '../../../src/wire.ts';
import { onOwnPort } from './own-port.ts';

const start = () => onOwnPort((port) => listenTransport({ port, host: '127.0.0.1', onTransport: () => {} }));

describe('a port of its own', () => {
  it('is not given again after it was closed', async () => {
    const first = await start();
    await first.close();
    const second = await start();
    await second.close();
    expect(second.port).to.not.equal(first.port);
  });

  it('is another one where somebody listens', async () => {
    const server = await start();
    const tried: number[] = [];
    const other = await onOwnPort((port) => {
      tried.push(port);
      const wanted = tried.length === 1 ? server.port : port;
      return listenTransport({ port: wanted, host: '127.0.0.1', onTransport: () => {} });
    });
    await Promise.all([server.close(), other.close()]);
    expect(tried).to.have.length(2);
  });

  it('is no way around another failure to listen', async () => {
    const failure = await onOwnPort(() => Promise.reject(new Error('no'))).catch((error: Error) => error.message);
    expect(failure).to.equal('no');
  });
});
