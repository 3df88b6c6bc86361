/** An acceptor that rejects every association (PS3.8 9.3.4): what an SCU needs before and after its C-STOREs. */

import { createServer } from 'node:net';

export interface RejectingAcceptor extends AsyncDisposable {
  readonly port: number;
}

/** A-ASSOCIATE-RJ: rejected-permanent, service-user, no reason given (PS3.8 Table 9-21). */
const rejection = Buffer.from('0300000000040001' + '0101', 'hex');

export function startRejectingAcceptor(): Promise<RejectingAcceptor> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(rejection));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ port, [Symbol.asyncDispose]: () => new Promise((done) => server.close(() => done())) });
    });
  });
}
