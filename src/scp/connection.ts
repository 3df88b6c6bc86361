/** One transport connection of the SCP, from its arrival until it is gone (PS3.8 9.1). */
import type { Acceptance } from '../association/accept-association.ts';
import type { Transport } from '../upper-layer/transport.ts';
import type { StorageSession } from './storage-session.ts';

/** Time for an A-ABORT to leave before the connection is destroyed, in milliseconds. */
const abortGraceMs = 100;

/** A connection with its session. */
export class Connection {
  /** Set as soon as an A-ASSOCIATE-RQ is awaited. */
  acceptance: Acceptance | undefined;
  readonly #transport: Transport;
  readonly #session: StorageSession;
  readonly #isGone: Promise<void>;
  #markGone: () => void = () => {};

  constructor(transport: Transport, session: StorageSession) {
    this.#transport = transport;
    this.#session = session;
    this.#isGone = new Promise((resolve) => {
      this.#markGone = resolve;
    });
  }

  get isEstablished(): boolean {
    return this.acceptance?.association !== undefined;
  }

  destroy(): void {
    this.#transport.destroy();
  }

  /** The transport connection is closed. */
  gone(): void {
    this.#markGone();
  }

  /**
   * Releases the association once its operations are answered, aborts it when that takes longer than `graceMs`, and
   * destroys what is then still open. Resolves when the connection is gone.
   */
  async close(graceMs: number): Promise<void> {
    if (!this.isEstablished || graceMs <= 0) this.acceptance?.abort();
    else this.#session.release(graceMs);
    const end = setTimeout(() => this.#transport.destroy(), graceMs + abortGraceMs);
    await this.#isGone;
    clearTimeout(end);
  }
}
