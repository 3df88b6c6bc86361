/** The requests of the peer that this side has not answered: PS3.7 9.1.1.1.1 and D.3.3.3. */
import type { CommandFinding, CommandSet, DecodedCommandSet } from '../dimse/command-set.ts';
import { noDataSet } from '../dimse/command-set.ts';
import type { IncomingRequest } from './incoming-request.ts';
import type { AcceptedPresentationContext } from './negotiated-association.ts';

/** A request with the facts about it that change. */
export class PendingRequest implements IncomingRequest {
  readonly context: AcceptedPresentationContext;
  readonly command: CommandSet;
  readonly findings: readonly CommandFinding[];
  readonly bytes: Buffer;
  readonly duplicate: boolean;
  readonly beyondWindow: boolean;
  readonly hasDataSet: boolean;
  complete: boolean;
  responded = false;
  data?: unknown;

  constructor(
    decoded: DecodedCommandSet,
    context: AcceptedPresentationContext,
    duplicate: boolean,
    beyondWindow: boolean,
  ) {
    const { CommandDataSetType: type } = decoded.command;
    this.context = context;
    this.command = decoded.command;
    this.findings = decoded.findings;
    this.bytes = decoded.bytes;
    this.duplicate = duplicate;
    this.beyondWindow = beyondWindow;
    this.hasDataSet = type !== undefined && type !== noDataSet;
    this.complete = !this.hasDataSet;
  }
}

export class IncomingRequests {
  readonly #limit: number;
  readonly #requests = new Set<PendingRequest>();
  readonly #messageIDs = new Map<number, PendingRequest>();

  /** `limit` is the number of operations that the peer may have outstanding; 0 means no limit. */
  constructor(limit: number) {
    this.#limit = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  }

  get size(): number {
    return this.#requests.size;
  }

  /** Whether the application still owes an answer to a request that it has received whole. */
  get answersOwed(): boolean {
    for (const request of this.#requests) if (request.complete) return true;
    return false;
  }

  add(decoded: DecodedCommandSet, context: AcceptedPresentationContext): PendingRequest {
    const { MessageID: messageID } = decoded.command;
    const duplicate = messageID !== undefined && this.#messageIDs.has(messageID);
    const request = new PendingRequest(decoded, context, duplicate, this.#requests.size >= this.#limit);
    this.#requests.add(request);
    if (messageID !== undefined && !duplicate) this.#messageIDs.set(messageID, request);
    return request;
  }

  /** The request is answered, and its Message ID is free again. */
  answered(request: IncomingRequest): void {
    const pending = request as PendingRequest;
    pending.responded = true;
    this.#requests.delete(pending);
    const { MessageID: messageID } = request.command;
    if (messageID !== undefined && this.#messageIDs.get(messageID) === pending) this.#messageIDs.delete(messageID);
  }
}
