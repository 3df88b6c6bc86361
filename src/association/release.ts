/** The release of an association from either side, and from both at once: PS3.8 7.2 and Table 9-10. */
import type { UpperLayerProvider } from '../upper-layer/provider.ts';

/**
 * Holds a release back until what was begun is done: the peer's release until what it sent whole is answered, this
 * side's until every operation is.
 */
export class Release {
  readonly #provider: UpperLayerProvider;
  readonly #role: 'requestor' | 'acceptor';
  readonly #onReleased: () => void;
  #wanted = false;
  #peerWaits = false;

  /** `onReleased` is called once the association exists no longer. */
  constructor(provider: UpperLayerProvider, role: 'requestor' | 'acceptor', onReleased: () => void) {
    this.#provider = provider;
    this.#role = role;
    this.#onReleased = onReleased;
  }

  /** Whether something waits for `proceed`. */
  get pending(): boolean {
    return this.#wanted || this.#peerWaits;
  }

  /** This side wants to release; `proceed` follows. */
  want(): void {
    this.#wanted = true;
  }

  /**
   * Goes on with what waits, as far as it may. `answersOwed`: a request that has come whole is not answered, or not
   * everything is sent; `unfinished`: an operation is outstanding in either direction.
   */
  proceed(answersOwed: boolean, unfinished: boolean): void {
    if (answersOwed) return;
    if (this.#peerWaits) this.#respond();
    else if (this.#wanted && !unfinished) {
      this.#wanted = false;
      this.#provider.releaseRequest();
    }
  }

  /**
   * The peer wants to release. In a collision the association's requestor answers first, and its acceptor only after
   * the answer to its own request (Sta9 to Sta12); nothing can be sent any more in between.
   */
  onIndication(collision: boolean): void {
    if (!collision) this.#peerWaits = true;
    else if (this.#role === 'requestor') this.#provider.releaseResponse();
  }

  /** The peer has answered this side's release. */
  onConfirm(): void {
    if (this.#provider.state === 'Sta12') this.#provider.releaseResponse();
    this.#onReleased();
  }

  #respond(): void {
    this.#peerWaits = false;
    if (this.#provider.releaseResponse()) this.#onReleased();
  }
}
