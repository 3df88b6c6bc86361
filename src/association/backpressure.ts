/**
 * Holding the peer back by not reading from TCP (PS3.8 9.1): by the application's wish, and while the peer does not read
 * its responses.
 */
import type { UpperLayerProvider } from '../upper-layer/provider.ts';

export class Backpressure {
  readonly #provider: UpperLayerProvider;
  #paused = false;
  #heldBack = false;
  #open = false;

  constructor(provider: UpperLayerProvider) {
    this.#provider = provider;
  }

  /** Whether this side, and not the peer, is why nothing comes in. */
  get isShut(): boolean {
    return !this.#open && (this.#paused || this.#heldBack);
  }

  /** By the application's wish, until `resume`. */
  pause(): void {
    this.#paused = true;
    this.#apply();
  }

  resume(): void {
    this.#paused = false;
    this.#apply();
  }

  /** Until `letGo`: answers that the peer does not read must not pile up here. */
  holdBack(): void {
    this.#heldBack = true;
    this.#apply();
  }

  letGo(): void {
    if (!this.#heldBack) return;
    this.#heldBack = false;
    this.#apply();
  }

  /** The association is over: what comes is read from now on, so that the end of the connection is seen. */
  openForGood(): void {
    this.#open = true;
    this.#apply();
  }

  #apply(): void {
    if (this.isShut) this.#provider.transport?.pause();
    else this.#provider.transport?.resume();
  }
}
