/** An association once it is established: operations in both directions, release and abort. PS3.7 7.5, PS3.8 7. */
import { EventEmitter } from 'node:events';
import { encodeCommandSet } from '../dimse/command-set.ts';
import { MessageAssembler } from '../dimse/message-assembler.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { UpperLayerProvider } from '../upper-layer/provider.ts';
import type { UpperLayerUser } from '../upper-layer/provider-user.ts';
import type { State } from '../upper-layer/state-machine/states.ts';
import type { Association } from './association.ts';
import { abortedEnd, closedEnd, locallyAbortedEnd, unanswered } from './association-end.ts';
import type { AssociationEnd } from './association-end-type.ts';
import type { AssociationEvents } from './association-events.ts';
import { observeFor } from './association-observer.ts';
import type { AssociationParts } from './association-parts.ts';
import { Backpressure } from './backpressure.ts';
import type { DimseRequest, DimseResponse, OutgoingCommand, WaitOptions } from './dimse-message.ts';
import { IdleTimer } from './idle-timer.ts';
import { IncomingMessages } from './incoming-messages.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { Invoker } from './invoker.ts';
import { MessageSender } from './message-sender.ts';
import {
  type AcceptedPresentationContext,
  limitsOf,
  type NegotiatedAssociation,
  negotiated,
} from './negotiated-association.ts';
import { Performer } from './performer.ts';
import { Release } from './release.ts';
import { withinLimits } from './within-limits.ts';

const defaultTimeoutMs = 60_000;

/** How long disposing of an association waits for its release. */
const disposeTimeoutMs = 5_000;

/** The one implementation of `Association`. */
export class EstablishedAssociation implements Association {
  readonly role: 'requestor' | 'acceptor';
  readonly request: AAssociateRQ;
  readonly response: AAssociateAC;
  readonly negotiated: NegotiatedAssociation;
  readonly events = new EventEmitter<AssociationEvents>();
  readonly closed: Promise<AssociationEnd>;
  readonly #provider: UpperLayerProvider;
  readonly #timeoutMs: number;
  readonly #sender: MessageSender;
  readonly #invoker: Invoker;
  readonly #performer: Performer;
  readonly #messages: IncomingMessages;
  readonly #assembler: MessageAssembler;
  readonly #release: Release;
  readonly #gate: Backpressure;
  readonly #idle: IdleTimer | undefined;
  #end: AssociationEnd | undefined;
  /** What the peer had not taken when the idle time began. */
  #unsent: string | undefined;
  #resolveClosed: (end: AssociationEnd) => void = () => undefined;

