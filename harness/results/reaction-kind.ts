// The kind of a reaction: faults with the same rule, phase and kind of reaction are one.

import { formatStatus } from '../../src/index.ts';
import type { Observation } from '../model/observation.ts';
import type { CaseResult } from '../model/run-result.ts';

/** `silence`, `FIN`, `RST`, `died`, a PDU type, `response 0x0000` and so on. */
export function reactionKind({ observed, health }: Pick<CaseResult, 'observed' | 'health'>): string {
  if (health === 'died') return 'died';
  return health === 'ok' || health === 'not-checked' ? kindOf(observed) : health;
}

function kindOf(observed: Observation): string {
  switch (observed.kind) {
    case 'message':
      return observed.status === undefined ? 'request' : `response ${formatStatus(observed.status)}`;
    case 'pdu':
      return observed.pdu.type;
    case 'closed':
      return observed.how;
    default:
      return observed.kind;
  }
}

/** Reactions of the connection, which say nothing of what was asked: they tell one fault whatever the scenario is. */
export function isConnectionLevel(kind: string): boolean {
  return ['silence', 'FIN', 'RST', 'died', 'unwell', 'unreachable', 'undecodable', 'A-ABORT'].includes(kind);
}
