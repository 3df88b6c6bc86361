/** What an association is made of once it is established: PS3.8 7.1.2. */
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { UpperLayerProvider } from '../upper-layer/provider.ts';
import type { UpperLayerUser } from '../upper-layer/provider-user.ts';
import type { AssociationHandler } from './association-handler.ts';

/** The parts, from whoever established it. */
export interface AssociationParts {
  readonly role: 'requestor' | 'acceptor';
  readonly provider: UpperLayerProvider;
  /** The provider's user; the association makes it its own. */
  readonly user: UpperLayerUser;
  readonly request: AAssociateRQ;
  readonly response: AAssociateAC;
  /** Performs the peer's requests. Without one they are answered with 0x0211, Unrecognized operation. */
  readonly handler?: AssociationHandler;
  /** Time limit of operations and of the release that have none of their own, in milliseconds; default 60 s. */
  readonly timeoutMs?: number;
  /** See `AcceptOptions.idleMs`. */
  readonly idleMs?: number;
}
