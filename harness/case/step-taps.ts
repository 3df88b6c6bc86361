// The taps of the connections of one case, each of which is told of every step.

import type { Transport } from '../../src/wire.ts';
import type { CaseTap, ConnectionFacts, ConnectionTap, StepFacts } from '../model/traffic.ts';

/** What the transport does not tell of a connection. */
type GivenFacts = Omit<ConnectionFacts, 'harness' | 'sut'>;

export class StepTaps {
  readonly #tap: CaseTap | undefined;
  readonly #taps: ConnectionTap[] = [];
  #step: StepFacts | undefined;

  constructor(tap: CaseTap | undefined) {
    this.#tap = tap;
  }

  /** The tap of a connection that is open now, if somebody watches. */
  connected(transport: Transport, facts: GivenFacts): ConnectionTap | undefined {
    const tap = this.#tap && connectionTap(this.#tap, transport, facts);
    if (!tap) return undefined;
    this.#taps.push(tap);
    if (this.#step) tap.step(this.#step);
    return tap;
  }

  /** What is sent from now on, on any connection, belongs to this step. */
  step(step: StepFacts): void {
    this.#step = step;
    for (const tap of this.#taps) tap.step(step);
  }
}

/** The tap of a connection that is open now. */
export function connectionTap(tap: CaseTap, transport: Transport, facts: GivenFacts): ConnectionTap {
  const { localAddress, localPort, remoteAddress, remotePort } = transport;
  return tap.connected({
    ...facts,
    harness: { address: localAddress, port: localPort },
    sut: { address: remoteAddress, port: remotePort },
  });
}
