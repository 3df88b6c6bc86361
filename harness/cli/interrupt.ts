// Ctrl-C, a service manager, the terminal that closes: the first signal stops the work in order, a second ends it at once.

import { ExitStatus } from './exit-status.ts';

/** How each of them is told, and what the process ends with: 128 and the number of the signal. */
const signals = {
  SIGINT: { words: 'stopped by Ctrl-C', exitStatus: ExitStatus.interrupted },
  SIGTERM: { words: 'stopped by SIGTERM', exitStatus: ExitStatus.terminated },
  SIGHUP: { words: 'stopped by SIGHUP, as its terminal was closed', exitStatus: ExitStatus.hungUp },
} as const;

type SignalName = keyof typeof signals;
const names = Object.keys(signals) as SignalName[];

/** Watches for SIGINT, SIGTERM and SIGHUP while some work goes on. */
export interface Interrupt extends Disposable {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** `stopped by Ctrl-C`, or by what else it was. */
  readonly words: string;
  /** What the process is to end with, once stopped. */
  readonly exitStatus: number;
}

/** Starts watching; dispose to stop. The first of these signals aborts `signal`, the next one exits at once. */
export function watchInterrupt(): Interrupt {
  const controller = new AbortController();
  let first: SignalName = 'SIGINT';
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(signals[name as SignalName].exitStatus);
    first = name as SignalName;
    controller.abort(new Error(signals[first].words));
  };
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    get words() {
      return signals[first].words;
    },
    get exitStatus() {
      return signals[first].exitStatus;
    },
    [Symbol.dispose]() {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