  constructor(parts: AssociationParts) {
    const { role, provider, idleMs } = parts;
    this.role = role;
    this.request = parts.request;
    this.response = parts.response;
    this.negotiated = negotiated(parts.request, parts.response);
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    const limits = limitsOf(role, this.negotiated);
    this.#provider = provider;
    this.#timeoutMs = parts.timeoutMs ?? defaultTimeoutMs;
    this.#sender = new MessageSender(provider, limits.maxLength, () => this.#onIdleSender());
    const abort = (why: string): void => this.#abort(why);
    this.#invoker = new Invoker(this.#sender, { abort, events: this.events }, limits.invoked, this.#timeoutMs);
    this.#performer = new Performer(this, parts.handler, this.#sender, limits.performed, abort);
    this.#messages = new IncomingMessages(this.#invoker, this.#performer, this.contexts, {
      abort,
      events: this.events,
    });
    this.#assembler = new MessageAssembler(this.#messages);
    this.#release = new Release(provider, role, () => this.#finish({ how: 'released' }));
    this.#gate = new Backpressure(provider);
    this.#idle = idleMs === undefined ? undefined : new IdleTimer(idleMs, () => this.#onIdle(idleMs));
    this.#listen(parts.user, parts.handler?.usesFragmentsAtOnce === true);
    this.#performer.onEstablished();
  }

  get state(): State {
    return this.#provider.state;
  }

  get contexts(): readonly AcceptedPresentationContext[] {
    return this.negotiated.contexts;
  }

  get end(): AssociationEnd | undefined {
    return this.#end;
  }

  get remoteAddress(): string {
    return this.#provider.transport?.remoteAddress ?? '';
  }

  get outstanding(): number {
    return this.#invoker.size;
  }

  get performing(): number {
    return this.#performer.requests.size;
  }

  invoke(request: DimseRequest, options: WaitOptions = {}): Promise<DimseResponse> {
    if (this.#end !== undefined) return Promise.reject(unanswered(this.#end));
    return this.#invoker.invoke(request, options);
  }

  send({ contextId, command, dataSet }: DimseRequest): void {
    if (this.#end !== undefined) return;
    const onSourceFailed = (error: unknown): void => this.#abort(`a Data Set could not be read: ${textOf(error)}`);
    this.#sender.send({ contextId, command: encodeCommandSet(command), dataSet, onSourceFailed });
  }

  sendBytes(bytes: Uint8Array): boolean {
    return this.#provider.pData(bytes);
  }

  respond(request: IncomingRequest, response: OutgoingCommand): void {
    if (this.#end !== undefined) return;
    this.#performer.respond(request, response);
    if (this.#provider.needsDrain) this.#holdBack();
    if (this.#release.pending) this.#proceedWithRelease();
  }

  pauseReceiving(): void {
    this.#gate.pause();
  }

  resumeReceiving(): void {
    this.#gate.resume();
  }

  async release(options: WaitOptions = {}): Promise<void> {
    this.#release.want();
    this.#proceedWithRelease();
    const limits = { timeoutMs: this.#timeoutMs, ...options };
    const end = await withinLimits(this.closed, 'The release', limits, () => this.#abort('the release was given up'));
    if (end.error !== undefined) throw end.error;
  }

  abort(): void {
    this.#abort('as asked for');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#end === undefined) await this.release({ timeoutMs: disposeTimeoutMs }).catch(() => undefined);
    await this.#provider.transport?.[Symbol.asyncDispose]();
  }

  /** Makes the provider's user its own. */
  #listen(user: UpperLayerUser, usesFragmentsAtOnce: boolean): void {
    user.onPData = ({ pdvs, continues }) => {
      this.#idle?.touch();
      this.#assembler.pushAll(pdvs, continues);
      if (this.#release.pending) this.#proceedWithRelease();
    };
    user.takesParts = usesFragmentsAtOnce;
    user.onDrain = () => this.#onDrain();
    user.onReleaseIndication = (collision) => {
      this.#release.onIndication(collision);
      this.#proceedWithRelease();
    };
    user.onReleaseConfirm = () => this.#release.onConfirm();
    user.onAbort = (abort) => this.#finish(abortedEnd(abort));
    user.onClosed = (close) => {
      const end = this.#finish(closedEnd(close));
      this.events.emit('closed', end);
      this.#resolveClosed(end);
    };
    observeFor(this.events, user);
  }

  #holdBack(): void {
    this.#gate.holdBack();
    if (this.#unsent !== undefined) return;
    this.#unsent = this.#provider.transport?.unsent;
    this.#idle?.touch();
  }

  #onDrain(): void {
    this.#unsent = undefined;
    this.#gate.letGo();
    this.#sender.onDrain();
    if (this.#release.pending) this.#proceedWithRelease();
  }

  /** A release may have waited for the end of a message, or an early response for it (PS3.8 7.2). */
  #onIdleSender(): void {
    if (this.#release.pending) this.#proceedWithRelease();
  }

  #proceedWithRelease(): void {
    const { answersOwed, size } = this.#performer.requests;
    this.#release.proceed(answersOwed || !this.#sender.idle, size > 0 || this.#invoker.size > 0);
  }

  #onIdle(ms: number): void {
    const before = this.#unsent;
    this.#unsent = this.#provider.transport?.unsent;
    const waitsForUs = this.#performer.requests.answersOwed || this.#gate.isShut;
    if (this.#unsent !== undefined && this.#unsent === before) this.#abort(`the peer took nothing for ${ms} ms`);
    else if (waitsForUs || this.#invoker.size > 0) this.#idle?.touch();
    else this.#abort(`nothing came for ${ms} ms`);
    // What the peer does not take, and the A-ABORT behind it, would only keep the connection open.
    if (this.#end !== undefined && this.#unsent !== undefined) this.#provider.transport?.reset();
  }

  #abort(why: string): void {
    this.#provider.abort();
    this.#finish(locallyAbortedEnd(why));
  }

  /** The association exists no longer. The first reason counts. */
  #finish(end: AssociationEnd): AssociationEnd {
    if (this.#end !== undefined) return this.#end;
    this.#end = end;
    this.#idle?.stop();
    this.#messages.close();
    this.#sender.close();
    this.#gate.openForGood();
    this.#invoker.endAll(unanswered(end));
    this.#performer.onClosed(end);
    return end;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
