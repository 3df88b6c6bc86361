/** Stands between an SCU and an SCP and keeps what each sent, in the order in which it came by. */

import { connect, createServer, type Socket } from 'node:net';

export interface RecordedChunk {
  readonly from: 'requestor' | 'acceptor';
  readonly bytes: Buffer;
}

export interface RecordingProxy extends AsyncDisposable {
  readonly port: number;
  readonly chunks: readonly RecordedChunk[];
}

function relay(from: RecordedChunk['from'], source: Socket, sink: Socket, chunks: RecordedChunk[]): void {
  source.on('data', (bytes) => {
    chunks.push({ from, bytes });
    sink.write(bytes);
  });
  source.on('end', () => sink.end());
  source.on('error', () => sink.destroy());
}

/** Listens on a free port of 127.0.0.1 and relays every connection to `target`. */
export function startRecordingProxy(target: number): Promise<RecordingProxy> {
  const chunks: RecordedChunk[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (requestor) => {
    const acceptor = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    sockets.add(requestor).add(acceptor);
    relay('requestor', requestor, acceptor, chunks);
    relay('acceptor', acceptor, requestor, chunks);
  });
  const dispose = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ port, chunks, [Symbol.asyncDispose]: dispose });
    });
  });
}
