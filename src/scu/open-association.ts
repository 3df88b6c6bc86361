/** Opens associations as a requestor, from a host name and what is to be proposed: PS3.8 7.1, PS3.7 D.3. */
import type { Association } from '../association/association.ts';
import { type RequestOptions, requestAssociation } from '../association/request-association.ts';
import { implementationClassUID, implementationVersionName } from '../registry/uids.ts';
import { associateRQ } from '../upper-layer/associate-builders.ts';
import { connectTransport } from '../upper-layer/connect-transport.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { TlsOptions } from '../upper-layer/tls.ts';
import type {
  AsynchronousOperationsWindow,
  CommonExtendedNegotiation,
  ExtendedNegotiation,
  RoleSelection,
  UserIdentity,
} from '../upper-layer/user-information.ts';

/** Where the acceptor is, and by which name it is called. */
export interface Peer {
  readonly host: string;
  readonly port: number;
  readonly calledAETitle: string;
  readonly tls?: TlsOptions;
}

/** A presentation context to be proposed; its ID is 1, 3, 5 … in the order of the list unless it is given. */
export interface ProposedPresentationContext {
  readonly id?: number;
  readonly abstractSyntax: string;
  readonly transferSyntaxes: readonly string[];
}

/** Times are in milliseconds. */
export interface OpenAssociationOptions extends RequestOptions {
  readonly callingAETitle: string;
  /** At most 128, as their IDs are odd and at most 255 (PS3.8 9.3.2.2). */
  readonly presentationContexts: readonly ProposedPresentationContext[];
  /** Longest variable field of a P-DATA-TF that is received here; 0 for no limit. Default: 1 MiB. */
  readonly maxLength?: number;
  /** Operations at once. Left out, there is one at a time (PS3.7 D.3.3.3). */
  readonly asyncWindow?: AsynchronousOperationsWindow;
  readonly roles?: readonly RoleSelection[];
  readonly extended?: readonly ExtendedNegotiation[];
  readonly commonExtended?: readonly CommonExtendedNegotiation[];
  readonly userIdentity?: UserIdentity;
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
  /** Time for connecting and for the answer to the A-ASSOCIATE-RQ, together. Default: 30 s. */
  readonly timeoutMs?: number;
}

/** As many as there are odd numbers from 1 to 255. */
export const maxPresentationContexts = 128;

const defaultTimeoutMs = 30_000;
const defaultMaxLength = 0x100000;

/** Received at most in one PDU although no limit is announced, in bytes. */
const unlimitedPduLength = 0x1000000;

/**
 * Connects, and negotiates an association.
 *
 * Rejects with ConnectionFailed, AssociationRejected, AssociationAborted, TransportClosed, TimeLimitExceeded, or the
 * signal's reason; with RangeError for a proposal that cannot be encoded. That the acceptor refuses presentation
 * contexts, even all of them, is no error: see `contexts`.
 */
export async function openAssociation(peer: Peer, options: OpenAssociationOptions): Promise<Association> {
  const { timeoutMs = defaultTimeoutMs, maxLength = defaultMaxLength } = options;
  const { host, port, tls } = peer;
  const maxPduLength = maxLength === 0 ? unlimitedPduLength : maxLength;
  return requestAssociation(
    proposal(peer, options, maxLength),
    (signal) => connectTransport({ host, port, tls, signal, maxPduLength }),
    { ...options, timeoutMs },
  );
}

function proposal(peer: Peer, options: OpenAssociationOptions, maxLength: number): AAssociateRQ {
  const { presentationContexts, implementationClassUID: classUID, implementationVersionName: versionName } = options;
  if (presentationContexts.length > maxPresentationContexts) {
    throw new RangeError(
      `${presentationContexts.length} presentation contexts; an association has at most ${maxPresentationContexts}`,
    );
  }
  return associateRQ({
    ...options,
    calledAETitle: peer.calledAETitle,
    presentationContexts: presentationContexts.map((context, i) => ({ id: 2 * i + 1, ...context })),
    maxLength,
    implementationClassUID: classUID ?? implementationClassUID,
    implementationVersionName: versionName ?? implementationVersionName,
  });
}
