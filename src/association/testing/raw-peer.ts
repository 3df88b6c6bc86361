/** A peer that sends what a test wants and records what it gets, below the state machine. */
import { EventEmitter, once } from 'node:events';
import { connectTransport } from '../../upper-layer/connect-transport.ts';
import { listenTransport, type TransportServer } from '../../upper-layer/listen-transport.ts';
import type { Pdu } from '../../upper-layer/pdu/pdu.ts';
import type { Transport, TransportClose } from '../../upper-layer/transport.ts';

/** One transport connection, with the PDUs that have come over it. */
export class RawPeer {
  readonly transport: Transport;
  readonly received: Pdu[] = [];
  closed: TransportClose | undefined;
  readonly #events = new EventEmitter();

  constructor(transport: Transport, onPdu?: (pdu: Pdu, peer: RawPeer) => void) {
    this.transport = transport;
    transport.handlers = {
      onPdu: (decoded) => {
        if (!('pdu' in decoded)) return;
        this.received.push(decoded.pdu);
        onPdu?.(decoded.pdu, this);
        this.#events.emit('change');
      },
      onClosed: (close) => {
        this.closed = close;
        this.#events.emit('change');
      },
    };
  }

  /** Resolves with the first PDU of this type, whether it has come or will. */
  async pdu<T extends Pdu['type']>(type: T): Promise<Extract<Pdu, { type: T }>> {
    for (;;) {
      const found = this.received.find((pdu): pdu is Extract<Pdu, { type: T }> => pdu.type === type);
      if (found !== undefined) return found;
      await this.#change(`no ${type} came`);
    }
  }

  async untilClosed(): Promise<TransportClose> {
    while (this.closed === undefined) await this.#change('the connection stayed open');
    return this.closed;
  }

  async #change(failure: string): Promise<void> {
    if (this.closed !== undefined) throw new Error(failure);
    await once(this.#events, 'change');
  }
}

/** Listens for one connection and lets the test play its acceptor. */
export class RawAcceptor implements AsyncDisposable {
  readonly server: TransportServer;
  readonly peer: Promise<RawPeer>;

  private constructor(server: TransportServer, peer: Promise<RawPeer>) {
    this.server = server;
    this.peer = peer;
  }

  static async listen(onPdu?: (pdu: Pdu, peer: RawPeer) => void): Promise<RawAcceptor> {
    let resolve: (peer: RawPeer) => void = () => undefined;
    const peer = new Promise<RawPeer>((resolvePeer) => {
      resolve = resolvePeer;
    });
    const onTransport = (transport: Transport): void => resolve(new RawPeer(transport, onPdu));
    return new RawAcceptor(await listenTransport({ port: 0, onTransport }), peer);
  }

  /** What a requestor connects with. */
  readonly connect = (signal: AbortSignal): Promise<Transport> =>
    connectTransport({ host: '127.0.0.1', port: this.server.port, signal });

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = this.server.close();
    await Promise.race([this.peer.then((peer) => peer.transport.destroy()), closed]);
    await closed;
  }
}
