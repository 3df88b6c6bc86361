// A run as a stream of events.

import type { Case } from '../case/case.ts';
import type { RunEvent } from '../model/run-event.ts';
import type { Sut } from '../sut/sut.ts';
import { runCases } from './run-cases.ts';
import type { RunOptions } from './run-options.ts';

/**
 * Runs the cases and gives what happens as it happens; the last event is `run-end`. `RunFold` makes results.json of them.
 * Who leaves the loop stops the run. Throws what stops the harness itself, never for what the SUT does.
 */
export async function* run(cases: readonly Case[], sut: Sut, options: RunOptions = {}): AsyncGenerator<RunEvent> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const waiting: RunEvent[] = [];
  let wake: () => void = () => {};
  let isOver = false;
  const onEvent = (event: RunEvent): void => {
    waiting.push(event);
    options.onEvent?.(event);
    wake();
  };
  const running = runCases(cases, sut, { ...options, signal, onEvent }).finally(() => {
    isOver = true;
    wake();
  });
  try {
    while (waiting.length > 0 || !isOver) {
      const event = waiting.shift();
      if (event) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop.abort();
    await running;
  }
}
