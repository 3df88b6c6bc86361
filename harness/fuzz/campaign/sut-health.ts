// The health of a SUT between inputs: does its process run, does it answer plain requests, and how is it brought back?

import { ConnectionFailed } from '../../../src/index.ts';
import { isRejectedForNow } from '../../model/wire-event.ts';
import { echoExchange, type HealthChecks, storeExchange, type Wrong } from '../../preflight/health-exchange.ts';
import { untilAccepting } from '../../preflight/patient-probe.ts';
import type { ScpEndpoint, Sut } from '../../sut/sut.ts';
import { pause } from '../../time/pause.ts';
import { patiently } from '../exchange/connect-patiently.ts';
import type { Failure } from '../exchange/failure.ts';
import { endpointOf } from './prepare-target.ts';
import { probeCommand } from './probe-command.ts';
import type { CampaignHealth } from './sut-runner.ts';

export interface SutHealthOptions {
  readonly sut: Sut;
  readonly checks: HealthChecks;
  readonly timeoutMs: number;
  readonly waitMs: number;
  /** A command that tells by its exit status whether the SUT is well. */
  readonly probe?: string | undefined;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** Waits between looks: a SUT may be a moment behind before it is reported. */
const retryDelaysMs = [30, 120, 400];
const returnLookMs = 500;
/** A start that takes longer is not made for each try, in milliseconds. */
const quickMs = 1000;

export class SutHealth implements CampaignHealth {
  readonly #options: SutHealthOptions;
  #looks = 0;
  #endpoint: ScpEndpoint | undefined;
  #restartMs: number | undefined;

  constructor(options: SutHealthOptions) {
    this.#options = options;
  }

  /** Where it listens now. */
  async endpoint(): Promise<ScpEndpoint> {
    this.#endpoint ??= await endpointOf(this.#options.sut);
    return this.#endpoint;
  }

  /** How its process ended, if it is supervised and has. */
  get death(): Failure | undefined {
    const death = this.#options.sut.process?.death;
    return death === undefined ? undefined : died(death.split(';')[0] ?? death, death);
  }

  /** Aborted when its process ends; undefined for one that runs elsewhere. */
  get life(): AbortSignal | undefined {
    return this.#options.sut.process?.life;
  }

  /** Resident memory; undefined where nobody tells. */
  async memory(): Promise<number | undefined> {
    return await this.#options.sut.process?.memory?.();
  }

  /**
   * Starts the SUT anew, so that nothing is left of what was sent before, if that is possible and quick. Rejects only with the
   * reason of the signal.
   */
  async renew(): Promise<void> {
    const { sut, signal } = this.#options;
    if (!sut.process?.restart || (this.#restartMs ?? 0) > quickMs) return;
    const begun = performance.now();
    await this.revive();
    signal.throwIfAborted();
    // The quickest tells what it takes: another may have come when the machine was busy.
    this.#restartMs = Math.min(this.#restartMs ?? Number.POSITIVE_INFINITY, performance.now() - begun);
  }

  /** What is wrong now; looked at again after a moment before it is told. Rejects only with the reason of the signal. */
  async look(): Promise<Failure | undefined> {
    let wrong = await this.#look();
    for (const delayMs of retryDelaysMs) {
      if (wrong === undefined || wrong.class === 'hang' || this.death) break;
      await pause(delayMs, this.#options.signal);
      wrong = await this.#look();
    }
    return this.death ?? wrong;
  }

  async #look(): Promise<Failure | undefined> {
    if (this.death) return this.death;
    const { checks, timeoutMs, seed, signal } = this.#options;
    const until = this.life ? AbortSignal.any([signal, this.life]) : signal;
    const limits = { timeoutMs, seed, signal: until };
    try {
      const endpoint = await this.endpoint();
      this.#looks += 1;
      const { store } = checks;
      const asked = store && { ...store, name: `fuzz/health/${this.#looks}` };
      const wrong = await patiently(
        until,
        async () =>
          (await echoExchange(endpoint, limits, checks)) ??
          (asked && (await storeExchange(endpoint, limits, checks, asked))),
      );
      if (wrong?.refused && isRejectedForNow(wrong.refused) && (await untilAccepting(endpoint, limits)))
        return await this.#probe();
      return (wrong && asFailure(wrong)) ?? (await this.#probe());
    } catch (error) {
      signal.throwIfAborted();
      if (this.death) return this.death;
      if (error instanceof ConnectionFailed) return died('cannot be reached', error.message);
      throw error;
    }
  }

  async #probe(): Promise<Failure | undefined> {
    const { probe: command, signal } = this.#options;
    return command === undefined ? undefined : await probeCommand({ command, signal });
  }

  /**
   * Brings a SUT that is ill or dead back: it is started again, or waited for where it runs elsewhere. False if it does not
   * come back. Rejects only with the reason of the signal.
   */
  async revive(): Promise<boolean> {
    const { sut, signal, waitMs } = this.#options;
    this.#endpoint = undefined;
    if (sut.process) {
      if (sut.process.death === undefined && sut.process.restart) await sut.process.restart(signal);
      else await sut.process.start(signal);
      return true;
    }
    const deadline = performance.now() + waitMs;
    while (await this.#look()) {
      if (performance.now() > deadline) return false;
      await pause(returnLookMs, signal);
    }
    return true;
  }
}

function died(key: string, text: string): Failure {
  return { class: 'process died', key, text, clause: 'PS3.8 9.1.2', level: 'fail' };
}

function asFailure({ part, text, isSilence }: Wrong): Failure {
  if (isSilence)
    return {
      class: 'hang',
      key: part,
      text: `a plain request after it is not answered: ${text}`,
      clause: 'PS3.7 9.1.1.2',
      level: 'fail',
    };
  return { class: 'health lost', key: part, text: `after it ${text}`, clause: 'PS3.7 9.1.1.2', level: 'fail' };
}
