// The program that sends: PS3.4 B.2.1, GG.4.1. Instance after instance, over one association or several, as its behaviour
// has it.

import { setTimeout as delay } from 'node:timers/promises';
import { connectTransport } from '../../../src/wire.ts';
import type { ProcessReport, SendOrder } from '../../sut/sut.ts';
import { AssociationRun } from './association-run.ts';
import { ProgramLog } from './program-log.ts';
import type { ScuBehaviour } from './scu-behaviour.ts';
import type { AssociationFailure, Outcome, Planned } from './scu-facts.ts';
import { ScuSession } from './scu-session.ts';

/** Longest wait for the SCP to close, in milliseconds (ARTIM). */
const artimMs = 300;

export class ScuProgram {
  readonly #order: SendOrder;
  readonly #behaviour: ScuBehaviour;
  readonly #log: ProgramLog;
  readonly #failures: AssociationFailure[] = [];
  readonly #ended = new AbortController();
  readonly #startedAt = performance.now();
  #hasCrashed = false;

  constructor(order: SendOrder, behaviour: ScuBehaviour) {
    this.#order = order;
    this.#behaviour = behaviour;
    this.#log = new ProgramLog(behaviour);
  }

  /** Ends it as a signal ends a process. */
  readonly end = (): void => this.#ended.abort();

  /** Sends, and tells what was seen of it. */
  async run(): Promise<ProcessReport> {
    const planned = this.#order.instances.map((instance, index): Planned => ({ ...instance, index }));
    for (const group of this.#behaviour.plan(planned)) {
      if (!this.#isDone) await this.#sendGroup(group);
    }
    const outcomes = planned.map(({ index }) => this.#log.outcomes.get(index) ?? notSent(index));
    const isKilled = this.#ended.signal.aborted;
    if (!isKilled && !this.#hasCrashed) this.#log.lines.push(...this.#behaviour.summary(outcomes, this.#failures));
    return {
      end: isKilled ? 'did not end by itself' : this.#hasCrashed ? 'signal SIGABRT' : this.#exitCode(outcomes),
      hasCrashed: this.#hasCrashed,
      wasEnded: isKilled,
      output: this.#log.lines.map((line) => `${line}\n`).join(''),
      durationMs: Math.round(performance.now() - this.#startedAt),
      leftRunning: 0,
      ...this.#behaviour.process,
    };
  }

  get #isDone(): boolean {
    return this.#log.hasStopped || this.#hasCrashed || this.#ended.signal.aborted;
  }

  #exitCode(outcomes: readonly Outcome[]): string {
    return `exit code ${this.#behaviour.exit(outcomes, this.#failures)}`;
  }

  /** One association, and more of them if it tries again. */
  async #sendGroup(group: readonly Planned[]): Promise<void> {
    let rest = group;
    for (let attempt = 1; ; attempt += 1) {
      const failure = await this.#connect(rest);
      rest = rest.filter(({ index }) => !this.#log.outcomes.has(index) || failure?.kind === 'no context');
      if (!failure || this.#isDone) return;
      const pauseMs = this.#behaviour.retry(failure, attempt);
      if (pauseMs === undefined) return void this.#failures.push(failure);
      await this.#pause(pauseMs);
      if (this.#isDone) return;
    }
  }

  async #pause(ms: number): Promise<void> {
    // Ended while it waits, it has waited long enough.
    await delay(ms, undefined, { signal: this.#ended.signal }).catch(() => {});
  }

  async #connect(instances: readonly Planned[]): Promise<AssociationFailure | undefined> {
    const { host, port } = this.#order;
    const { signal } = this.#ended;
    const timeoutMs = Math.min(this.#behaviour.patience(this.#order), 10_000);
    const transport = await connectTransport({ host, port, timeoutMs, signal }).catch((error: Error) => error);
    if (transport instanceof Error) return { kind: 'not connected', text: transport.message };
    const session = new ScuSession(transport, this.#order, this.#behaviour, this.#log.tries);
    const onEnded = (): void => session.destroy();
    signal.addEventListener('abort', onEnded);
    try {
      const failure = await new AssociationRun(session, this.#behaviour, this.#log).run(instances);
      return failure;
    } finally {
      await session.closed(session.hasCrashed ? 0 : artimMs);
      this.#hasCrashed ||= session.hasCrashed;
      signal.removeEventListener('abort', onEnded);
    }
  }
}

function notSent(index: number): Outcome {
  return { index, kind: 'failed', text: 'not sent' };
}
