// How far an association and its connection have come, and how they ended, as the harness sees it.

import type { Pdu } from '../../src/wire.ts';
import type { TransportOutcome } from '../model/run-result.ts';

export class ConnectionCourse {
  #outcome: TransportOutcome | undefined;
  #isSilent = false;
  #isAccepted = false;
  #isEndedHere = false;

  /** How the connection ended, or `open` while it has not. */
  get outcome(): TransportOutcome {
    return this.#outcome ?? (this.#isSilent ? 'silence' : 'open');
  }

  /** Whether an A-ASSOCIATE-AC has been exchanged and neither release, abort nor close since. */
  get isEstablished(): boolean {
    return this.#isAccepted && this.#outcome === undefined;
  }

  /** Whether nothing has ended it yet. */
  get isOpen(): boolean {
    return this.#outcome === undefined;
  }

  /** Whether this side of it is closed. */
  get isEndedHere(): boolean {
    return this.#isEndedHere;
  }

  sent({ type }: Pdu): void {
    if (type === 'A-ASSOCIATE-AC') this.#isAccepted = true;
    if (type === 'A-RELEASE-RP') this.ended('released');
  }

  received({ type }: Pdu): void {
    if (type === 'A-ASSOCIATE-AC') this.#isAccepted = true;
    if (type === 'A-ASSOCIATE-RJ' || type === 'A-ABORT') this.ended(type);
    if (type === 'A-RELEASE-RP') this.ended('released');
  }

  /** Something came. */
  heard(): void {
    this.#isSilent = false;
  }

  fellSilent(): void {
    this.#isSilent = true;
  }

  /** The first end counts. */
  ended(outcome: TransportOutcome): void {
    this.#outcome ??= outcome;
  }

  endedHere(): void {
    this.#isEndedHere = true;
    this.ended(this.#isSilent ? 'silence' : 'ended-by-harness');
  }
}
