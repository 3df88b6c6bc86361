// Ctrl-C, and the terminal that closes: the first one stops the work in order, a second one ends the process at once.

import { ExitStatus } from './run/exit-status.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Watches for SIGINT, SIGTERM and SIGHUP while some work goes on. */
export interface Interrupt extends Disposable {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
}

/** Starts watching; dispose to stop. The first of these signals aborts `signal`, the next one exits with 130. */
export function watchInterrupt(): Interrupt {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(ExitStatus.interrupted);
    controller.abort(new Error('stopped by Ctrl-C'));
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
