// An SCU for the fuzzer with one seeded fault: it runs in this process, and is seen as if it were one of its own.

import type { ProcessReport, SendOrder, SendReport, Sut } from '../../../sut/sut.ts';
import { faultyScu } from '../../faulty-scu/faulty-scu.ts';
import type { ScuChange } from '../../faulty-scu/scu-behaviour.ts';

/** What a fault can do to the process in which the SCU runs. */
export interface SeededProcess {
  /** It goes on without end when it has sent, and does nothing. */
  hang(): void;
  /** The same, and keeps a processor busy. */
  spin(): void;
  /** It takes memory. */
  take(bytes: number): void;
  /** It starts a process that outlives it. */
  leaveChild(): void;
}

/** How an SCU with a fault behaves; asked anew for each run. */
export type SeededScu = (process: SeededProcess) => ScuChange;

/** Silence is given up after so many milliseconds. */
const patienceMs = 250;
const usualMemory = 20_000_000;

/** An SCU that is good but for a fault. */
export function seededScu(change: SeededScu = () => ({})): Sut {
  return {
    ...faultyScu(),
    address: 'seeded',
    send: (order, signal) => sendOnce(change, order, signal),
  };
}

async function sendOnce(change: SeededScu, order: SendOrder, signal: AbortSignal): Promise<SendReport> {
  const state = new State();
  order.onStarted?.({
    peakMemory: async () => state.memory,
    cpuMs: async () => (state.busySince === undefined ? 0 : performance.now() - state.busySince),
  });
  const sut = faultyScu({ patience: () => patienceMs, ...change(state) });
  const report = await sut.send(order, signal);
  if ('notApplicable' in report || !report.process) throw new Error('a seeded SCU has a process');
  if (!state.isHanging || report.process.hasCrashed) return { process: { ...report.process, ...state.left } };
  await ended(order.stalled, signal);
  return { process: { ...report.process, end: 'did not end by itself', hasCrashed: false, wasEnded: true } };
}

class State implements SeededProcess {
  isHanging = false;
  busySince: number | undefined;
  memory = usualMemory;
  #children = 0;

  get left(): Pick<ProcessReport, 'leftRunning'> {
    return { leftRunning: this.#children };
  }

  hang(): void {
    this.isHanging = true;
  }

  spin(): void {
    this.isHanging = true;
    this.busySince ??= performance.now();
  }

  take(bytes: number): void {
    this.memory += bytes;
  }

  leaveChild(): void {
    this.#children += 1;
  }
}

/** Resolves when the harness ends the SCU. */
async function ended(stalled: AbortSignal | undefined, signal: AbortSignal): Promise<void> {
  const stop = AbortSignal.any([signal, ...(stalled ? [stalled] : [])]);
  if (!stop.aborted)
    await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
  signal.throwIfAborted();
}
