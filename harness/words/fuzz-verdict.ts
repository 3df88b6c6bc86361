// The outcome of a campaign of the fuzzer in a sentence or two: the worst find by name, the others by number.

import type { FuzzRun } from '../model/fuzz-run.ts';
import { capital, numberWord } from './count-text.ts';

export type JudgedCampaign = Pick<FuzzRun, 'runs' | 'ended'> & {
  readonly finds: readonly Pick<FuzzRun['finds'][number], 'title' | 'isFail'>[];
};

/** `The process ends when …; two more faults.` What came from the SUT is not escaped. */
export function fuzzVerdict({ finds, runs, ended }: JudgedCampaign): string {
  const faults = finds.filter(({ isFail }) => isFail);
  const warnings = finds.length - faults.length;
  const [worst] = faults;
  const inputs = `${runs.toLocaleString('en')} ${runs === 1 ? 'input' : 'inputs'}`;
  const first = worst ? [worst.title, ...more(faults.length - 1)].join('; ') : `No fault was found in ${inputs}`;
  return [
    `${runs === 0 && !worst ? 'No input could be sent' : first}.`,
    ...(warnings > 0 ? [`${capital(numberWord(warnings))} ${warnings === 1 ? 'warning' : 'warnings'}.`] : []),
    ...(ended === undefined ? [] : [`It ended early: ${ended}.`]),
  ].join(' ');
}

function more(count: number): string[] {
  return count === 0 ? [] : [`${numberWord(count)} more ${count === 1 ? 'fault' : 'faults'}`];
}
