// With which statuses a system took instances of each SOP Class, as the cases of a run show it (PS3.7 C.1, C.4; PS3.4 B.2.3).

import { statusCategory } from '../../src/index.ts';
import type { CaseResult } from '../model/run-result.ts';

const storeResponse = 0x8001;

/** Statuses of Success and Warning by SOP Class, each once, of the cases that passed and sent nothing illegal. */
export function storedStatuses(cases: readonly CaseResult[]): ReadonlyMap<string, readonly string[]> {
  const statuses = new Map<string, Set<string>>();
  for (const { given, input, verdict, observed, status } of cases) {
    const { sopClass } = given;
    if (sopClass === undefined || status === undefined || input === 'illegal' || verdict !== 'pass') continue;
    if (observed.kind !== 'message' || observed.commandField !== storeResponse) continue;
    if (!['Success', 'Warning'].includes(statusCategory(Number(status)) ?? '')) continue;
    statuses.set(sopClass, (statuses.get(sopClass) ?? new Set()).add(status));
  }
  return new Map([...statuses].map(([sopClass, seen]) => [sopClass, [...seen].sort()]));
}
