// What the harness, as an SCP, saw of one association that an SCU asked for.

import type { ProposedAssociation } from '../model/proposed-association.ts';
import type { Reply } from '../model/scu-account.ts';
import type { ReceivedMessage, WireEvent } from '../model/wire-event.ts';
import type { InstanceToSend } from '../sut/sut.ts';

/** What an SCU says of itself (PS3.7 D.3.3.2). */
export interface ScuIdentity {
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
}

/** A C-STORE request and what it was answered. */
export interface StoreRecord {
  readonly message: ReceivedMessage;
  /** Undefined when it was not answered by a response. */
  readonly status: number | undefined;
  /** Whether something was sent that may count as the response. */
  readonly isAnswered: boolean;
  /** When the request was complete, by `performance.now()`. */
  readonly at: number;
}

/** What the SCU did on its association. */
export interface AcceptorLog {
  /** Every C-STORE request. */
  readonly stores: readonly StoreRecord[];
  /** The first instance, if it is wanted whole. */
  readonly first?: InstanceToSend;
  /** What the SCU says of itself, if it asked for an association. */
  readonly identity?: ScuIdentity;
  /** What it asked for, if it did. */
  readonly proposed?: ProposedAssociation;
  /** Whether A-ASSOCIATE-RQ came. */
  readonly requested: boolean;
  /** Whether the harness accepted the association. */
  readonly accepted: boolean;
  /** Whether A-RELEASE-RQ came. */
  readonly released: boolean;
  /** How long it waited for an answer that it did not get, and what it did then; without `end` it still waited. */
  readonly waited?: { readonly reply: Reply; readonly ms: number; readonly end?: string };
  /** The event that ended the conversation. */
  readonly end: WireEvent;
  /** When the connection was accepted and when the conversation ended, by `performance.now()`. */
  readonly openedAt: number;
  readonly endedAt: number;
}
