// The command that runs a case again, for a reader to copy: the same wherever it is told.

import type { RunResult } from '../model/run-result.ts';
import { shellWord } from './shell-word.ts';

/** The command, with the system if it is an SCP: an SCU is named by its command, which may hold a password and is in no result. */
export function runAgainCommand(id: string, { role, address }: Pick<RunResult['sut'], 'role' | 'address'>): string {
  const system = role === 'scp' ? ` --scp ${shellWord(address)}` : '';
  return `cstore run ${shellWord(id)}${system}`;
}
