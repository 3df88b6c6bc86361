// One association of a case: its connection, and what was negotiated on it.

import {
  type AAssociateAC,
  type AAssociateRQ,
  presentationContextResultsOf,
  presentationContextsOf,
  userInformationOf,
} from '../../src/wire.ts';
import type { Operation } from '../oracle/operation.ts';
import type { Conversation } from '../peer/conversation.ts';

/** A presentation context that the SUT accepted. */
export interface AcceptedContext {
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntax: string;
}

export class AssociationState {
  readonly name: string;
  readonly conversation: Conversation;
  /** Announced by the harness as the longest P-DATA-TF it receives. */
  readonly maxLength: number;
  /** When its connection was opened, by `performance.now()`. */
  readonly openedAtMs = performance.now();
  request: AAssociateRQ | undefined;
  /** The request as it was sent. */
  requestBytes: Uint8Array | undefined;
  /** Bytes of the type of an A-ASSOCIATE-RQ were sent, whether they can be decoded or not. */
  isAskedFor = false;
  accept: AAssociateAC | undefined;
  /** A message was left unfinished or is none, or went unanswered with the scenario's consent: no state to release in. */
  disturbed = false;
  /** The operation that was waited for in vain, and how long in milliseconds, if nothing else disturbs the association. */
  silence: { readonly operation: Operation; readonly ms: number } | undefined;
  /** A-RELEASE-RQ has been sent. */
  releasing = false;
  /** The SUT ended it, and the scenario has taken that in: no request can be answered on it any more. */
  over = false;
  #contexts: readonly AcceptedContext[] = [];

  constructor(name: string, conversation: Conversation, maxLength: number) {
    this.name = name;
    this.conversation = conversation;
    this.maxLength = maxLength;
  }

  /** Takes the SUT's A-ASSOCIATE-AC. */
  accepted(accept: AAssociateAC): void {
    this.accept = accept;
    const proposed = new Map(
      this.request ? presentationContextsOf(this.request).map((context) => [context.id, context]) : [],
    );
    this.#contexts = presentationContextResultsOf(accept).flatMap(({ id, result, transferSyntax }) => {
      const proposal = proposed.get(id);
      if (result !== 0 || !proposal || transferSyntax === undefined) return [];
      return [{ id, abstractSyntax: proposal.abstractSyntax, transferSyntax }];
    });
  }

  get contexts(): readonly AcceptedContext[] {
    return this.#contexts;
  }

  /** For an operation: the contexts that were accepted, once that is known. */
  get agreedContexts(): { agreedContexts?: ReadonlyMap<number, string> } {
    if (!this.accept) return {};
    return { agreedContexts: new Map(this.#contexts.map(({ id, abstractSyntax }) => [id, abstractSyntax])) };
  }

  /** The first accepted context of an abstract syntax. */
  contextFor(abstractSyntax: string): AcceptedContext | undefined {
    return this.#contexts.find((context) => context.abstractSyntax === abstractSyntax);
  }

  contextById(id: number): AcceptedContext | undefined {
    return this.#contexts.find((context) => context.id === id);
  }

  /** The longest P-DATA-TF that the SUT receives (PS3.8 D.1); 0 is no limit. */
  get peerMaxLength(): number {
    return this.accept ? (userInformationOf(this.accept).maxLength ?? 0) : 0;
  }
}
