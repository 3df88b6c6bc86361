/** An association of two Application Entities, as those who use it see it: PS3.7 7.5, PS3.8 7. */
import type { EventEmitter } from 'node:events';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { State } from '../upper-layer/state-machine/states.ts';
import type { AssociationEnd } from './association-end-type.ts';
import type { AssociationEvents } from './association-events.ts';
import type { DimseRequest, DimseResponse, OutgoingCommand, WaitOptions } from './dimse-message.ts';
import type { IncomingRequest } from './incoming-request.ts';
import type { AcceptedPresentationContext, NegotiatedAssociation } from './negotiated-association.ts';

/** Made by `requestAssociation` and `acceptAssociation`. */
export interface Association extends AsyncDisposable {
  readonly role: 'requestor' | 'acceptor';
  readonly request: AAssociateRQ;
  readonly response: AAssociateAC;
  readonly negotiated: NegotiatedAssociation;
  readonly events: EventEmitter<AssociationEvents>;
  /** Resolves when the transport connection is closed; never rejects. */
  readonly closed: Promise<AssociationEnd>;
  /** The state of PS3.8 Table 9-10; `Sta6` while operations can be invoked. */
  readonly state: State;
  /** The presentation contexts that were accepted. */
  readonly contexts: readonly AcceptedPresentationContext[];
  /** How it ended; undefined while it exists. */
  readonly end: AssociationEnd | undefined;
  /** IP address of the peer. */
  readonly remoteAddress: string;
  /** Operations of this side without a response, those that wait for their turn included. */
  readonly outstanding: number;
  /** Requests of the peer without an answer. */
  readonly performing: number;
  /**
   * Sends a request, at once or when the window and the messages before it allow, and resolves with the response that
   * comes for its Message ID, whatever its status. The time limit counts from the last bytes sent.
   *
   * Rejects with TimeLimitExceeded or the signal's reason, which abort the association when the message has been sent
   * in part; with what the Data Set's source throws, which aborts too; with AssociationAborted, TransportClosed or
   * another DicomNetworkError when the association ends.
   */
  invoke(request: DimseRequest, options?: WaitOptions): Promise<DimseResponse>;
  /** Sends a message and expects no response to it. Nothing is sent once the association is over. */
  send({ contextId, command, dataSet }: DimseRequest): void;
  /** Sends bytes as they are in the place of P-DATA-TF; false when the state does not allow any (PS3.8 Table 9-10). */
  sendBytes(bytes: Uint8Array): boolean;
  /** Answers a request of the peer. Its first answer counts; none is sent once the association is over. */
  respond(request: IncomingRequest, response: OutgoingCommand): void;
  /** Stops reading from the transport connection, so that TCP holds the peer back. */
  pauseReceiving(): void;
  resumeReceiving(): void;
  /**
   * A-RELEASE (PS3.8 7.2), as soon as what this side has invoked and what it owes the peer is answered. Resolves when
   * the transport connection is closed. Rejects when the association ends otherwise, and with TimeLimitExceeded or
   * the signal's reason after aborting.
   */
  release(options?: WaitOptions): Promise<void>;
  /** A-ABORT by this side's service user (PS3.8 7.3). Every outstanding operation rejects with AssociationAborted. */
  abort(): void;
  /** Releases, or aborts what cannot be released in time, and waits until the transport connection is closed. */
  [Symbol.asyncDispose](): Promise<void>;
}
