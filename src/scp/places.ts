/** The associations that may be open at once, of all peers and of one (PS3.8 9.3.4: local-limit-exceeded). */
import type { ListenOptions } from './listen-options.ts';

const defaultMaximum = 100;

/** Connections without an association that may be open beside the associations. */
const defaultWaiting = 256;

/** One peer may have so many at least, when the maximum allows: a sender that works in parallel is no attack. */
const fairShare = 16;

export class Places {
  /** Associations open at once. */
  readonly maximum: number;
  /** Connections open at once, associations included. */
  readonly connections: number;
  readonly #maximumOfOne: number;
  readonly #taken = new Map<string, number>();
  #count = 0;

  constructor({ maxAssociations = defaultMaximum, maxAssociationsPerAddress, maxConnections }: ListenOptions) {
    this.maximum = maxAssociations;
    this.connections = maxConnections ?? maxAssociations + defaultWaiting;
    this.#maximumOfOne = maxAssociationsPerAddress ?? Math.max(fairShare, Math.ceil(maxAssociations / 2));
  }

  /** TLS handshakes going on at once: as many connections as may wait without an association. */
  get handshakes(): number {
    return Math.max(1, this.connections - this.maximum);
  }

  /** Places taken. */
  get count(): number {
    return this.#count;
  }

  /** Why there is no place for one more association from an IP address; undefined when there is one. */
  refusal(address: string): string | undefined {
    if (this.#count >= this.maximum) return `${this.maximum} associations are open`;
    const own = this.#taken.get(address) ?? 0;
    return own >= this.#maximumOfOne ? `${own} associations of this address are open` : undefined;
  }

  /** Takes a place; returns the function that gives it back, to be called once. */
  take(address: string): () => void {
    this.#add(address, 1);
    return () => this.#add(address, -1);
  }

  #add(address: string, change: number): void {
    this.#count += change;
    const own = (this.#taken.get(address) ?? 0) + change;
    if (own === 0) this.#taken.delete(address);
    else this.#taken.set(address, own);
  }
}
