/** PS3.8 clause 7: an Upper Layer user that writes down what it hears, for tests of the provider. */

import type { AbortIndication, UpperLayerUser } from '../provider-user.ts';
import type { TransportClose } from '../transport.ts';
import { withResolvers } from './transports.ts';

export class RecordingUser implements UpperLayerUser {
  /** Every transition, as `Sta6 Evt10 DT-2 Sta6`. */
  readonly transitions: string[] = [];
  /** Indications and confirmations by name, in order. */
  readonly heard: string[] = [];
  /** Everything sent, in hexadecimal. */
  readonly sent: string[] = [];
  readonly aborts: AbortIndication[] = [];
  close: TransportClose | undefined;
  readonly #react: (heard: string) => void;
  readonly #closed = withResolvers<TransportClose>();
  readonly #waiting = new Map<string, () => void>();

  /** `react` runs within every indication and confirmation. */
  constructor(react: (heard: string) => void = () => undefined) {
    this.#react = react;
  }

  /** Waits for an indication or confirmation. */
  hears(what: string): Promise<void> {
    if (this.heard.includes(what)) return Promise.resolve();
    const { promise, resolve } = withResolvers<void>();
    this.#waiting.set(what, resolve);
    return promise;
  }

  /** Waits until the transport connection is closed. */
  closed(): Promise<TransportClose> {
    return this.#closed.promise;
  }

  /** The actions taken, in order. */
  get actions(): string[] {
    return this.transitions.map((transition) => transition.split(' ')[2] ?? '');
  }

  onTransition({ from, event, action, to }: { from: string; event: string; action: string; to: string }): void {
    this.transitions.push(`${from} ${event} ${action} ${to}`);
  }

  onSent(bytes: Uint8Array | readonly Uint8Array[]): void {
    const all = bytes instanceof Uint8Array ? [bytes] : bytes;
    this.sent.push(Buffer.concat(all).toString('hex'));
  }

  onAssociateIndication(): void {
    this.#hear('A-ASSOCIATE indication');
  }

  onAssociateConfirm({ type }: { type: string }): void {
    this.#hear(`A-ASSOCIATE confirmation ${type}`);
  }

  onPData(): void {
    this.#hear('P-DATA indication');
  }

  onReleaseIndication(collision: boolean): void {
    this.#hear(collision ? 'A-RELEASE indication (collision)' : 'A-RELEASE indication');
  }

  onReleaseConfirm(): void {
    this.#hear('A-RELEASE confirmation');
  }

  onAbort(abort: AbortIndication): void {
    this.aborts.push(abort);
    this.#hear(`${abort.kind} indication`);
  }

  onClosed(close: TransportClose): void {
    this.close = close;
    this.#closed.resolve(close);
  }

  #hear(what: string): void {
    this.heard.push(what);
    this.#waiting.get(what)?.();
    this.#react(what);
  }
}
