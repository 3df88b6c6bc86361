// `cstore fuzz --list-mutations`: what the fuzzer may do to an input, without a SUT.

import type { FuzzOptions } from '../../fuzz/campaign/fuzz-options.ts';
import { messageOf, usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { escapeControls } from '../terminal.ts';

/** Prints the mutations that the options select. */
export async function listMutations(options: Pick<FuzzOptions, 'mutations' | 'focus'>): Promise<number> {
  const { selectMutations } = await import('../../fuzz/fuzz.ts');
  const { listingOf } = await import('../../fuzz/mutations/listing.ts');
  try {
    for (const line of listingOf(selectMutations({ ...options, dictionary: [new Uint8Array(1)] })))
      process.stdout.write(`${escapeControls(line)}\n`);
  } catch (error) {
    throw usageError(`--mutation ${(options.mutations ?? []).join(', ')}: ${messageOf(error)}`, { cause: error });
  }
  return ExitStatus.ok;
}
