// The requests and responses of one association, put together from PDVs: PS3.7 9.3, PS3.8 Annex E.

import {
  type AAssociateAC,
  type AAssociateRQ,
  type CommandSet,
  MessageAssembler,
  type PDataTF,
  presentationContextResultsOf,
  presentationContextsOf,
} from '../../../src/wire.ts';
import type { Exchange } from './exchange.ts';

/** What was agreed on so far. */
interface Negotiated {
  readonly request: AAssociateRQ | undefined;
  readonly accept: AAssociateAC | undefined;
}

/** Bytes kept of a Data Set. */
const keptBytes = 0x100000;

export class Exchanges {
  readonly #negotiated: Negotiated;
  readonly #requests: MessageAssembler;
  readonly #responses: MessageAssembler;
  readonly #byMessageId = new Map<number, Incoming>();
  #first: Incoming | undefined;
  #last: Incoming | undefined;
  #count = 0;

  /** `onResponse` is told of every response of the good SCP with the request it answers. */
  constructor(negotiated: Negotiated, onResponse: (response: CommandSet, exchange: Exchange) => void) {
    this.#negotiated = negotiated;
    this.#requests = new MessageAssembler({
      onCommand: ({ command }, contextId) => this.#begin(command, contextId),
      onDataFragment: (fragment) => this.#last?.add(fragment),
      onViolation: () => {},
    });
    this.#responses = new MessageAssembler({
      onCommand: ({ command }, contextId) => onResponse(withoutLength(command), this.#answered(command, contextId)),
      onDataFragment: () => {},
      onViolation: () => {},
    });
  }

  /** The request that came first. */
  get first(): Exchange | undefined {
    return this.#first;
  }

  /** The request that came last. */
  get last(): Exchange | undefined {
    return this.#last;
  }

  /** Whether a request has begun whose end has not come. */
  get withinMessage(): boolean {
    return this.#requests.withinMessage;
  }

  /** Takes a P-DATA-TF of the requestor. */
  receive({ pdvs }: PDataTF): void {
    this.#requests.pushAll(pdvs);
  }

  /** Takes a P-DATA-TF of the good SCP. */
  send({ pdvs }: PDataTF): void {
    this.#responses.pushAll(pdvs);
  }

  #begin(request: CommandSet, contextId: number): void {
    this.#last = new Incoming(request, contextId, this.#negotiated, this.#count);
    this.#first ??= this.#last;
    this.#count += 1;
    this.#byMessageId.set(request.MessageID ?? 0, this.#last);
  }

  #answered({ MessageIDBeingRespondedTo: id = 0 }: CommandSet, contextId: number): Exchange {
    return this.#byMessageId.get(id) ?? new Incoming({}, contextId, this.#negotiated, this.#count);
  }
}

/** A changed response has another Command Group Length, which the encoder computes. */
function withoutLength({ CommandGroupLength: _, ...rest }: CommandSet): CommandSet {
  return rest;
}

class Incoming implements Exchange {
  readonly request: CommandSet;
  readonly contextId: number;
  readonly abstractSyntax: string | undefined;
  readonly transferSyntax: string | undefined;
  readonly earlier: number;
  readonly #fragments: Buffer[] = [];
  #length = 0;

  constructor(request: CommandSet, contextId: number, { request: rq, accept: ac }: Negotiated, earlier: number) {
    this.request = request;
    this.earlier = earlier;
    this.contextId = contextId;
    const proposed = rq && presentationContextsOf(rq).find(({ id }) => id === contextId);
    const answered = ac && presentationContextResultsOf(ac).find(({ id, result }) => id === contextId && result === 0);
    this.abstractSyntax = answered && proposed?.abstractSyntax;
    this.transferSyntax = answered?.transferSyntax;
  }

  get dataSet(): Buffer {
    return Buffer.concat(this.#fragments);
  }

  add(fragment: Buffer): void {
    if (this.#length >= keptBytes) return;
    this.#length += fragment.length;
    this.#fragments.push(fragment);
  }
}
