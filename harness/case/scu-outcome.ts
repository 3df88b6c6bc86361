// What the associations of an SCU come to for the result of a case: its status, and how they ended.

import type { TransportOutcome } from '../model/run-result.ts';
import type { AcceptorLog } from './acceptor-log.ts';
import type { ScuAccounts } from './scu-step.ts';

/** The status of the case is the first that is no success: the one the scenario is about. */
export function observed(logs: ScuAccounts['logs']): { status?: number; transport: TransportOutcome } {
  const statuses = logs.flatMap(({ stores }) => stores.map(({ status }) => status)).filter((one) => one !== undefined);
  const status = statuses.find((candidate) => candidate !== 0) ?? statuses[0];
  return {
    ...(status !== undefined && { status }),
    // Of several associations the first that did not end in order says most.
    transport: transportOf(logs.find(({ released }) => !released) ?? logs[0]),
  };
}

function transportOf(log: AcceptorLog | undefined): TransportOutcome {
  if (!log) return 'not-connected';
  if (log.released) return 'released';
  if (log.end.kind === 'closed') return log.end.how === 'local' ? 'ended-by-harness' : log.end.how;
  if (log.end.kind === 'silence') return 'silence';
  if (log.end.kind === 'undecodable') return 'undecodable';
  return 'A-ABORT';
}
