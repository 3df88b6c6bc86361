// What was seen and sent on one connection of an SCU, so that it can be compared with a run that was answered well.

import { type AAssociateRQ, pduHeadLength } from '../../../src/wire.ts';
import type { AcceptorLog, StoreRecord } from '../../case/acceptor-log.ts';
import type { RequestKind } from '../../language/respond.ts';
import type { ReceivedMessage, WireEvent } from '../../model/wire-event.ts';
import { shortOf } from '../exchange/reaction.ts';

/** PDU-type of A-ASSOCIATE-AC. */
const acceptType = 2;
/** Events of one connection that are kept in short. */
const mostEvents = 256;

export class AssociationLog {
  readonly #openedAt = performance.now();
  readonly #stores: StoreRecord[] = [];
  readonly #sent: Uint8Array[] = [];
  readonly events: string[] = [];
  readonly requests: RequestKind[] = [];
  request: AAssociateRQ | undefined;
  isReleased = false;
  end: WireEvent = { kind: 'silence', ms: 0 };
  endedAt = this.#openedAt;

  /** Every byte that was sent, in its order. */
  get sent(): Buffer {
    return Buffer.concat(this.#sent);
  }

  get sentBytes(): number {
    return this.#sent.reduce((sum, { length }) => sum + length, 0);
  }

  /** Whether a whole A-ASSOCIATE-AC has been sent, as far as its PDU-length tells. */
  get isAccepted(): boolean {
    const { sent } = this;
    for (let at = 0; at + pduHeadLength <= sent.length; ) {
      const end = at + pduHeadLength + sent.readUInt32BE(at + 2);
      if (sent[at] === acceptType && end <= sent.length) return true;
      at = end;
    }
    return false;
  }

  get stores(): readonly StoreRecord[] {
    return this.#stores;
  }

  sends(bytes: Uint8Array): void {
    this.#sent.push(bytes);
  }

  came(event: WireEvent): void {
    if (this.events.length < mostEvents) this.events.push(nameOf(event));
  }

  asked(kind: RequestKind): void {
    this.requests.push(kind);
    if (kind === 'A-RELEASE-RQ') this.isReleased = true;
  }

  stored({ dataSet: _, ...message }: ReceivedMessage): void {
    this.#stores.push({ message, status: undefined, isAnswered: true, at: performance.now() });
  }

  ended(event: WireEvent): void {
    this.end = event;
    this.endedAt = performance.now();
  }

  /** As cases of an SCU keep it. */
  get acceptorLog(): AcceptorLog {
    return {
      stores: this.#stores,
      requested: this.request !== undefined,
      accepted: this.isAccepted,
      released: this.isReleased,
      end: this.end,
      openedAt: this.#openedAt,
      endedAt: this.endedAt,
    };
  }
}

/** The requests of an SCU are told without their values. */
function nameOf(event: WireEvent): string {
  return event.kind === 'undecodable'
    ? `undecodable${event.rule === undefined ? '' : ` ${event.rule}`}`
    : shortOf(event);
}
