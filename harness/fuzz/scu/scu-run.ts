// One run of an SCU: it is started, its first association is answered by the turns of an input, and its end is waited for.

import { setMaxListeners } from 'node:events';
import { listenTransport, type Transport } from '../../../src/wire.ts';
import type { ScuAccounts } from '../../case/scu-step.ts';
import { usualListenPlace } from '../../sut/listen-place.ts';
import type { InstanceToSend, ProcessWatch, SendReport, Sut } from '../../sut/sut.ts';
import { pauseAtWork } from '../../time/pause.ts';
import { workingClock } from '../../time/working-clock.ts';
import type { ScuRequests } from '../draft/acceptor-layers.ts';
import type { AcceptorTurn } from '../draft/acceptor-turn.ts';
import { AssociationLog } from './association-log.ts';
import { AcceptorPlay, type Waiting } from './play-acceptor.ts';
import { idleMs, type ScuLimits } from './scu-limits.ts';

export interface ScuRunOptions {
  readonly sut: Sut;
  readonly instances: readonly InstanceToSend[];
  /** What the first association is answered with; none: all is answered well. */
  readonly turns?: readonly AcceptorTurn[];
  readonly rebuild?: (seen: Partial<ScuRequests>) => readonly AcceptorTurn[] | undefined;
  readonly limits: ScuLimits;
  readonly signal: AbortSignal;
}

/** What was seen of a run. */
export interface ScuRunFacts {
  readonly accounts: ScuAccounts;
  readonly logs: readonly AssociationLog[];
  /** What the SCU was waiting for when it was silent for too long on an open connection. */
  readonly silentIn?: Waiting;
  /** Why the harness had to end it; absent: it ended by itself. */
  readonly gaveUp?: 'no connection' | 'no end';
  /** It took a processor while nothing happened. */
  readonly isBusy: boolean;
  readonly peakMemory?: number;
  readonly sentBytes: number;
  /** Milliseconds from the last thing that happened on a connection to the end of the process. */
  readonly endMs: number;
  readonly ms: number;
}

/** Connections of one run that are served. */
const mostConnections = 64;
/** Milliseconds between two looks whether it is waited for too long. */
const lookMs = 20;
/** A process that takes this share of the time while nothing happens is busy; so long it is looked at to be sure. */
const busyShare = 0.25;
const busyLookMs = 1500;
const leastBusyMs = 60;
/** Memory is looked at when something happens, and so many milliseconds later. */
const memoryLookMs = 25;

/** Runs the SCU once. Rejects with the reason of the signal, and if the SCU cannot be started or the port not be used. */
export async function runScuOnce(options: ScuRunOptions): Promise<ScuRunFacts> {
  const run = new ScuRun(options);
  return await run.run();
}

class ScuRun {
  readonly #options: ScuRunOptions;
  readonly #giveUp = new AbortController();
  readonly #over = new AbortController();
  readonly #logs: AssociationLog[] = [];
  readonly #plays: AcceptorPlay[] = [];
  readonly #open = new Set<AcceptorPlay>();
  readonly #playing: Promise<void>[] = [];
  readonly #begunAt = workingClock.now();
  #lastAt = this.#begunAt;
  #process: ProcessWatch | undefined;
  #peakMemory: number | undefined;
  #isBusy = false;
  #gaveUp: ScuRunFacts['gaveUp'];

