/**
 * One association of the SCP: makes an operation of each request, performs as many at once as the asynchronous
 * operations window allows (PS3.7 D.3.3.3), and holds the peer back while it sends faster than can be taken in.
 */
import type { Association } from '../association/association.ts';
import type { AssociationHandler } from '../association/association-handler.ts';
import type { IncomingRequest } from '../association/incoming-request.ts';
import { responseTo } from '../dimse/c-store.ts';
import { verificationSOPClassUID } from '../registry/uids.ts';
import { associationInfo } from './association-info.ts';
import type { StatusFields } from './checks/storage-check.ts';
import { EchoOperation } from './echo-operation.ts';
import { type AssociationEnding, abortAssociation } from './handler/handler-outcome.ts';
import type { AssociationInfo } from './handler.ts';
import type { Operation, OperationHost } from './operation.ts';
import type { StorageService } from './storage-service.ts';
import { StoreOperation } from './store-operation.ts';

/** Who is told of the life of a session. */
export interface SessionWatcher {
  onEstablished(association: Association, info: AssociationInfo): void;
  /** Something failed that is not the peer's fault; the association has been aborted. */
  onError(error: unknown): void;
}

/** The storage service on one association. */
export class StorageSession implements AssociationHandler, OperationHost {
  readonly usesFragmentsAtOnce = true;
  readonly service: StorageService;
  readonly #watcher: SessionWatcher;
  readonly #closeConnection: () => void;
  #association: Association | undefined;
  #info: AssociationInfo | undefined;
  #window = 1;
  /** Operations that hold a file, or work while the next request may come. */
  readonly #open = new Set<Operation>();
  #performed = 0;
  readonly #waiting: Operation[] = [];
  #pauses = 0;
  #calls = 0;

  /** `closeConnection` closes the transport connection under the association. */
  constructor(service: StorageService, watcher: SessionWatcher, closeConnection: () => void) {
    this.service = service;
    this.#watcher = watcher;
    this.#closeConnection = closeConnection;
  }

  get association(): Association | undefined {
    return this.#association;
  }

  get info(): AssociationInfo {
    if (this.#info === undefined) throw new Error('no association is established yet');
    return this.#info;
  }

  /** The numbers of this call of the handler, from 1: of the SCP, and of this association. */
  nextCall(): { readonly call: number; readonly associationCall: number } {
    return { call: this.service.nextCall(), associationCall: ++this.#calls };
  }

  onEstablished(association: Association): void {
    this.#association = association;
    this.#info = associationInfo(association);
    this.#window = association.negotiated.asyncWindow.invoked || Number.POSITIVE_INFINITY;
    this.#watcher.onEstablished(association, this.#info);
  }

  onRequest(_association: Association, request: IncomingRequest): void {
    // After its connection was closed on this side, more may come until the peer has noticed.
    if (this.#association === undefined) return;
    const verification = request.context.abstractSyntax === verificationSOPClassUID;
    request.data = verification ? new EchoOperation(this, request) : new StoreOperation(this, request);
  }

  onDataFragment(_association: Association, request: IncomingRequest, fragment: Buffer, isLast: boolean): void {
    (request.data as Operation | undefined)?.receive(fragment, isLast);
  }

  onClosed(): void {
    this.#waiting.length = 0;
    for (const operation of this.#open) operation.abandon();
    this.#open.clear();
    this.#association = undefined;
  }

  respond(request: IncomingRequest, commandField: number, fields: StatusFields): void {
    const field = (request.command.CommandField ?? commandField) | 0x8000;
    this.#association?.respond(request, responseTo(request.command, field, fields));
  }

  /** Releases the association as soon as every request has been answered (PS3.8 7.2), or aborts it after `limitMs`. */
  release(limitMs: number): void {
    // Whatever goes wrong with a release ends the association too, which is all that is wanted here.
    this.#association?.release({ timeoutMs: limitMs }).catch(() => undefined);
  }

  end(ending: AssociationEnding): void {
    if (ending === abortAssociation) this.#association?.abort();
    else this.#closeConnection();
    this.onClosed();
  }

  inBackground(work: Promise<unknown>): void {
    this.service.track(
      work.catch((error: unknown) => {
        this.#watcher.onError(error);
        this.#association?.abort();
      }),
    );
  }

  guard(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.#watcher.onError(error);
      this.#association?.abort();
    }
  }

  opened(operation: Operation): void {
    this.#open.add(operation);
  }

  closed(operation: Operation): void {
    this.#open.delete(operation);
  }

  enter(operation: Operation): void {
    if (this.#performed < this.#window) {
      this.#performed++;
      operation.proceed();
      return;
    }
    this.#waiting.push(operation);
    this.pause();
  }

  leave(): void {
    this.#performed--;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#performed++;
    this.resume();
    next.proceed();
  }

  pause(): void {
    if (this.#pauses++ === 0) this.#association?.pauseReceiving();
  }

  resume(): void {
    if (--this.#pauses === 0) this.#association?.resumeReceiving();
  }
}
