// A line to an SCP on which everything that it sends comes late, as it would from a SUT that is correct and slow.

import { connect, createServer, type Socket } from 'node:net';

export interface SlowLine extends AsyncDisposable {
  readonly port: number;
}

/**
 * Listens on a free port, and passes on what an SCP at `port` sends so many milliseconds later; `closeMs` pass between its
 * close and that of the line.
 */
export async function startSlowLine(port: number, delayOf: (bytes: Buffer) => number, closeMs = 0): Promise<SlowLine> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (requestor) => {
    const acceptor = connect(port, '127.0.0.1');
    for (const socket of [requestor, acceptor]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    requestor.pipe(acceptor);
    acceptor.on('data', (bytes) => setTimeout(() => requestor.write(bytes), delayOf(bytes)));
    acceptor.on('end', () => setTimeout(() => requestor.end(), closeMs));
  });
  const listening = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    port: listening,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
