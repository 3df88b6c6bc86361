/** An established association: operations in both directions, release and abort. PS3.7 7.5 and 9, PS3.8 7. */
import type { EventEmitter } from 'node:events';
import type { CommandFinding, CommandSet, RawCommandElement } from '../dimse/command-set.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { AssociationEnd, IncomingRequest } from './association-handler.ts';
import type { AcceptedPresentationContext, NegotiatedAssociation } from './negotiated-association.ts';

/** A request to be sent; a Message ID of its own is chosen when the command has none. */
export interface DimseRequest {
  readonly contextId: number;
  readonly command: CommandSet | readonly RawCommandElement[];
  readonly dataSet?: Uint8Array | AsyncIterable<Uint8Array>;
}

export interface DimseResponse {
  readonly contextId: number;
  readonly command: CommandSet;
  readonly findings: readonly CommandFinding[];
}

export interface InvokeOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds from the call to the response; default: that of the association. */
  readonly timeoutMs?: number;
}

/** Events of an association; they cost nothing while nobody listens. */
export interface AssociationEvents {
  /** A PDU as it went over the wire, in either direction. */
  pdu: [pdu: { readonly direction: 'sent' | 'received'; readonly bytes: Buffer }];
  /** A state transition of PS3.8 Table 9-10. */
  transition: [transition: { from: string; event: string; action: string; to: string }];
  /** A response that answers no outstanding operation. */
  unmatched: [response: DimseResponse];
  /** Something the peer did that PS3.7 or PS3.8 forbid, but that can be lived with. */
  finding: [finding: { readonly rule: string; readonly text: string; readonly clause: string }];
  closed: [end: AssociationEnd];
}

export interface Association extends AsyncDisposable {
  readonly role: 'requestor' | 'acceptor';
  readonly state: string;
  readonly request: AAssociateRQ;
  readonly response: AAssociateAC;
  readonly negotiated: NegotiatedAssociation;
  readonly contexts: readonly AcceptedPresentationContext[];
  readonly events: EventEmitter<AssociationEvents>;
  /** Never rejects. */
  readonly closed: Promise<AssociationEnd>;
  readonly remoteAddress: string;
  /** Requests of the peer that have not been answered. */
  readonly performing: number;
  /** Requests of this side that have not been answered, the queued ones included. */
  readonly outstanding: number;

  /** Sends a request and resolves with its response. Rejects when the association ends, or the time limit passes. */
  invoke(request: DimseRequest, options?: InvokeOptions): Promise<DimseResponse>;
  /** Answers a request of the peer; the first answer counts, and none is sent when the association is over. */
  respond(request: IncomingRequest, response: CommandSet | readonly RawCommandElement[]): void;
  /** Stops reading from the transport connection, so that the peer is held back by TCP. */
  pauseReceiving(): void;
  resumeReceiving(): void;
  /** A-RELEASE (PS3.8 7.2). Resolves when the connection is closed. */
  release(options?: InvokeOptions): Promise<void>;
  /** A-ABORT by the service user (PS3.8 7.3); every outstanding operation rejects. */
  abort(): void;
}