  constructor(options: ScuRunOptions) {
    this.#options = options;
    setMaxListeners(0, this.#over.signal, options.signal);
  }

  async run(): Promise<ScuRunFacts> {
    const { sut, instances, signal, limits } = this.#options;
    const place = sut.policies.listensOn ?? usualListenPlace;
    const server = await listenTransport({
      host: place.host,
      port: place.port,
      ...(place.tls && { tls: place.tls }),
      onTransport: (transport) => this.#serve(transport),
    });
    const timer = setInterval(() => this.#look(), lookMs);
    try {
      const { host, calledAETitle, callingAETitle } = place;
      const order = { host, port: server.port, calledAETitle, callingAETitle, instances, timeoutMs: limits.endMs };
      const report = await sut.send(
        {
          ...order,
          stalled: this.#giveUp.signal,
          onBusy: () => this.#touch(),
          onStarted: (process) => (this.#process = process),
        },
        signal,
      );
      if ('notApplicable' in report) throw new Error(report.notApplicable);
      const ms = workingClock.now() - this.#begunAt;
      const endMs = workingClock.now() - this.#lastAt;
      await this.#lookAtMemory();
      await this.#end();
      return this.#facts(report, server.port, { ms, endMs });
    } finally {
      clearInterval(timer);
      await this.#end();
      await server.close();
    }
  }

  #facts(report: SendReport, port: number, times: Pick<ScuRunFacts, 'ms' | 'endMs'>): ScuRunFacts {
    const logs = this.#logs;
    const silent = this.#plays.find(({ silentIn }) => silentIn !== undefined)?.silentIn;
    return {
      accounts: {
        report,
        logs: logs.filter(({ request }) => request !== undefined).map((log) => log.acceptorLog),
        instances: this.#options.instances,
        requests: logs.flatMap(({ requests }) => requests),
        volatile: [String(port), ...(report.volatile ?? [])],
      },
      logs,
      ...(silent !== undefined && { silentIn: silent }),
      ...(this.#gaveUp !== undefined && report.process?.wasEnded && { gaveUp: this.#gaveUp }),
      isBusy: this.#isBusy,
      ...(this.#peakMemory !== undefined && { peakMemory: this.#peakMemory }),
      sentBytes: logs.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
      ...times,
    };
  }

  #serve(transport: Transport): void {
    if (this.#logs.length >= mostConnections || this.#over.signal.aborted) {
      transport.destroy();
      return;
    }
    this.#touch();
    const { turns = [], rebuild } = this.#options;
    const isFirst = this.#logs.length === 0;
    const log = new AssociationLog();
    const play = new AcceptorPlay(transport, log, {
      turns: isFirst ? turns : [],
      ...(isFirst && rebuild && { rebuild }),
      untilIdle: (waiting, signal) => this.#untilIdle(waiting, signal),
      signal: this.#over.signal,
      onActivity: () => this.#touch(),
    });
    this.#logs.push(log);
    this.#plays.push(play);
    this.#open.add(play);
    const playing = play.run().finally(() => {
      this.#open.delete(play);
      this.#touch();
    });
    playing.catch(() => {});
    this.#playing.push(playing);
  }

  #touch(): void {
    this.#lastAt = workingClock.now();
    void this.#lookAtMemory();
    setTimeout(() => void this.#lookAtMemory(), memoryLookMs).unref();
  }

  async #lookAtMemory(): Promise<void> {
    const peak = await this.#process?.peakMemory();
    if (peak !== undefined) this.#peakMemory = Math.max(peak, this.#peakMemory ?? 0);
  }

  /** Whether the SCU has had its time. */
  #look(): void {
    const { endMs, mostMs } = this.#options.limits;
    const now = workingClock.now();
    if (now - this.#begunAt > mostMs) this.#stop('no end');
    else if (this.#open.size === 0 && now - this.#lastAt > endMs) this.#stop('no connection');
  }

  /** Ends an SCU that goes on although nothing is left to wait for, and notes whether it was busy. */
  #stop(why: NonNullable<ScuRunFacts['gaveUp']>): void {
    if (this.#gaveUp !== undefined) return;
    this.#gaveUp = why;
    void this.#isTakingTime(this.#over.signal)
      .then((isBusy) => (this.#isBusy ||= isBusy))
      .catch(() => {})
      .finally(() => this.#giveUp.abort(new Error('nothing more is waited for')));
  }

  async #untilIdle(waiting: Waiting, signal: AbortSignal): Promise<void> {
    const ms = idleMs(this.#options.limits, waiting);
    const before = await this.#process?.cpuMs();
    await pauseAtWork(ms, signal);
    const after = await this.#process?.cpuMs();
    if (before === undefined || after === undefined || after - before < Math.max(leastBusyMs, busyShare * ms)) return;
    this.#isBusy ||= await this.#isTakingTime(signal);
  }

  async #isTakingTime(signal: AbortSignal): Promise<boolean> {
    const before = await this.#process?.cpuMs();
    if (before === undefined) return false;
    const since = performance.now();
    await pauseAtWork(busyLookMs, signal);
    const after = await this.#process?.cpuMs();
    return after !== undefined && after - before >= busyShare * (performance.now() - since);
  }

  async #end(): Promise<void> {
    this.#over.abort(new Error('the run has ended'));
    await Promise.all(this.#plays.map((play) => play.destroy()));
    await Promise.allSettled(this.#playing);
  }
}
