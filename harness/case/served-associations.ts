// The associations that an SCU opens in one run: so many are served, and what was seen of each is kept.

import type { Transport } from '../../src/wire.ts';
import type { ConnectionTap } from '../model/traffic.ts';
import { usualListenPlace } from '../sut/listen-place.ts';
import type { Seen } from '../sut/operator.ts';
import type { AcceptorLog } from './acceptor-log.ts';
import { PlannedAnswers } from './planned-answers.ts';
import { serveAssociation } from './scripted-acceptor.ts';
import type { ScuRunParts } from './scu-run-parts.ts';
import type { StallWatch } from './stall-watch.ts';
import { connectionTap } from './step-taps.ts';

/** So many connections are served in one run, and so many at once: an SCU that opens more without end is stopped. */
const connectionsAtMost = 2000;
const atOnceAtMost = 64;

export class ServedAssociations {
  readonly #parts: ScuRunParts;
  readonly #over: AbortSignal;
  readonly #stall: StallWatch;
  readonly #transports = new Set<Transport>();
  #answers: PlannedAnswers;
  #served: Promise<AcceptorLog>[] = [];
  #instances = 0;
  /** Connections that were closed at once. */
  refused = 0;

  /** @param over aborted when the time of the case is over */
  constructor(parts: ScuRunParts, over: AbortSignal, stall: StallWatch) {
    this.#parts = parts;
    this.#over = over;
    this.#stall = stall;
    this.#answers = this.#planned();
  }

  #planned(): PlannedAnswers {
    return new PlannedAnswers(this.#parts.steps.flatMap((step) => step.answers ?? []));
  }

  get answers(): PlannedAnswers {
    return this.#answers;
  }

  /** What has come until now. */
  seen(): Seen {
    const { quietMs } = this.#stall;
    return { associations: this.#served.length, instances: this.#instances, open: this.#transports.size, quietMs };
  }

  /** Forgets what has come: the SCU sends from the beginning. */
  startAgain(): void {
    for (const transport of this.#transports) transport.destroy();
    this.#served = [];
    this.#instances = 0;
    this.#answers = this.#planned();
    this.#parts.verdicts.startAgain();
  }

  /** Serves a connection. */
  serve(transport: Transport): void {
    this.#stall.touch();
    if (this.#transports.size >= atOnceAtMost || this.#served.length >= connectionsAtMost) {
      this.refused += 1;
      transport.destroy();
      return;
    }
    this.#transports.add(transport);
    const { sut, log, verdicts, level, timeoutMs, signal, input, instances } = this.#parts;
    const label = this.#served.length > 0 ? { label: `connection ${this.#served.length + 1}` } : {};
    const tap = this.#tap(transport, label);
    const serving = serveAssociation(transport, {
      answers: this.#answers,
      log,
      verdicts,
      level,
      timeoutMs,
      signal,
      over: this.#over,
      stalled: this.#stall.signal,
      keepsFirst: sut.validator !== undefined,
      given: instances,
      onActivity: () => this.#stall.touch(),
      onStore: () => (this.#instances += 1),
      ...label,
      ...(tap && { tap }),
      ...(input && { input }),
    }).finally(() => {
      this.#transports.delete(transport);
      this.#stall.touch();
    });
    // Who waits for all of them sees that one failed.
    serving.catch(() => {});
    this.#served.push(serving);
  }

  #tap(transport: Transport, label: { readonly label?: string }): ConnectionTap | undefined {
    const { sut, tap } = this.#parts;
    const { calledAETitle, callingAETitle, tls } = sut.policies.listensOn ?? usualListenPlace;
    const facts = { by: 'SUT', calledAETitle, callingAETitle, isTls: tls !== undefined, ...label } as const;
    return tap && connectionTap(tap, transport, facts);
  }

  /** What was seen of each association that was asked for, when all have ended. Rejects when the run is stopped. */
  async logs(): Promise<readonly AcceptorLog[]> {
    return (await Promise.all(this.#served)).filter(({ requested }) => requested);
  }

  /** Ends them all. Never rejects. */
  async end(): Promise<void> {
    for (const transport of this.#transports) transport.destroy();
    await Promise.allSettled(this.#served);
  }
}
