// Writes what a campaign found in an SCU: a scenario and the exact bytes of each find.

import type { FuzzFind } from '../../model/fuzz-run.ts';
import type { FuzzResult } from '../campaign/fuzz-options.ts';
import { buildAnswers } from '../scu/build-answers.ts';
import type { PreparedScu } from '../scu/prepare-scu.ts';
import { scuRecordOf } from './recorded-answers.ts';
import { scuScenarioText } from './scu-scenario-text.ts';
import { writeFindFiles } from './write-finds.ts';

export interface WriteScuOptions {
  /** Folder of the reports; finds are in `found` below it. */
  readonly out: string;
  readonly scu: Pick<PreparedScu, 'requests' | 'instances'>;
  readonly sutOptions: string;
}

/** Writes the files of each find; resolves with their paths below the folder, in the order of the finds. */
export async function writeScuFinds(
  result: FuzzResult,
  { out, scu, sutOptions }: WriteScuOptions,
): Promise<readonly FuzzFind['files'][]> {
  const { seed } = result;
  return await writeFindFiles(result.finds, out, (find, path) => {
    const exchanges = find.inputs.map((input) => buildAnswers(input, scu.requests));
    const instances = scu.instances.length;
    return {
      scenario: scuScenarioText({ find, exchanges, instances, seed, sutOptions, path }),
      record: scuRecordOf(find, seed, exchanges),
    };
  });
}
