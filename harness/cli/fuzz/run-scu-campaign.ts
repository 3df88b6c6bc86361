// One campaign against an SCU from the command line.

import type { Sut } from '../../sut/sut.ts';
import { sutOptionsText } from '../../sut/sut-options-text.ts';
import type { Interrupt } from '../interrupt.ts';
import { type FuzzFlags, fuzzOptions } from './fuzz-flags.ts';
import { showFuzzProgress } from './fuzz-progress.ts';
import { concludeCampaign } from './run-campaign.ts';

/** Runs a campaign against an SCU and writes its reports, also if it is stopped. Resolves with the exit status. */
export async function runScuCampaign(sut: Sut, flags: FuzzFlags, interrupt: Interrupt): Promise<number> {
  const { fuzzScu, prepareScuRunner } = await import('../../fuzz/scu/fuzz-scu.ts');
  const { writeScuFinds } = await import('../../fuzz/found/write-scu-finds.ts');
  const options = fuzzOptions(flags, interrupt.signal);
  const startedAt = new Date().toISOString();
  const { scu } = await prepareScuRunner(sut, options);
  const progress = showFuzzProgress(process.stdout, flags);
  const result = await fuzzScu(sut, { ...options, onEvent: progress.tell }, { known: scu }).finally(() =>
    progress.end(),
  );
  const files = await writeScuFinds(result, { out: flags.out, scu, sutOptions: sutOptionsText(flags) });
  return await concludeCampaign(
    { result, files, startedAt, sut: { address: sut.address, role: 'scu' } },
    flags,
    interrupt,
  );
}
