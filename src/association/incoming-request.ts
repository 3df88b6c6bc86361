/** A DIMSE request of the peer, from the end of its Command Set until it has been answered: PS3.7 9.1. */
import type { CommandFinding, CommandSet } from '../dimse/command-set.ts';
import type { AcceptedPresentationContext } from './negotiated-association.ts';

/** A request of the peer, from the end of its Command Set until it has been answered. */
export interface IncomingRequest {
  readonly context: AcceptedPresentationContext;
  readonly command: CommandSet;
  /** What the Command Set breaks of PS3.7. */
  readonly findings: readonly CommandFinding[];
  /** The Command Set as received. */
  readonly bytes: Buffer;
  /** Another request of the same Message ID has not been answered yet (PS3.7 9.1.1.1.1). */
  readonly duplicate: boolean;
  /** The peer has more operations outstanding than the window allows (PS3.7 D.3.3.3). */
  readonly beyondWindow: boolean;
  /** Whether a Data Set is announced: Command Data Set Type is there and is not 0101H (PS3.7 Annex E). */
  readonly hasDataSet: boolean;
  /** Whether all of the message has been received. */
  readonly complete: boolean;
  readonly responded: boolean;
  /** For the application's own use. */
  data?: unknown;
}
