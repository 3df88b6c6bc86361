/** The requestor of an association: from nothing to an association. PS3.8 7.1.2, 9.2 (Sta4, Sta5). */
import { canCarryMessages } from '../dimse/fragment.ts';
import { AssociationRejected, DicomNetworkError } from '../errors.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import { type AAssociateRJ, describeRejection } from '../upper-layer/pdu/a-associate-rj.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import { UpperLayerProvider } from '../upper-layer/provider.ts';
import type { UpperLayerUser } from '../upper-layer/provider-user.ts';
import type { Transport, TransportClose } from '../upper-layer/transport.ts';
import type { Association } from './association.ts';
import { abortedEnd, closedEnd } from './association-end.ts';
import type { AssociationHandler } from './association-handler.ts';
import { type AssociationObserver, observe } from './association-observer.ts';
import type { WaitOptions } from './dimse-message.ts';
import { EstablishedAssociation } from './established-association.ts';
import { withinLimits } from './within-limits.ts';

/** Times are in milliseconds. */
export interface RequestOptions extends WaitOptions {
  /** Performs what the acceptor invokes, where role selection allows it to (PS3.7 D.3.3.4). */
  readonly handler?: AssociationHandler;
  /** ARTIM timer, default 30 s (PS3.8 9.1.5). */
  readonly artimMs?: number;
  /** Time limit of operations and of the release that have none of their own; default 60 s. */
  readonly operationTimeoutMs?: number;
  /** Sees PDUs and transitions from the first one on. */
  readonly observer?: AssociationObserver;
}

/**
 * Opens a transport connection by `connect`, sends the A-ASSOCIATE-RQ and awaits the answer.
 *
 * Rejects with what `connect` rejects with, AssociationRejected, AssociationAborted, TransportClosed,
 * TimeLimitExceeded (`timeoutMs` for all of it), or the signal's reason; and with a DicomNetworkError after aborting an
 * association that could not be used: its application context is another one, or it lets no message through.
 */
export function requestAssociation(
  request: AAssociateRQ,
  connect: (signal: AbortSignal) => Promise<Transport>,
  options: RequestOptions = {},
): Promise<Association> {
  const requestor = new Requestor(request, options);
  const established = requestor.establish(connect);
  return withinLimits(established, 'Association establishment', options, () => requestor.giveUp());
}

class Requestor {
  readonly #request: AAssociateRQ;
  readonly #options: RequestOptions;
  readonly #user: UpperLayerUser = {};
  readonly #provider: UpperLayerProvider;
  #settle: { resolve(association: Association): void; reject(error: unknown): void } | undefined;

  constructor(request: AAssociateRQ, options: RequestOptions) {
    this.#request = request;
    this.#options = options;
    const user = this.#user;
    user.onAssociateConfirm = (answer) => this.#onConfirm(answer);
    user.onAbort = (abort) => this.#fail(abort.close ? causeOf(abort.close) : abortedEnd(abort).error);
    user.onClosed = (close) => this.#fail(causeOf(close));
    if (options.observer !== undefined) observe(user, options.observer);
    this.#provider = new UpperLayerProvider(user, { artimMs: options.artimMs });
  }

  establish(connect: (signal: AbortSignal) => Promise<Transport>): Promise<Association> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#provider.associateRequest(this.#request, connect);
    });
  }

  /** Nobody waits any more: aborts, and does not leave the connection to the peer. */
  giveUp(): void {
    this.#settle = undefined;
    this.#provider.abort();
    this.#provider.transport?.end();
  }

  #onConfirm(answer: AAssociateAC | AAssociateRJ): void {
    if (this.#settle === undefined) return;
    if (answer.type === 'A-ASSOCIATE-RJ') {
      this.#fail(new AssociationRejected(answer, `Association rejected: ${describeRejection(answer)}`));
      return;
    }
    const association = this.#associate(answer);
    const obstacle = versionObstacle(answer) ?? obstacleOf(association);
    if (obstacle === undefined) this.#settle.resolve(association);
    else this.#abandon(association, obstacle);
  }

  #associate(response: AAssociateAC): Association {
    const { handler, operationTimeoutMs: timeoutMs } = this.#options;
    const parts = { role: 'requestor', provider: this.#provider, user: this.#user, request: this.#request } as const;
    return new EstablishedAssociation({ ...parts, response, handler, timeoutMs });
  }

  #abandon(association: Association, obstacle: string): void {
    association.abort();
    this.#fail(new DicomNetworkError('UNUSABLE', `Association aborted by this side: ${obstacle}`));
  }

  /** Nobody has an association to close, so the connection is not left to the peer. */
  #fail(error: unknown): void {
    this.#settle?.reject(error);
    this.#settle = undefined;
    this.#provider.transport?.end();
  }
}

/** Bit 0 is version 1 of the protocol, which this side speaks (PS3.8 9.3.3). */
function versionObstacle({ protocolVersion }: AAssociateAC): string | undefined {
  if ((protocolVersion & 1) !== 0) return undefined;
  return `the acceptor does not speak version 1 of the protocol (PS3.8 9.3.3): ${protocolVersion}`;
}

/** Why nothing could be exchanged on the association (PS3.7 A.1, PS3.8 D.1). */
function obstacleOf({ negotiated }: Association): string | undefined {
  const name = negotiated.findings.find(({ rule }) => rule === 'application-context');
  if (name !== undefined) return `another application context (${name.clause}): ${name.text}`;
  if (canCarryMessages(negotiated.maxLengthOfAcceptor)) return undefined;
  return `the acceptor receives at most ${negotiated.maxLengthOfAcceptor} bytes in a P-DATA-TF (PS3.8 D.1)`;
}

/** A failed connection is its own error; a lost one is a closed transport. */
function causeOf(close: TransportClose): unknown {
  return close.error instanceof DicomNetworkError ? close.error : closedEnd(close).error;
}
