/** The listening side of the SCP (PS3.8 9.1.2): takes connections in within bounds, knows its associations, and closes them. */
import { EventEmitter } from 'node:events';
import { acceptAssociation } from '../association/accept-association.ts';
import type { AcceptorPolicy } from '../association/acceptor-policy.ts';
import type { Association } from '../association/association.ts';
import { negotiate } from '../association/negotiation.ts';
import type { TransportServer } from '../upper-layer/listen-transport.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRJ } from '../upper-layer/pdu/a-associate-rj.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { Transport } from '../upper-layer/transport.ts';
import { ownAETitle } from './acceptor-policy.ts';
import { Connection } from './connection.ts';
import type { AssociationInfo } from './handler.ts';
import type { ListenOptions } from './listen-options.ts';
import { Places } from './places.ts';
import type { Scp, ScpEvents, StoreRecord } from './scp.ts';
import type { StorageService } from './storage-service.ts';
import type { SessionWatcher } from './storage-session.ts';
import { StorageSession } from './storage-session.ts';

const defaultGraceMs = 2000;

/** The SCP that `listen` returns. */
export class ListeningScp implements Scp, SessionWatcher {
  readonly events = new EventEmitter<ScpEvents>();
  readonly aeTitle: string;
  readonly #options: ListenOptions;
  readonly #policy: AcceptorPolicy;
  readonly #service: StorageService;
  readonly #places: Places;
  /** In the order of their arrival. */
  readonly #connections = new Set<Connection>();
  #server: TransportServer | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: ListenOptions, policy: AcceptorPolicy, makeService: (scp: ListeningScp) => StorageService) {
    this.#options = options;
    this.#policy = policy;
    this.aeTitle = ownAETitle(options);
    this.#places = new Places(options);
    this.#service = makeService(this);
  }

  get port(): number {
    return this.#server?.port ?? 0;
  }

  get address(): string {
    return this.#server?.host ?? '';
  }

  get associations(): number {
    return this.#places.count;
  }

  /** Begins with a server whose connections go to `take`. */
  serve(server: TransportServer): void {
    this.#server = server;
  }

  /** Takes a connection in: an A-ASSOCIATE-RQ is awaited on it (PS3.8 9.2, Sta2). */
  take(transport: Transport): void {
    if (this.#closed !== undefined) {
      transport.destroy();
      return;
    }
    if (this.#connections.size >= this.#places.connections) this.#makeRoom();
    let lack: string | undefined;
    const session = new StorageSession(this.#service, this, () => transport.end());
    const connection = new Connection(transport, session);
    this.#connections.add(connection);
    connection.acceptance = acceptAssociation(transport, {
      negotiate: (request) => {
        lack = this.#places.refusal(transport.remoteAddress);
        return this.#negotiate(request, lack !== undefined);
      },
      handler: session,
      ...(this.#options.artimMs === undefined ? {} : { artimMs: this.#options.artimMs }),
      idleMs: this.#options.idleMs ?? 60_000,
      onNotEstablished: (why) => this.refused(lack === undefined ? why : `${why}: ${lack}`, transport.remoteAddress),
      onTransportClosed: () => this.#gone(connection),
    });
  }

  /** A connection came to no association. */
  refused(why: string, remoteAddress: string): void {
    this.#tell(() => this.events.emit('refused', why, remoteAddress));
  }

  onEstablished(association: Association, info: AssociationInfo): void {
    void association.closed.then(this.#places.take(association.remoteAddress));
    this.#tell(() => this.events.emit('association', association, info));
  }

  /** Tells whoever listens; an `error` event without a listener would end the process. */
  onError(error: unknown): void {
    if (this.events.listenerCount('error') === 0) return;
    this.events.emit('error', error instanceof Error ? error : new Error(String(error)));
  }

  /** How to tell of answered operations, when somebody wants to know. */
  reporter(): ((record: StoreRecord) => void) | undefined {
    if (this.events.listenerCount('store') === 0) return undefined;
    return (record) => this.#tell(() => this.events.emit('store', record));
  }

  close(options: { graceMs?: number } = {}): Promise<void> {
    this.#closed ??= this.#close(options.graceMs ?? defaultGraceMs);
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** What a listener throws is its own failure, and not that of the association it was told of. */
  #tell(emit: () => void): void {
    try {
      emit();
    } catch (error) {
      this.onError(error);
    }
  }

  #negotiate(request: AAssociateRQ, isFull: boolean): AAssociateAC | AAssociateRJ {
    const policy: AcceptorPolicy = isFull ? { ...this.#policy, congestion: 'local-limit-exceeded' } : this.#policy;
    const usual = negotiate(request, policy);
    return this.#options.negotiate?.(request, usual) ?? usual;
  }

  /** Connections that only wait are worth less than a new one, the longest waiting least of all. */
  #makeRoom(): void {
    for (const connection of this.#connections) {
      if (connection.isEstablished) continue;
      connection.destroy();
      this.#connections.delete(connection);
      return;
    }
  }

  #gone(connection: Connection): void {
    connection.gone();
    this.#connections.delete(connection);
  }

  async #close(graceMs: number): Promise<void> {
    const closed = this.#server?.close();
    await Promise.all([...this.#connections].map((connection) => connection.close(graceMs)));
    await closed;
    await this.#service.close();
    this.events.emit('closed');
  }
}
