// Ctrl-C: the first one stops the work in order, a second one ends the process at once.

import { ExitStatus } from './exit-status.ts';

/** Watches for SIGINT and SIGTERM while some work goes on. */
export interface Interrupt extends Disposable {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
}

/** Starts watching; dispose to stop. The first SIGINT or SIGTERM aborts `signal`, the next one exits with 130. */
export function watchInterrupt(): Interrupt {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(ExitStatus.interrupted);
    controller.abort(new Error('stopped by Ctrl-C'));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
