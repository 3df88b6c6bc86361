// A Storage SCU with one fault, as a system under test: it runs in this process, and is seen as if it were a command.

import type { SendOrder, SendReport, Sut, SutPolicies } from '../../sut/sut.ts';
import { goodScu } from './good-scu.ts';
import type { ScuChange } from './scu-behaviour.ts';
import { ScuProgram } from './scu-program.ts';

/** Nothing is known of it, and it sends what it is given. */
const policies: SutPolicies = {
  isAskedFirst: false,
  isScriptable: false,
  isWatched: false,
  isWaitedFor: false,
  retriesAlone: false,
  concurrency: 8,
  identity: 'its own',
  sendsGivenInstances: true,
};

/** An SCU that is good but for a change. */
export function faultyScu(change: ScuChange = {}): Sut {
  return {
    role: 'scu',
    address: 'faulty',
    roles: ['scu'],
    policies,
    scp: async () => ({ notApplicable: 'the system under test is an SCU and accepts nothing' }),
    send: (order, signal) => sendAs(change, order, signal),
    close: async () => {},
  };
}

async function sendAs(change: ScuChange, order: SendOrder, signal: AbortSignal): Promise<SendReport> {
  signal.throwIfAborted();
  const program = new ScuProgram(order, { ...goodScu, ...change });
  const signals = [signal, order.stalled].filter((one) => one !== undefined);
  for (const one of signals) one.addEventListener('abort', program.end, { once: true });
  if (order.stalled?.aborted) program.end();
  try {
    const process = await program.run();
    signal.throwIfAborted();
    return { process };
  } finally {
    for (const one of signals) one.removeEventListener('abort', program.end);
  }
}
